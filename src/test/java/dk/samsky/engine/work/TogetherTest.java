package dk.samsky.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.engine.cloud.Progress;
import dk.samsky.model.TenantId;
import dk.samsky.state.StateException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static Together<String, Integer> work(Function<List<String>, Integer> work)
            throws InterruptedException {
        return Together.work(
                List.of("aarhus", "ribe", "viborg"), TenantId::new, work, Progress.SILENT);
    }

    @Test
    void aBugOfOneIsItsOwn() throws Exception {
        var together =
                work(names -> {
                    if (names.contains("ribe")) {
                        throw new IllegalStateException("a bug");
                    }
                    return names.size();
                });
        assertThat(together.result()).isEqualTo(2);
        assertThat(together.sound()).containsExactly("aarhus", "viborg");
        assertThat(together.broken()).containsOnlyKeys(new TenantId("ribe"));
        assertThat(together.broken().firstEntry().getValue().code().id()).isEqualTo("EN-199");
    }

    @Test
    void aBugThatNoneMeetsAloneIsThrown() {
        assertThatThrownBy(() ->
                        work(names -> {
                            if (names.size() > 1) {
                                throw new IllegalStateException("a bug");
                            }
                            return 1;
                        }))
                .hasMessage("a bug");
    }

    @Test
    void aStateThatCannotBeUsedEndsIt() {
        assertThatThrownBy(() ->
                        work(names -> {
                            throw new StateException("The disk is full.", "Make room.");
                        }))
                .isInstanceOf(StateException.class);
    }
}
