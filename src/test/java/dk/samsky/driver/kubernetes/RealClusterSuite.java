package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.Examined;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The law of drivers on a real control plane, with no more rights than src/docs/kubernetes gives.
 * Run by src/test/suites/kubernetes, which names the folder; not by {@code mvn verify}.
 */
class RealClusterSuite extends ClusterContract {
    /** What the suite's script has written. */
    private static final Path FOLDER = Path.of(System.getProperty("samsky.cluster", "missing"));

    @SuppressWarnings("NullAway.Init") // before each test
    private Driver driver;

    @BeforeEach
    void open() throws Exception {
        driver = connect(FOLDER.resolve("samsky.kubeconfig"));
    }

    @AfterEach
    void close() throws Exception {
        for (var scope : List.of(scope(), neighbour(), otherDeployment())) {
            for (var remote : new ArrayList<>(driver.observe(scope, kinds()).all()).reversed()) {
                driver.delete(scope, remote, operation());
            }
        }
        driver.close();
    }

    @Override
    public Driver driver() {
        return driver;
    }

    @Override
    public void settle() throws Exception {
        var end = Instant.now().plus(Duration.ofMinutes(2));
        while (isMoving()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void hasTheRightsThatItNeeds() throws Exception {
        assertThat(((Examined) driver).missing()).isEmpty();
    }

    @Test
    void comesInAsAPlugInSays() throws Exception {
        try (var exec = connect(FOLDER.resolve("exec.kubeconfig"))) {
            assertThat(((Examined) exec).missing()).isEmpty();
        }
    }

    @Test
    void comesInAsThePodsAccount() throws Exception {
        var environment =
                Map.of(
                        "HOME", FOLDER.resolve("nowhere").toString(),
                        "KUBERNETES_SERVICE_HOST", "127.0.0.1",
                        "KUBERNETES_SERVICE_PORT",
                                Files.readString(FOLDER.resolve("port")).strip());
        var none = new LinkedHashMap<String, String>();
        var connection =
                new Connection(
                        "national-cloud",
                        FOLDER,
                        none,
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        List.of());
        var config = Access.read(connection, environment, FOLDER.resolve("account"));
        try (var api = new Api(config, Duration.ofSeconds(30))) {
            api.reach();
            assertThat(new Rights(api).missing()).isEmpty();
        }
    }
}
