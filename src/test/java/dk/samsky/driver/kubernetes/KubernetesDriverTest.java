package dk.samsky.driver.kubernetes;

import dk.samsky.driver.Driver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver under the law of drivers, on a cluster that stands in for a real one. {@link
 * RealClusterSuite} is the same on a real one.
 */
class KubernetesDriverTest {
    abstract static class StandIn extends ClusterContract {
        @SuppressWarnings("NullAway.Init") // before each test
        StandInCluster cluster;

        @SuppressWarnings("NullAway.Init") // before each test
        private Driver driver;

        @BeforeEach
        void open(@TempDir Path directory) throws Exception {
            cluster = new StandInCluster();
            driver = connect(cluster.kubeconfig(directory));
        }

        @AfterEach
        void close() {
            driver.close();
            cluster.close();
        }

        @Override
        public Driver driver() {
            return driver;
        }

        @Override
        public void settle() {
            cluster.objects.finishDeletions();
        }
    }

    @Nested
    class AtOnce extends StandIn {}

    @Nested
    class OnePerPage extends StandIn {
        @BeforeEach
        void narrow() {
            cluster.page = 1;
        }
    }
}
