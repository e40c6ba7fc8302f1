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
import org.junit.jupiter.params.provider.ValueSource;

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
                    graph -o svg             | 'samsky graph' has no option -o.                   | fix:  Run 'samsky graph --help'
                    plan --out               | The option --out needs a value.                    | samsky plan --help
                    plan --out a --out b     | The option --out is given twice.                   | Give it once.
                    plan extra               | 'samsky plan' cannot do anything with 'extra'.     | samsky plan --help
                    explain                  | 'samsky explain' needs WORKLOAD.                   | samsky explain --help
                    explain --nope           | 'samsky explain' has no option --nope.             | samsky explain --help
                    explain esdh             | 'esdh' is no workload.                             | tenant/workload
                    state                    | 'samsky state' needs to know what to do.           | list, show, log, forget, unlock
                    simulated fault          | 'samsky simulated fault' needs RULE.               | samsky simulated --help
                    state lst                | 'samsky state' has no 'lst'.                       | Did you mean 'list'?
                    completion bsh           | There is no script for the shell 'bsh'.            | Did you mean 'bash'?
                    schema tennant           | There is no kind of document 'tennant'.            | Did you mean 'tenant'?
                    plan --label x           | 'x' is no label.                                   | KEY=VALUE
                    cost --from 2026-01-01   | --from and --until are for --actual.               | Add --actual
                    apply p --tenant x       | A saved plan is applied as it is                   | Leave it out
                    -q                       | No command is given.                               | samsky --help
                    plan -C /dev/null        | '/dev/null' is no folder.                          | Name the folder
                    plan -C .                | The folder '.' is no workspace.                    | samsky init .
                    plan --out no/such/file  | There is no folder for 'no/such/file'.             | name another file
                    plan --json-into no/such | There is no folder for 'no/such'.                  | for --json-into
                    apply --sarif-into .     | '.' is a folder.                                   | Name a file for --sarif-into
                    plan --out .             | '.' is there already, and is no saved plan.        | Name another file
                    apply .                  | '.' cannot be read.                                | Name the file of a saved plan
                    apply aarhus             | There is no file 'aarhus'.                         | use --tenant
                    show --tenant a --at     | The option --at needs a value.                     | samsky show --help
                    help plann               | There is no command 'plann'.                       | Did you mean 'plan'?
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
    void aPartHelpsWithWhatIsItsOwn() {
        assertThat(run("simulated fault --help").out())
                .contains("simulated fault [OPTION]... RULE", "lost-answer, hangs", "times=1")
                .doesNotContain("--unmarked", "samsky simulated list");
        assertThat(run("simulated --help").out()).contains("  fail WHICH [REASON]  ");
        assertThat(run("state log --help").out()).contains("--limit").doesNotContain("forget");
    }

    @Test
    void helpIsAWordAsWellAsAnOption() {
        assertThat(run("help").out()).isEqualTo(run("--help").out()).contains("  plan ");
        assertThat(run("help plan").out()).isEqualTo(run("plan --help").out());
    }

    @Test
    void aPlanIsNotSavedOverADocument() throws Exception {
        CommandRun.in(folder, "init");
        var before = Files.readString(folder.resolve("samsky.yaml"));
        var refused = run("plan --out samsky.yaml");
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("'samsky.yaml' is there already, and is no saved plan.");
        assertThat(Files.readString(folder.resolve("samsky.yaml"))).isEqualTo(before);
        assertThat(run("apply samsky.yaml").err())
                .contains("samsky.yaml is no saved plan.")
                .contains("samsky plan --out change.plan");
        assertThat(run("plan --out a.plan").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan --out a.plan").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void whatCannotBeWrittenIsToldOnce() {
        CommandRun.in(folder, "init");
        assertThat(run("plan --json-into no/such/file").err())
                .containsOnlyOnce("There is no folder for 'no/such/file'.");
        assertThat(run("plan --json-into /dev/full").err())
                .containsOnlyOnce("/dev/full cannot be read or written.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "plan",
                "plan -o json",
                "apply --yes",
                "destroy --yes",
                "validate",
                "show",
                "cost",
                "prices",
                "graph",
                "doctor",
                "state list",
                "schema tenant",
                "completion bash",
                "complete tenants",
                "simulated list"
            })
    void aResultThatCannotBeWrittenIsAFailure(String line) {
        CommandRun.in(folder, "init");
        CommandRun.in(folder, "apply", "--yes");
        var run = CommandRun.full(folder, line.split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err())
                .contains("error[CLI-110] The result cannot be written")
                .contains("The operating system says: No space left on device.");
    }

    @Test
    void aResultThatCannotBeWrittenIsStillWrittenElsewhere() {
        CommandRun.in(folder, "init");
        var run = CommandRun.full(folder, "plan", "--json-into", "plan.json");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(folder.resolve("plan.json")).content().contains("\"format_version\"");
    }

    @Test
    void whatWentWrongIsToldEvenIfTheJsonOfItCannotBeWritten() {
        var run = CommandRun.full(folder, "plan", "-o", "json", "--bogus");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("has no option --bogus").contains("CLI-110");
    }

    @Test
    void aWrongRuleOfFaultsIsWrongUsage() {
        CommandRun.in(folder, "init");
        var run = CommandRun.in(folder, "simulated", "fault", "list fails");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("There is no call 'list'.");
    }

    @Test
    void optionsOfEveryCommandMayStandBeforeItsName() {
        assertThat(run("-C nowhere plan").err()).contains("There is no folder 'nowhere'.");
        assertThat(run("plan -C nowhere").err()).contains("There is no folder 'nowhere'.");
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
