package dk.samsky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldsTest {
    /** It shares what it collected with the fields that it made, and those never change. */
    @Test
    void aBuilderCollectsNothingMoreOnceItHasBuilt() {
        var builder = Fields.builder().text("a", "1");
        var built = builder.build();
        assertThatThrownBy(() -> builder.text("b", "2")).isInstanceOf(IllegalStateException.class);
        assertThat(built.canonical()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    void whatIsGivenIsCopied() {
        var given = new TreeMap<String, Value>();
        var fields = new Fields(given);
        given.put("a", Value.of(true));
        assertThat(fields).isEqualTo(Fields.NONE);
    }
}
