package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one bears of a cost that is split by what all use hangs on what becomes of the others. */
class SharedBudgetTest {
    @TempDir private Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        replace(
                "providers/national-cloud.yaml",
                "amount: 18000 DKK, per: month, by: even",
                "amount: 200000 DKK, per: month, by: proportional");
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    /** Its part would be small enough beside what another asks for, who is refused. */
    @Test
    void isJudgedByWhatIsPlannedInTheEnd() throws IOException {
        var site = Files.readString(workspace.resolve("tenants/samsoe/hjemmeside.yaml"));
        Files.writeString(
                workspace.resolve("tenants/samsoe/nyheder.yaml"),
                site.replace("name: hjemmeside", "name: nyheder"));
        replace("tenants/samsoe/tenant.yaml", "amount: 60000 DKK", "amount: 18500 DKK");
        replace(
                "tenants/aarhus/workloads.yaml",
                "applicationServers: 6, databaseSize: 4Ti",
                "applicationServers: 16, databaseSize: 12Ti");
        CommandRun.ends(ExitStatus.DONE, workspace, "plan");

        replace("tenants/aarhus/tenant.yaml", "amount: 450000 DKK", "amount: 262000 DKK");
        var plan = CommandRun.ends(ExitStatus.OVER_BUDGET, workspace, "plan");
        assertThat(plan.err())
                .containsOnlyOnce("aarhus would cost ")
                .containsOnlyOnce("samsoe would cost ");
        assertThat(plan.out()).contains("2 tenants not planned");
    }

    @Test
    void isUnknownWhereWhatOneHasIsUnknown() throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + workspace.resolve(".samsky/state.db"));
                var change = connection.createStatement()) {
            // A day ago, so that there is something to pay.
            change.executeUpdate("UPDATE resource SET from_at = from_at - 86400000000000");
            assertThat(
                            change.executeUpdate(
                                    "UPDATE resource SET content = '{}' WHERE tenant = 'viborg'"))
                    .isPositive();
        }
        var reason = "unknown: the parts of the shared cost operation of national-cloud";
        assertThat(CommandRun.ends(ExitStatus.DONE, workspace, "cost").out()).contains(reason);
        var plan = CommandRun.ends(ExitStatus.DONE, workspace, "plan", "--tenant", "aarhus");
        assertThat(plan.out()).contains("110 860,19 DKK/month, 1 price unknown");
        var actual =
                CommandRun.ends(
                        ExitStatus.DONE, workspace, "cost", "--actual", "--from", "2026-10-01");
        assertThat(actual.out()).containsPattern("viborg +\\?").containsPattern("aarhus +≈ [0-9]");
    }
}
