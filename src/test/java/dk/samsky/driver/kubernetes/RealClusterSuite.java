package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.Driver;
import dk.samsky.driver.Examined;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The law of drivers on a real control plane, with no more rights than src/docs/kubernetes gives.
 * Run by src/test/suites/kubernetes, which names the kubeconfig; not by {@code mvn verify}.
 */
class RealClusterSuite extends ClusterContract {
    @SuppressWarnings("NullAway.Init") // before each test
    private Driver driver;

    @BeforeEach
    void open() throws Exception {
        driver = connect(Path.of(System.getProperty("samsky.kubeconfig", "missing")));
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
    void hasExactlyTheRightsThatItNeeds() throws Exception {
        assertThat(((Examined) driver).missing()).isEmpty();
    }
}
