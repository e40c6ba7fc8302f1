package dk.samsky.driver.openstack;

import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.standin.Identity;
import dk.samsky.driver.openstack.standin.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * The law of drivers on a stand-in for OpenStack: at once, slowly and page by page, in projects
 * that we make and in given ones. {@link RealOpenStackSuite} is the same on a real control plane.
 */
class OpenstackDriverTest {
    abstract static class OnStandIn extends OpenStackFixture {
        private final int pageSize;
        private final int looks;

        @SuppressWarnings("NullAway.Init") // before each test
        private StandIn cloud;

        OnStandIn(int pageSize, int looks) {
            this.pageSize = pageSize;
            this.looks = looks;
        }

        @Override
        @BeforeEach
        void open() throws Exception {
            cloud = new StandIn(pageSize, looks);
            cloud.identity().give("given-aarhus");
            cloud.identity().give("given-ribe");
            super.open();
        }

        @Override
        @AfterEach
        void clear() throws Exception {
            try {
                super.clear();
            } finally {
                cloud.close();
            }
        }

        @Override
        Surroundings surroundings() {
            return into(cloud.url());
        }

        @Override
        Map<String, String> settings() {
            return Map.of();
        }

        @Override
        String image() {
            return "fake-linux";
        }

        @Override
        String size() {
            return "m1.small";
        }

        @Override
        Duration pause() {
            return Duration.ofMillis(1);
        }
    }

    /** An environment that leads into a stand-in. */
    static Surroundings into(String url) {
        return into(url, "admin");
    }

    static Surroundings into(String url, String user) {
        return with(
                Map.of(
                        "OS_AUTH_URL",
                        url,
                        "OS_USERNAME",
                        user,
                        "OS_PASSWORD",
                        Identity.PASSWORD,
                        "OS_PROJECT_NAME",
                        "admin"));
    }

    static Surroundings with(Map<String, String> environment) {
        return new Surroundings(
                environment,
                Path.of("/nowhere"),
                Path.of("/nowhere"),
                Path.of("/nowhere"),
                InstantSource.system());
    }

    @Nested
    class AtOnce extends OnStandIn {
        AtOnce() {
            super(1000, 0);
        }
    }

    @Nested
    class SlowlyAndTwoPerPage extends OnStandIn {
        SlowlyAndTwoPerPage() {
            super(2, 2);
        }
    }

    @Nested
    class OfGivenProjects extends OnStandIn {
        OfGivenProjects() {
            super(1000, 0);
        }

        @Override
        Map<String, String> settings() {
            return Map.of("strategy", "given", "project", "given-{tenant}");
        }
    }
}
