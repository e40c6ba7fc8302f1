package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.session.Failures;
import dk.samsky.cli.syntax.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {
    @TempDir private Path folder;

    private CommandRun run(String line) {
        return CommandRun.in(folder, line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    plann                    | There is no command 'plann'.                       | Did you mean 'plan'?
                    plan --tennant x         | 'samsky plan' has no option --tennant.             | Did you mean '--tenant'?
                    plan --refresh som       | 'som' is no value of --refresh.                    | It takes one of all, none.
                    plan --out               | The option --out needs a value.                    | samsky plan --help
                    plan --out a --out b     | The option --out is given twice.                   | Give it once.
                    plan extra               | 'samsky plan' cannot do anything with 'extra'.     | samsky plan --help
                    explain                  | 'samsky explain' needs WORKLOAD.                   | samsky explain --help
                    explain esdh             | 'esdh' is no workload.                             | tenant/workload
                    state                    | 'samsky state' needs to know what to do.           | list, show, log, forget, unlock
                    state lst                | 'samsky state' has no 'lst'.                       | Did you mean 'list'?
                    completion bsh           | There is no script for the shell 'bsh'.            | Did you mean 'bash'?
                    schema tennant           | There is no kind of document 'tennant'.            | Did you mean 'tenant'?
                    plan --label x           | 'x' is no label.                                   | KEY=VALUE
                    cost --from 2026-01-01   | --from and --until are for --actual.               | Add --actual
                    apply p --tenant x       | A saved plan is applied as it is                   | Leave it out
                    -q                       | No command is given.                               | samsky --help
                    plan                     | Neither this folder nor one above it is a workspace. | samsky init
                    """)
    void aMistakeInTheLineIsWrongUsageWithARemedy(String line, String what, String fix) {
        var run = run(line);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(what)
                .contains(fix.equals("tenant/workload") ? "tenant/name" : fix);
    }

    @Test
    void jsonIsPureEvenIfTheLineIsWrong() {
        var run = run("plan -o json --bogus");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\n")
                .contains("\"errored\": true")
                .contains("\"CLI-101\"")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void everyCommandHelpsWithExamplesFirst(CommandName command) {
        var run = run(command.word() + " --help");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).contains("\nExamples\n  s");
        assertThat(run.out().indexOf("Examples")).isLessThan(run.out().indexOf("Usage"));
    }

    @Test
    void helpNamesEveryCommandButTheHidden() {
        assertThat(run("--help").out())
                .contains("  plan ", "  simulated ")
                .doesNotContain("  complete ");
        assertThat(run("").out()).isEqualTo(run("-h").out());
    }

    @Test
    void optionsOfEveryCommandMayStandBeforeItsName() {
        assertThat(run("-C nowhere plan").err()).contains("nowhere/samsky.yaml");
        assertThat(run("plan -C nowhere").err()).contains("nowhere/samsky.yaml");
    }

    @Test
    void completionOffersNamesOfTheWorkspace() throws Exception {
        CommandRun.in(folder, "init");
        Files.createDirectories(folder.resolve("tenants/ribe"));
        assertThat(run("complete tenants").out()).isEqualTo("aarhus\nribe\n");
        assertThat(run("complete workloads").out()).isEqualTo("aarhus/esdh\n");
        assertThat(run("complete providers").out()).isEqualTo("national-cloud\n");
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish"})
    void completionScriptsKnowCommandsAndOptions(String shell) {
        assertThat(run("completion " + shell).out())
                .contains("explain")
                .contains("exclude-provider")
                .contains("workloads");
    }

    @Test
    void aBugIsSaidToBeOursAndShowsItsTraceOnlyWhenAsked() {
        var bug =
                Failures.tell(new IllegalStateException("outer", new NullPointerException("leaf")));
        assertThat(bug.code().title()).isEqualTo("This is a bug in Samsky");
        assertThat(bug.what()).contains("leaf");
        assertThat(run("plan").err()).doesNotContain("\tat ");
        assertThat(run("plan --debug").err()).contains("\tat ");
    }
}
