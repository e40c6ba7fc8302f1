package dk.samsky.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.content.Value;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a list that changed. */
class ValuesTest {
    private static String change(String before, String after) {
        return Values.change(Optional.of(list(before)), Optional.of(list(after)));
    }

    private static Value list(String items) {
        return new Value.Listing(
                Arrays.stream(items.split(" ", -1)).<Value>map(Value.Text::new).toList());
    }

    @Test
    void namesAllThatComesAndThenWhatGoes() {
        assertThat(change("a b c", "a c d")).isEqualTo("+d -b");
        assertThat(change("a b", "b a")).isEqualTo("in another order");
        assertThat(change("a b c d", "e f g h")).isEqualTo("+e +f +g +h -a -b -c -d");
    }
}
