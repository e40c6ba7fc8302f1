package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;

import dk.samsky.driver.FaultyDriver.Killed;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.resource.Desired;
import dk.samsky.plan.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at every point between writes of the journal and calls to clouds. */
class DeathTest {
    @TempDir Path directory;

    private static List<Desired> before() {
        return desired(
                AARHUS,
                esdh().gib(0).servers(1).namespaces(1, 1),
                esdh().named("gis", 2).servers(1).component("old"));
    }

    @Test
    void leavesNothingBehindWhenItDiesWhileItCreates() throws Exception {
        dieEverywhere(List.of(), desired(AARHUS, esdh().namespaces(1, 1)), new TreeMap<>());
    }

    @Test
    void leavesNothingBehindWhenItDiesWhileItChangesAllSortsOfThings() throws Exception {
        var gis = esdh().named("gis", 2);
        var moves = new TreeMap<Address, Address>();
        moves.put(
                gis.address(AARHUS, Kind.SERVER, "old-1"),
                gis.address(AARHUS, Kind.SERVER, "new-1"));
        moves.put(
                gis.address(AARHUS, Kind.VOLUME, "old-1-data"),
                gis.address(AARHUS, Kind.VOLUME, "new-1-data"));
        // A replacement with another image, an update and a deletion; and a move of another
        // workload, whose volume must survive.
        var after =
                desired(
                        AARHUS,
                        esdh().gib(0).image("debian-13").namespaces(0, 1),
                        gis.component("new").gib(20).protect(true));
        dieEverywhere(before(), after, moves);
    }

    @Test
    void leavesNothingBehindWhenItDiesWhileItChangesThePlace() throws Exception {
        dieEverywhere(
                desired(AARHUS, esdh().gib(0)),
                desired(AARHUS, esdh().gib(0).at(Shop.EAST)),
                new TreeMap<>());
    }

    @Test
    void leavesNothingBehindWhenItDiesWhileItDestroys() throws Exception {
        dieEverywhere(desired(AARHUS, esdh().namespaces(1, 1)), List.of(), new TreeMap<>());
    }

    private void dieEverywhere(
            List<Desired> before, List<Desired> after, SequencedMap<Address, Address> moves)
            throws Exception {
        var start = directory.resolve("start");
        Files.createDirectories(start);
        try (var world = World.open(start)) {
            world.converge(AARHUS, before);
            world.requireInSync(AARHUS, before);
        }
        var kept = volumes(start);
        var life = instants(start, after, moves);
        var deaths = new AtomicInteger();
        Everywhere.run(
                IntStream.rangeClosed(0, life).boxed().toList(),
                instants -> {
                    var here = directory.resolve("at-" + instants);
                    Everywhere.copy(start, here);
                    try (var world =
                            World.open(here, Mortality.after(instants), driver -> driver)) {
                        try {
                            world.converge(AARHUS, after, moves);
                        } catch (Killed _) {
                            deaths.incrementAndGet();
                        }
                        try (var next = World.later(world, Duration.ofMinutes(1))) {
                            next.requireConvergence(AARHUS, after, moves);
                        }
                    }
                    if (!after.isEmpty()) {
                        Assertions.assertThat(volumes(here)).containsAll(kept);
                    }
                });
        // Where several wait for one kind, they may share a look: not every run has as many.
        Assertions.assertThat(deaths.get()).isGreaterThan(40).isBetween(life - 10, life + 1);
    }

    /** How many instants a whole run has. */
    private int instants(Path start, List<Desired> after, SequencedMap<Address, Address> moves)
            throws Exception {
        var here = directory.resolve("whole");
        Everywhere.copy(start, here);
        var mortality = Mortality.never();
        try (var world = World.open(here, mortality, driver -> driver)) {
            world.converge(AARHUS, after, moves);
            return mortality.passed() - 1;
        }
    }

    private static List<String> volumes(Path directory) throws Exception {
        try (var world = World.open(directory)) {
            return world.standing().stream()
                    .filter(item -> item.kind() == Kind.VOLUME)
                    .map(item -> item.remoteId().value())
                    .toList();
        }
    }
}
