package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files and folders are called is offered if it is a name, and never run. */
class CompletionTest {
    private static final String HOSTILE = "$(touch pwned)";

    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        Files.createDirectory(workspace.resolve("tenants").resolve(HOSTILE));
        Files.writeString(workspace.resolve("tenants").resolve(HOSTILE).resolve("x.yaml"), "");
        Files.writeString(workspace.resolve("providers").resolve(HOSTILE + ".yaml"), "");
    }

    @Test
    void onlyNamesAreOffered() {
        assertThat(complete("tenants")).containsExactly("aarhus", "samsoe", "viborg");
        assertThat(complete("providers")).containsExactly("national-cloud", "nordic-commercial");
        assertThat(complete("workloads"))
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z-]+/[a-z0-9-]+"));
    }

    private List<String> complete(String what) {
        return CommandRun.in(workspace, "complete", what).out().lines().toList();
    }

    @Test
    void bashRunsNothingOfWhatItIsToOffer() throws IOException, InterruptedException {
        assertThat(offered("")).containsExactly(HOSTILE, "samsoe", "viborg");
        assertThat(offered("sa")).containsExactly("samsoe");
        assertThat(offered("x")).containsExactly("");
        assertThat(workspace.resolve("pwned")).doesNotExist();
    }

    /** What bash offers behind {@code --tenant}, of names that somebody else chose. */
    private List<String> offered(String begun) throws IOException, InterruptedException {
        var script =
                CommandRun.in(workspace, "completion", "bash").out()
                        + """
                        samsky() { printf '%%s\\n' '%s' samsoe viborg; }
                        COMP_WORDS=(samsky plan --tenant '%s') COMP_CWORD=3
                        _samsky
                        printf '%%s\\n' "${COMPREPLY[@]}"
                        """
                                .formatted(HOSTILE, begun);
        Files.writeString(workspace.resolve("completion.bash"), script);
        var bash =
                new ProcessBuilder("bash", "--norc", "completion.bash")
                        .directory(workspace.toFile())
                        .redirectErrorStream(true)
                        .start();
        var out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().toList();
    }
}
