package dk.samsky.driver.simulated;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverContract;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFixture;
import dk.samsky.driver.Samples;
import dk.samsky.model.TenantScope;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded cloud under the law of drivers: at once, slowly and page by page, and with half of
 * the kinds.
 */
class SimulatedDriverTest {
    /** Opens the cloud with some settings, and hands the fixture's answers on. */
    abstract static class Cloud implements DriverContract {
        private final String[] settings;

        @SuppressWarnings("NullAway.Init") // before each test
        private DriverFixture fixture;

        @SuppressWarnings("NullAway.Init") // before each test
        private CloudFixture cloud;

        Cloud(String... settings) {
            this.settings = settings;
        }

        @BeforeEach
        void open(@TempDir Path workspace) throws DriverException {
            cloud = new CloudFixture(workspace);
            fixture = cloud.of(cloud.open(settings));
        }

        @AfterEach
        void close() {
            cloud.close();
        }

        @Override
        public Driver driver() {
            return fixture.driver();
        }

        @Override
        public TenantScope scope() {
            return fixture.scope();
        }

        @Override
        public TenantScope neighbour() {
            return fixture.neighbour();
        }

        @Override
        public TenantScope otherDeployment() {
            return fixture.otherDeployment();
        }

        @Override
        public Samples samples(TenantScope scope) {
            return fixture.samples(scope);
        }

        @Override
        public void settle() throws Exception {
            fixture.settle();
        }
    }

    @Nested
    class AtOnce extends Cloud {}

    @Nested
    class SlowlyAndOnePerPage extends Cloud {
        SlowlyAndOnePerPage() {
            super("startup", "2s", "latency", "5ms", "pageSize", "1");
        }
    }

    @Nested
    class OfServersOnly extends Cloud {
        OfServersOnly() {
            super("kinds", "servers");
        }
    }

    @Nested
    class OfNamespacesOnly extends Cloud {
        OfNamespacesOnly() {
            super("kinds", "namespaces");
        }
    }
}
