package dk.samsky.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    /** Where Linux does not tell, nothing is told: then there is no identity at all. */
    private static final boolean IS_TOLD = Files.exists(Path.of("/proc/self/stat"));

    private static List<String> own() {
        return List.of(Processes.own().orElse("").split(" ", -1));
    }

    private static boolean isGone(List<String> words) {
        return Processes.isGone(String.join(" ", words));
    }

    private static List<String> with(int fromLast, String word) {
        var words = new java.util.ArrayList<>(own());
        words.set(Math.max(0, words.size() - fromLast), word);
        return words;
    }

    @Test
    void knowsItself() {
        assertThat(Processes.own().isPresent()).isEqualTo(IS_TOLD);
        assertThat(isGone(own())).isFalse();
    }

    @Test
    void knowsAProcessThatHasEnded() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var child = new ProcessBuilder(java, "-version").start();
        var identity = Processes.identity(child.pid());
        assertThat(identity.isPresent()).isEqualTo(IS_TOLD);
        child.waitFor();
        assertThat(identity.map(Processes::isGone))
                .isEqualTo(IS_TOLD ? Optional.of(true) : Optional.empty());
    }

    @Test
    void takesNoOtherProcessOfTheSameNumberForIt() {
        assertThat(isGone(with(1, "1"))).isEqualTo(IS_TOLD);
    }

    @Test
    void saysNothingOfOtherMachinesBootsAndContainers() {
        assertThat(isGone(with(5, "6d1e0f6e-0000-4000-8000-000000000000"))).isFalse();
        assertThat(isGone(with(4, "pid:[1]"))).isFalse();
        assertThat(Processes.isGone("anna@laptop")).isFalse();
        assertThat(Processes.isGone("")).isFalse();
        assertThat(isGone(with(2, "no-number"))).isFalse();
    }
}
