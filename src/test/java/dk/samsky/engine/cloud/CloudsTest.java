package dk.samsky.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.model.Capability;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How clouds are connected. */
class CloudsTest {
    private static final int OTHERS = 200;
    private final CountDownLatch tried = new CountDownLatch(OTHERS);
    private final AtomicInteger connections = new AtomicInteger();

    /** A cloud of whose providers one hangs until all others have been tried. */
    private final class Hanging implements DriverFactory {
        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public List<Capability> capabilities() {
            return List.of();
        }

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public Driver connect(Connection connection) throws DriverException {
            connections.incrementAndGet();
            if (connection.provider().equals("slow")) {
                assertThat(isReleased()).as("the others wait for it").isTrue();
            } else {
                tried.countDown();
            }
            throw new DriverException(DriverException.Kind.TRANSIENT, "Nobody is there.", "Wait.");
        }

        private boolean isReleased() {
            try {
                return tried.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                return false;
            }
        }
    }

    private static Site site(String provider) {
        return new Site(new Location(provider, "dk"), "hanging");
    }

    private static Connection connection(String provider) {
        return new Connection(
                provider,
                Path.of("."),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    @Test
    void oneThatHangsHoldsUpNobodyElse() throws Exception {
        var offers = new HashMap<Clouds.Offer, Connection>();
        offers.put(new Clouds.Offer("slow", "hanging"), connection("slow"));
        for (var i = 0; i < OTHERS; i++) {
            offers.put(new Clouds.Offer("other-" + i, "hanging"), connection("other-" + i));
        }
        try (var clouds = new Clouds(List.of(new Hanging()), offers, Map.of());
                var threads = Executors.newFixedThreadPool(2)) {
            var slow = threads.submit(() -> assertRefused(clouds, "slow"));
            for (var i = 0; i < OTHERS; i++) {
                assertRefused(clouds, "other-" + i);
            }
            slow.get(20, TimeUnit.SECONDS);
            assertRefused(clouds, "slow");
            assertThat(connections).hasValue(OTHERS + 1);
            assertThat(clouds.remedy(site("slow"))).contains("Wait.");
        }
    }

    private static void assertRefused(Clouds clouds, String provider) {
        assertThatThrownBy(() -> clouds.driver(site(provider))).isInstanceOf(DriverException.class);
    }

    /** A cloud that is reached only once it is let go. */
    private record Late(CountDownLatch asked, CountDownLatch release, AtomicInteger closed)
            implements DriverFactory {
        @Override
        public String name() {
            return "late";
        }

        @Override
        public List<Capability> capabilities() {
            return List.of();
        }

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public Driver connect(Connection connection) {
            asked.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return (Driver)
                    Proxy.newProxyInstance(
                            Driver.class.getClassLoader(),
                            new Class<?>[] {Driver.class},
                            (_, method, _) ->
                                    method.getName().equals("close")
                                            ? closed.incrementAndGet()
                                            : null);
        }
    }

    @Test
    @Timeout(20)
    void closingWaitsForNoCloudThatIsStillBeingReached() throws Exception {
        var late = new Late(new CountDownLatch(1), new CountDownLatch(1), new AtomicInteger());
        var offers = new HashMap<Clouds.Offer, Connection>();
        var settings = new TreeMap<String, String>();
        offers.put(
                new Clouds.Offer("slow", "late"),
                new Connection(
                        "slow",
                        Path.of("."),
                        settings,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clouds = new Clouds(List.of(late), offers, new HashMap<>());
            var reached =
                    threads.submit(
                            () -> clouds.driver(new Site(new Location("slow", "west"), "late")));
            late.asked().await();
            clouds.close();
            assertThat(late.closed()).hasValue(0);
            late.release().countDown();
            reached.get();
            assertThat(late.closed()).hasValue(1);
        }
    }
}
