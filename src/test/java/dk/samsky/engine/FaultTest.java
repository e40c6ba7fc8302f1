package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;

import dk.samsky.driver.FaultyDriver;
import dk.samsky.driver.FaultyDriver.Fault;
import dk.samsky.driver.FaultyDriver.Point;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.RemoteId;
import dk.samsky.model.resource.Desired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call fails in every way that the contract knows. */
class FaultTest {
    @TempDir Path directory;

    private record Case(Point point, Fault fault) {}

    /** From one set of documents to another, with what is called otherwise. */
    private record Step(
            List<Desired> before, List<Desired> after, SequencedMap<Address, Address> moves) {}

    /** One of each kind of change. */
    private static List<Desired> before() {
        return desired(AARHUS, esdh().namespaces(1, 1));
    }

    private static List<Desired> after() {
        return desired(AARHUS, esdh().component("front").servers(2).gib(20).image("debian-13"));
    }

    private static SequencedMap<Address, Address> moves() {
        var moves = new TreeMap<Address, Address>();
        moves.put(
                esdh().address(AARHUS, Kind.SERVER, "web-1"),
                esdh().address(AARHUS, Kind.SERVER, "front-1"));
        moves.put(
                esdh().address(AARHUS, Kind.VOLUME, "web-1-data"),
                esdh().address(AARHUS, Kind.VOLUME, "front-1-data"));
        return moves;
    }

    /** Nothing but names: each object stays. */
    private static Step renamed() {
        var before = desired(AARHUS, esdh().namespaces(1, 1));
        var after = desired(AARHUS, esdh().named("arkiv", 1).namespaces(1, 1));
        var moves = new TreeMap<Address, Address>();
        for (var one : before) {
            for (var other : after) {
                if (one.address().kind() == other.address().kind()
                        && !one.address().equals(other.address())) {
                    moves.put(one.address(), other.address());
                }
            }
        }
        return new Step(before, after, moves);
    }

    @Test
    void theNextRunGoesOnFromEveryFailureOfEveryCall() throws Exception {
        goesOn(new Step(before(), after(), moves()), 100, false);
    }

    @Test
    void aRenameThatIsCutShortAnywhereReplacesNothing() throws Exception {
        goesOn(renamed(), 20, true);
    }

    private static Set<RemoteId> ids(World world) {
        var ids = new HashSet<RemoteId>();
        world.store.read(AARHUS).resources().values().forEach(one -> ids.add(one.remoteId()));
        return ids;
    }

    private void goesOn(Step step, int atLeast, boolean keepsAll) throws Exception {
        var start = directory.resolve("start");
        Files.createDirectories(start);
        try (var world = World.open(start)) {
            world.converge(AARHUS, step.before());
        }
        var cases = cases(start, step);
        Assertions.assertThat(cases).hasSizeGreaterThan(atLeast);
        Everywhere.run(
                cases,
                one -> {
                    var here = directory.resolve("at-" + cases.indexOf(one));
                    Everywhere.copy(start, here);
                    try (var world =
                            World.open(
                                    here,
                                    Mortality.never(),
                                    driver ->
                                            new FaultyDriver(driver)
                                                    .fail(one.point(), one.fault()))) {
                        var standing = ids(world);
                        Assertions.assertThat(world.converge(AARHUS, step.after(), step.moves()))
                                .isInstanceOf(TenantResult.Applied.class);
                        try (var next = World.later(world, Duration.ofMinutes(1))) {
                            next.requireConvergence(AARHUS, step.after(), step.moves());
                            if (keepsAll) {
                                Assertions.assertThat(ids(next)).isEqualTo(standing);
                            }
                        }
                    }
                });
    }

    private List<Case> cases(Path start, Step step) throws Exception {
        var whole = directory.resolve("whole");
        Everywhere.copy(start, whole);
        var drivers = new CopyOnWriteArrayList<FaultyDriver>();
        try (var world =
                World.open(
                        whole,
                        Mortality.never(),
                        driver -> {
                            var faulty = new FaultyDriver(driver);
                            drivers.add(faulty);
                            return faulty;
                        })) {
            world.requireConvergence(AARHUS, step.after(), step.moves());
        }
        var points = new LinkedHashSet<Point>();
        drivers.forEach(driver -> points.addAll(driver.points()));
        var cases = new ArrayList<Case>();
        for (var point : points) {
            for (var fault : FaultyDriver.everyFault(point.operation())) {
                // Death is tried at more points elsewhere.
                if (!(fault instanceof Fault.KilledBefore)
                        && !(fault instanceof Fault.KilledAfter)) {
                    cases.add(new Case(point, fault));
                }
            }
        }
        return cases;
    }
}
