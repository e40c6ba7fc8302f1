package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that somebody keeps is written over. */
class TargetTest {
    private static final String KEPT = "{\n  \"name\": \"site\"\n}\n";

    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "--out, package.json",
        "--out, KEEP.YAML",
        "--json-into, KEEP.YAML",
        "--markdown-into, keep.Yml",
        "--junit-into, PRICES.CSV"
    })
    void anothersFileIsKept(String option, String file) throws IOException {
        Files.writeString(workspace.resolve(file), KEPT);
        var plan = CommandRun.in(workspace, "plan", option, file);
        assertThat(plan.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Files.readString(workspace.resolve(file))).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @CsvSource({"--json-into, ./change.plan", "--sarif-into, link.plan"})
    void aPlanIsNotWrittenOverByAResult(String option, String file) throws IOException {
        Files.createFile(workspace.resolve("change.plan"));
        Files.createSymbolicLink(workspace.resolve("link.plan"), Path.of("change.plan"));
        var plan = CommandRun.in(workspace, "plan", "--out", "change.plan", option, file);
        assertThat(plan.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(plan.err()).contains("--out and " + option + " name the same file.");
    }

    @Test
    void aPlanThatIsAppliedIsNotWrittenOver() throws IOException {
        CommandRun.ends(ExitStatus.DONE, workspace, "plan", "--out", "change.plan");
        var plan = Files.readString(workspace.resolve("change.plan"));
        for (var command : List.of("apply", "show")) {
            var run =
                    CommandRun.in(
                            workspace, command, "change.plan", "--json-into", "./change.plan");
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains("PLANFILE and --json-into name the same file.");
            assertThat(workspace.resolve("change.plan")).hasContent(plan);
        }
    }

    @Test
    void twoResultsAreNotWrittenIntoOneFile() {
        var plan =
                CommandRun.ends(
                        ExitStatus.USAGE,
                        workspace,
                        "plan",
                        "--json-into",
                        "x",
                        "--markdown-into",
                        "./x");
        assertThat(plan.err()).contains("--json-into and --markdown-into name the same file.");
        assertThat(workspace.resolve("x")).doesNotExist();
    }

    @Test
    void noPlanIsSavedAmongStates() {
        assertThat(CommandRun.in(workspace, "validate").status()).isEqualTo(ExitStatus.DONE);
        var kept = workspace.resolve(".samsky");
        assertThat(kept.toFile().isDirectory() || kept.toFile().mkdir()).isTrue();
        var plan = CommandRun.in(workspace, "plan", "--out", ".samsky/state.db");
        assertThat(plan.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(plan.err()).contains("'.samsky/state.db' is no place for a plan.");
    }

    @Test
    void noPlanAndNoResultBecomesADocument() {
        for (var option : new String[] {"--out", "--json-into"}) {
            for (var file : new String[] {"tenants/samsoe/p.yaml", "p.yml"}) {
                var plan = CommandRun.ends(ExitStatus.USAGE, workspace, "plan", option, file);
                assertThat(plan.err()).contains("'" + file + "' is no place for a ");
                assertThat(workspace.resolve(file)).doesNotExist();
            }
        }
    }

    @Test
    void aPlanIsWrittenOverAndWhatAKilledRunLeftOfOneToo() throws IOException {
        var file = workspace.resolve("change.plan");
        Files.writeString(file, "");
        assertThat(save().status()).isEqualTo(ExitStatus.DONE);
        assertThat(save().status()).isEqualTo(ExitStatus.DONE);
        Files.writeString(file, Files.readString(file).substring(0, 9));
        assertThat(save().status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun save() {
        return CommandRun.in(workspace, "plan", "--out", "change.plan");
    }
}
