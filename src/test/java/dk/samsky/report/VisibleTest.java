package dk.samsky.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen is shown. */
class VisibleTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x1B, 0x7F, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200D, 0x202E, 0x2060, 0x2066,
                0xFEFF, 0xFFF9, 0xFFFF, 0xE0001, 0xE0041, 0xE007F
            })
    void isReplaced(int character) {
        assertThat(Visible.text("a" + Character.toString(character) + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void whatPeopleWriteStays() {
        var text = "Blåbærgrød på Samsø, 100\u00A0€: ½ \uD83C\uDF53\n";
        assertThat(Visible.text(text)).isEqualTo(text);
    }
}
