package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More and smaller volumes are asked for: those that stand keep their size, and their room. */
class KeptVolumesTest {
    private static final String ESDH = "tenants/samsoe/esdh.yaml";

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path workspace;

    @BeforeEach
    void applyOneDatabase() throws IOException {
        workspace = ExampleCopy.of(folder);
        replace(
                "blueprints/case-management.yaml",
                "count: 1, vcpus: 8",
                "count: \"${applicationServers}\", vcpus: 8");
        replace("providers/national-cloud.yaml", "storage: 60Ti", "storage: 1Gi");
        replace("providers/national-cloud.yaml", "storage: 90Ti", "storage: 300Gi");
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes", "--workload", "samsoe/esdh");
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    @Test
    void theirRoomIsCountedBeforeAnythingIsDone() throws IOException {
        replace(ESDH, "databaseSize: 200Gi", "databaseSize: 110Gi, applicationServers: 2");
        var plan = CommandRun.in(workspace, "plan", "--workload", "samsoe/esdh");
        assertThat(plan.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(plan.err()).contains("PL-204").contains("needs 110 GiB storage");
    }

    @Test
    void whatHasRoomBesideThemIsDone() throws IOException {
        replace(ESDH, "databaseSize: 200Gi", "databaseSize: 100Gi, applicationServers: 2");
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes", "--workload", "samsoe/esdh");
        assertThat(CommandRun.in(workspace, "plan", "--workload", "samsoe/esdh").out())
                .contains("No changes");
    }
}
