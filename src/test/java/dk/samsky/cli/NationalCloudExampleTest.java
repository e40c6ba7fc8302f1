package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.driver.openstack.standin.Identity;
import dk.samsky.driver.openstack.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * examples/national-cloud through the command line, on a stand-in for OpenStack. On a real control
 * plane: src/test/suites/openstack.
 */
class NationalCloudExampleTest {
    private static final String HOME = "user.home";

    private final String home = System.getProperty(HOME, "/");

    @SuppressWarnings("NullAway.Init") // before each test
    private StandIn cloud;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path workspace;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        cloud = new StandIn(1000, 0);
        workspace = ExampleCopy.of(folder, "national-cloud");
        // What the stand-in has.
        edit("providers/national-cloud.yaml", "g1.", "m1.");
        edit("providers/prices/national-cloud.csv", "g1.", "m1.");
        edit("tenants/aarhus/tenant.yaml", "aarhus-drift", "it-drift");
        edit("tenants/samsoe/tenant.yaml", "samsoe-drift", "vagt");
        var clouds = folder.resolve(".config/openstack/clouds.yaml");
        Files.createDirectories(clouds.getParent());
        Files.writeString(
                clouds,
                """
                clouds:
                  national:
                    auth: {auth_url: "%s", username: admin, password: "%s", project_name: admin}
                """
                        .formatted(cloud.url(), Identity.PASSWORD));
        System.setProperty(HOME, folder.toString());
    }

    private void edit(String file, String from, String to) throws IOException {
        var path = workspace.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    @AfterEach
    void close() {
        System.setProperty(HOME, home);
        cloud.close();
    }

    private CommandRun ends(ExitStatus status, String... line) {
        return CommandRun.ends(status, workspace, line);
    }

    @Test
    void goesFromNothingToNothing() {
        ends(ExitStatus.DONE, "validate");
        ends(ExitStatus.DONE, "apply", "--yes");
        assertThat(cloud.identity().projects()).hasSize(2);
        assertThat(cloud.count("POST /compute/v2.1/servers")).isEqualTo(5);
        ends(ExitStatus.DONE, "plan", "--detailed-exitcode");
        ends(ExitStatus.DONE, "drift", "--detailed-exitcode");
        ends(ExitStatus.DONE, "destroy", "--yes");
        assertThat(cloud.identity().projects()).isEmpty();
    }

    @Test
    void doctorNamesWhatTheCloudLacks() throws IOException {
        assertThat(ends(ExitStatus.DONE, "doctor").out()).contains("all that is needed");
        edit(
                "providers/national-cloud.yaml",
                "cloud: national",
                "cloud: national, viewerRole: seer");
        cloud.identity().lack("volumev3");
        assertThat(ends(ExitStatus.FAILED, "doctor").out())
                .contains("missing: the role 'seer', Cinder");
    }
}
