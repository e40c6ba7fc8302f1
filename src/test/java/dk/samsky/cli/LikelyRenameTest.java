package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new name alone would delete what stands: the plan says how to keep it. */
class LikelyRenameTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void rename(String more) throws IOException {
        var file = workspace.resolve("tenants/samsoe/hjemmeside.yaml");
        Files.writeString(
                file, Files.readString(file).replace("name: hjemmeside", "name: forside") + more);
    }

    @Test
    void saysHowToKeepWhatStands() throws IOException {
        rename("  parameters: {servers: 2}\n");
        var plan = run("plan", "--tenant", "samsoe");
        assertThat(plan.status()).isEqualTo(ExitStatus.DONE);
        assertThat(plan.err())
                .containsOnlyOnce("warning[BP-112]")
                .contains("--> tenants/samsoe/hjemmeside.yaml:3:")
                .contains("parts of what is deleted: 'forside' (movedFrom: hjemmeside).")
                .contains("    movedFrom: NAME");
    }

    @Test
    void isSilentOnceItIsWritten() throws IOException {
        rename("  movedFrom: hjemmeside\n");
        var plan = run("plan", "--tenant", "samsoe");
        assertThat(plan.err()).doesNotContain("BP-112");
        assertThat(plan.out()).contains("> ").doesNotContain("\n    - ");
    }

    @Test
    void isSilentOfWhatHasOtherPartsOrIsNotPlanned() throws IOException {
        rename("");
        assertThat(run("plan", "--workload", "forside").err()).doesNotContain("BP-112");
        var file = workspace.resolve("tenants/samsoe/hjemmeside.yaml");
        Files.writeString(
                file, Files.readString(file).replace("blueprint: web-site", "blueprint: library"));
        assertThat(run("plan", "--tenant", "samsoe").err()).doesNotContain("BP-112");
        assertThat(run("plan", "--tenant", "viborg").err()).doesNotContain("BP-112");
    }
}
