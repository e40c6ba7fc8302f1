package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake stops who relies on the document that it is in. */
class RelianceTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void applyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    @Test
    void aBrokenBlueprintOrRuleStopsNobodyWhoLooksAtWhatStandsOrTakesItAway() throws IOException {
        var before = run("cost").out();
        replace("blueprints/case-management.yaml", "kind: Blueprint", "kind: Bluprint");
        Files.writeString(workspace.resolve("policies/broken.yaml"), "kind: [\n");
        var drift = run("drift");
        assertThat(drift.err()).contains("warning[DOC-403]").doesNotContain("error[");
        assertThat(drift.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("cost").out()).isEqualTo(before);
        assertThat(run("plan", "--destroy").status()).isEqualTo(ExitStatus.DONE);
        var destroyed = run("destroy", "--yes", "--tenant", "viborg");
        assertThat(destroyed.status()).isEqualTo(ExitStatus.DONE);
        assertThat(destroyed.out()).contains("Nothing is left");

        assertThat(run("plan", "--tenant", "viborg").status()).isEqualTo(ExitStatus.INVALID);
        var told = run("validate");
        assertThat(told.err()).contains("error[DOC-403]");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
    }

    /** What a blueprint computes is not asked for, so that it need not be right. */
    @Test
    void anExpressionThatIsWrongStopsNobodyEither() throws IOException {
        replace("blueprints/case-management.yaml", "\"${protectDatabase}\"", "\"${1 +}\"");
        assertThat(run("plan").status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("drift").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("destroy", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aBrokenProviderStopsWhoReliesOnItAndNobodyWhoReadsTheStateAlone() throws IOException {
        replace("providers/national-cloud.yaml", "kind: Provider", "kind: Provder");
        for (var command : new String[] {"drift", "cost", "destroy"}) {
            var run = run(command);
            assertThat(run.err()).contains("error[DOC-403]");
            assertThat(run.status()).isEqualTo(ExitStatus.INVALID);
        }
        assertThat(run("state", "list").out()).contains("aarhus");
        assertThat(run("show", "--tenant", "samsoe").out()).contains("server/web-1");
        assertThat(run("state", "log", "samsoe").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void settingsThatAreWrongStopAll() throws IOException {
        replace("samsky.yaml", "kind: Workspace", "kind: Workspce");
        assertThat(run("state", "list").status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("cost").status()).isEqualTo(ExitStatus.INVALID);
    }
}
