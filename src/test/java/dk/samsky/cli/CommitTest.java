package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log names the commit that the documents are in, if they are in one. */
class CommitTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void setUp() throws IOException {
        workspace = folder.resolve("cloud");
        CommandRun.ends(ExitStatus.DONE, folder, "init", "cloud");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), COMMIT + "\n");
    }

    private String log() {
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes", "-q");
        return CommandRun.ends(ExitStatus.DONE, workspace, "state", "log", "aarhus", "-o", "json")
                .out();
    }

    private void tracked(String path) throws IOException {
        Files.writeString(folder.resolve(".git/index"), "DIRC\0\0\0\2..." + path + "\0\0\0");
    }

    @Test
    void namesTheCommitOfWhatIsTracked() throws IOException {
        tracked("cloud/samsky.yaml");
        assertThat(log()).contains(COMMIT);
    }

    @Test
    void namesNoneOfAnotherRepository() throws IOException {
        assertThat(log()).doesNotContain(COMMIT);
        tracked("cloud/samsky.yaml.bak");
        CommandRun.ends(
                ExitStatus.DONE,
                workspace,
                "simulated",
                "change",
                "aarhus/esdh/server/web-1",
                "size",
                "g1.large");
        assertThat(log()).doesNotContain(COMMIT);
    }
}
