package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverLaw;
import dk.samsky.driver.ForwardingDriver;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Site;
import dk.samsky.model.TenantScope;
import dk.samsky.plan.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look shows when one of its lists fails. */
class ObserverTest {
    private static final Site SITE = new Site(Shop.WEST, "simulated");

    @TempDir Path directory;
    private final AtomicInteger asked = new AtomicInteger();

    /** Reads kind by kind, and fails at the lists of some so many times. */
    private record Failing(
            Driver inner, AtomicInteger asked, Set<Kind> kinds, int times, DriverException failure)
            implements ForwardingDriver {
        @Override
        public Observation observe(TenantScope scope, List<Kind> wanted) throws DriverException {
            return DriverLaw.observe(
                    scope,
                    wanted,
                    (kind, _, _) -> {
                        if (kinds.contains(kind) && asked.incrementAndGet() <= times) {
                            throw failure;
                        }
                        return inner.observe(scope, List.of(kind)).all();
                    });
        }
    }

    @BeforeEach
    void makeSomething() throws Exception {
        try (var world = World.open(directory)) {
            world.converge(AARHUS, desired(AARHUS, esdh()));
        }
    }

    private World world(int times, DriverException failure) {
        return world(EnumSet.of(Kind.FIREWALL), times, failure);
    }

    private World world(Set<Kind> kinds, int times, DriverException failure) {
        return World.open(
                directory,
                Mortality.never(),
                driver -> new Failing(driver, asked, kinds, times, failure));
    }

    private static Observation look(World world) throws Exception {
        var sight = world.tools().observer().look(AARHUS, List.of(SITE));
        return Optional.ofNullable(sight.observations().get(SITE)).orElseThrow();
    }

    @Test
    void waitsForOneListThatIsThrottled() throws Exception {
        var whole = Optional.<Observation>empty();
        try (var world = World.open(directory)) {
            whole = Optional.of(look(world));
        }
        var busy =
                new DriverException(
                        DriverException.Kind.THROTTLED,
                        "Too many.",
                        "",
                        Optional.of(Duration.ofSeconds(42)));
        try (var world = world(2, busy)) {
            var seen = look(world);
            assertThat(world.waits).containsExactly(Duration.ofSeconds(42));
            assertThat(seen.unknown()).isEmpty();
            assertThat(seen.all()).isEqualTo(whole.orElseThrow().all()).isNotEmpty();
        }
    }

    @Test
    void triesAListThatBreaksAsOftenAsAnyCallAndLosesNoOther() throws Exception {
        var broken = new DriverException(DriverException.Kind.TRANSIENT, "It broke.", "");
        try (var world = world(100, broken)) {
            var seen = look(world);
            assertThat(asked).hasValue(1 + World.PACE.attempts());
            assertThat(seen.unknown()).containsOnlyKeys(Kind.FIREWALL);
            assertThat(seen.unknown().get(Kind.FIREWALL)).isEqualTo("It broke.");
            assertThat(seen.all()).hasSize(4);
        }
    }

    @Test
    void waitsOnceForAServiceThatIsDown() throws Exception {
        var down = new DriverException(DriverException.Kind.TRANSIENT, "It is down.", "");
        var its = EnumSet.of(Kind.NETWORK, Kind.FIREWALL, Kind.PUBLIC_ADDRESS);
        try (var world = world(its, 100, down)) {
            assertThat(look(world).unknown().keySet()).isEqualTo(its);
            assertThat(asked).hasValue(its.size() + World.PACE.attempts());
        }
    }

    @Test
    void waitsForNoListThatIsRefused() throws Exception {
        var refused = new DriverException(DriverException.Kind.DENIED, "Not yours.", "");
        try (var world = world(100, refused)) {
            assertThat(look(world).unknown()).containsOnlyKeys(Kind.FIREWALL);
            assertThat(world.waits).isEmpty();
        }
    }
}
