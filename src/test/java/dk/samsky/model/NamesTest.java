package dk.samsky.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void takesForAResourcesNameWhatThePatternTakes() {
        for (var seed = 0; seed < 5_000; seed++) {
            var text = text(new Random(seed), "a9z0.-A_/ø\n");
            assertThat(Names.isResourceName(text))
                    .as("seed %d: '%s'", seed, text)
                    .isEqualTo(
                            text.length() <= 100 && text.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"));
        }
    }

    @Test
    void takesForANameWhatThePatternTakes() {
        for (var seed = 0; seed < 5_000; seed++) {
            var text = text(new Random(seed), "az09-A.ø");
            assertThat(Names.isName(text, 40))
                    .as("seed %d: '%s'", seed, text)
                    .isEqualTo(text.length() <= 40 && text.matches("[a-z]([a-z0-9-]*[a-z0-9])?"));
        }
    }

    @Test
    void ordersNumbersInNamesAsNumbers() {
        for (var seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var a = random.nextInt(2_000);
            var b = random.nextInt(2_000);
            assertThat(Integer.signum(NaturalOrder.compare("web-" + a, "web-" + b)))
                    .as("seed %d: %d and %d", seed, a, b)
                    .isEqualTo(Integer.compare(a, b));
        }
    }

    /** Mostly letters that are allowed, and lengths around the limits. */
    private static String text(Random random, String letters) {
        var length = random.nextInt(4) == 0 ? 36 + random.nextInt(70) : random.nextInt(6);
        var allowed = random.nextBoolean() ? 3 : letters.length();
        return random.ints(length, 0, allowed)
                .mapToObj(i -> letters.substring(i, i + 1))
                .reduce("", String::concat);
    }
}
