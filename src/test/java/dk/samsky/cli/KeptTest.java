package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command must not do with what is kept: write over it, or go round it. */
class KeptTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samsky.yaml",
                "tenants/viborg/tenant.yaml",
                "providers/prices/national-cloud.csv",
                ".samsky/state.db"
            })
    void noResultIsWrittenOverIt(String file) throws IOException {
        CommandRun.in(workspace, "apply", "--yes", "--tenant", "samsoe");
        var before = Files.readAllBytes(workspace.resolve(file));
        for (var option : new String[] {"--json-into", "--sarif-into", "--junit-into"}) {
            var run = CommandRun.in(workspace, "plan", option, file);
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains("is no place for a result");
        }
        assertThat(Files.readAllBytes(workspace.resolve(file))).isEqualTo(before);
        assertThat(CommandRun.in(workspace, "plan", "--json-into", "plan.json").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void noWaiverThatRanOutIsUsedByAnEarlierMoment() throws IOException {
        var policy = workspace.resolve("policies/cpr.yaml");
        var text = Files.readString(policy);
        assertThat(text).contains("until: 2027-06-30");
        Files.writeString(policy, text.replace("until: 2027-06-30", "until: 2026-10-15"));

        var direct = CommandRun.in(workspace, "apply", "--yes", "--at", "2026-10-01");
        assertThat(direct.status()).isEqualTo(ExitStatus.STALE);
        assertThat(direct.err()).contains("the waiver of").contains("2026-10-15");
        CommandRun.in(workspace, "plan", "--at", "2026-10-01", "--out", "old.plan");
        assertThat(CommandRun.in(workspace, "apply", "old.plan").status())
                .isEqualTo(ExitStatus.STALE);
        assertThat(CommandRun.in(workspace, "simulated", "list").out())
                .doesNotContain("viborg/bibliotek");
    }
}
