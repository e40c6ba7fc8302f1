package dk.samsky.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.samsky.model.content.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsReaderTest {
    @Test
    void readsWhatFieldsWrite() {
        for (var seed = 0; seed < 2_000; seed++) {
            var fields = new RandomFields(seed).next();
            assertThat(read(fields.canonical())).as("seed %d", seed).isEqualTo(fields);
        }
    }

    @Test
    void givesTheSameTextAgain() {
        for (var seed = 0; seed < 200; seed++) {
            var text = new RandomFields(seed).next().canonical();
            assertThat(read(text).canonical()).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void keepsTheOrderOfAList() {
        var fields = Fields.builder().texts("volumes", List.of("b", "a", "c")).build();
        assertThat(read(fields.canonical())).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{}{}",
                "{\"a\":}",
                "{\"a\":null}",
                "{\"a\":1.5}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":[1}",
                "{\"a\":99999999999999999999}",
                "{\"a\":[",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":'1'}"
            })
    void refusesWhatIsDamaged(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(text));
    }

    private static Fields read(String text) {
        return FieldsReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
