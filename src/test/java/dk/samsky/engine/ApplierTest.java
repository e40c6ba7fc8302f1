package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.samsky.driver.DriverException.Kind;
import dk.samsky.driver.FaultyDriver;
import dk.samsky.driver.FaultyDriver.Fault;
import dk.samsky.driver.FaultyDriver.Operation;
import dk.samsky.driver.FaultyDriver.Point;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.NamingDriver;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Shop;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import dk.samsky.state.LeaseLost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplierTest {
    private static final TenantId RIBE = new TenantId("ribe");

    @TempDir Path directory;

    private static Point create(TenantId tenant, String local) {
        var address =
                desired(tenant, esdh()).stream()
                        .map(one -> one.address())
                        .filter(one -> one.local().equals(local))
                        .findFirst();
        return new Point(Operation.CREATE, tenant.name(), address, 0);
    }

    private World world(Point point, Fault fault) {
        return world(List.of(point), fault);
    }

    private World world(List<Point> points, Fault fault) {
        return World.open(
                directory,
                Mortality.never(),
                driver -> {
                    var faulty = new FaultyDriver(driver);
                    points.forEach(point -> faulty.fail(point, fault));
                    return faulty;
                });
    }

    private static List<String> told(List<StepResult> steps) {
        return steps.stream()
                .map(step -> {
                    var local = step.step().address().local();
                    return switch (step) {
                        case StepResult.Done _ -> "done " + local;
                        case StepResult.Failed _ -> "failed " + local;
                        case StepResult.Interrupted _ -> "interrupted " + local;
                        case StepResult.Broken _ -> "broken " + local;
                        case StepResult.Blocked(var _, var by) ->
                                local + " blocked by " + by.local();
                        case StepResult.NotBegun _ -> "not begun " + local;
                    };
                })
                .toList();
    }

    private static List<StepResult> steps(TenantResult result) {
        return switch (result) {
            case TenantResult.Applied(var _, var steps) -> steps;
            case TenantResult.Lost lost -> lost.steps();
            case TenantResult.Impossible impossible -> impossible.steps();
            case TenantResult.Broken broken -> broken.steps();
            case TenantResult.Held _, TenantResult.Stale _, TenantResult.Taken _ -> List.of();
        };
    }

    @Test
    void aFailureStopsOnlyWhatNeedsItAndNoOtherTenant() throws Exception {
        var denied = new Fault.Before(Kind.DENIED);
        try (var world = world(create(RIBE, "network/esdh"), denied)) {
            var results =
                    world.apply(
                            world.plan(RIBE, desired(RIBE, esdh())),
                            world.plan(AARHUS, desired(AARHUS, esdh())));
            assertThat(told(steps(results.getFirst())))
                    .containsExactlyInAnyOrder(
                            "done tenant-space/national-cloud.dk-west",
                            "failed network/esdh",
                            "server/web-1 blocked by network/esdh",
                            "done firewall/esdh",
                            "done volume/web-1-data");
            world.requireInSync(AARHUS, desired(AARHUS, esdh()));
        }
    }

    @Test
    void aBugOfADriverIsToldAsSuchAndStopsNoOtherTenant() throws Exception {
        var told = new ArrayList<Progress.Event>();
        try (var world = world(create(RIBE, "network/esdh"), new Fault.Bug()).progress(told::add)) {
            var results =
                    world.apply(
                            world.plan(RIBE, desired(RIBE, esdh())),
                            world.plan(AARHUS, desired(AARHUS, esdh())));
            assertThat(told(steps(results.getFirst())))
                    .containsExactlyInAnyOrder(
                            "done tenant-space/national-cloud.dk-west",
                            "broken network/esdh",
                            "server/web-1 blocked by network/esdh",
                            "done firewall/esdh",
                            "done volume/web-1-data");
            assertThat(told).anyMatch(Progress.Event.Broke.class::isInstance);
            world.requireInSync(AARHUS, desired(AARHUS, esdh()));
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(RIBE, desired(RIBE, esdh()), new TreeMap<>());
            }
        }
    }

    @Test
    void aBugOutsideOfAnyStepIsThatTenantsOwn() throws Exception {
        try (var world = World.open(directory)) {
            var plan = world.plan(RIBE, desired(RIBE, esdh()));
            var twice = new ArrayList<>(plan.changes());
            twice.add(twice.getFirst());
            var impossible =
                    new TenantChanges(
                            RIBE,
                            plan.serial(),
                            twice,
                            List.of(),
                            plan.unchanged(),
                            plan.building());
            var results = world.apply(impossible, world.plan(AARHUS, desired(AARHUS, esdh())));
            assertThat(results.getFirst())
                    .isInstanceOfSatisfying(
                            TenantResult.Broken.class,
                            broken ->
                                    assertThat(broken.told().code().title())
                                            .isEqualTo("This is a bug in Samsky"));
            world.requireInSync(AARHUS, desired(AARHUS, esdh()));
        }
    }

    @Test
    void aBugWhileAFormerRunIsLookedIntoIsThatTenantsOwn() throws Exception {
        var look = new Point(Operation.OBSERVE, "ribe", Optional.empty(), 0);
        try (var world = world(look, new Fault.Bug())) {
            for (var tenant : List.of(AARHUS, RIBE)) {
                var lease =
                        world.store.acquire(
                                tenant, world.run(), Holder.named("dead"), Duration.ofMinutes(1));
                world.store.intend(
                        lease, List.of(intent(desired(tenant, esdh()).getFirst().address())));
                world.store.release(lease);
            }
            assertThat(codes(world)).containsExactly("EN-199");
            assertThat(world.store.unresolved(AARHUS)).isEmpty();
            assertThat(world.store.unresolved(RIBE)).hasSize(1);
        }
    }

    @Test
    void aTenantThatIsHeldStopsNoOther() throws Exception {
        try (var world = World.open(directory)) {
            world.store.acquire(
                    RIBE, world.run(), Holder.named("bo on laptop"), Duration.ofMinutes(1));
            var results =
                    world.apply(
                            world.plan(RIBE, desired(RIBE, esdh())),
                            world.plan(AARHUS, desired(AARHUS, esdh())));
            assertThat(results.getFirst()).isInstanceOf(TenantResult.Held.class);
            world.requireInSync(AARHUS, desired(AARHUS, esdh()));
        }
    }

    @Test
    void takesOverFromAProcessThatIsDeadAndFromNoOther() throws Exception {
        var told = new ArrayList<Progress.Event>();
        try (var world = World.open(directory).progress(told::add)) {
            var dead = new Holder("bo on laptop, process 1", Optional.of(World.DEAD));
            var left = world.store.acquire(RIBE, world.run(), dead, Duration.ofMinutes(1));
            var other = new Holder("bo on laptop, process 2", Optional.of("nobody knows"));
            world.store.acquire(AARHUS, world.run(), other, Duration.ofMinutes(1));
            var results =
                    world.apply(
                            world.plan(RIBE, desired(RIBE, esdh())),
                            world.plan(AARHUS, desired(AARHUS, esdh())));
            assertThat(results.getLast()).isInstanceOf(TenantResult.Held.class);
            world.requireInSync(RIBE, desired(RIBE, esdh()));
            assertThat(told).contains(new Progress.Event.TookOver(RIBE, "bo on laptop, process 1"));
            assertThatExceptionOfType(LeaseLost.class)
                    .isThrownBy(() -> world.store.renew(left, Duration.ofMinutes(1)));
        }
    }

    @Test
    void givesBackWhatTheDeadHoldEvenIfNothingElseIsToBeDone() throws Exception {
        try (var world = World.open(directory)) {
            var dead = new Holder("bo on laptop, process 1", Optional.of(World.DEAD));
            world.store.acquire(RIBE, world.run(), dead, Duration.ofMinutes(1));
            var other = new Holder("bo on laptop, process 2", Optional.of("nobody knows"));
            var alive = world.store.acquire(AARHUS, world.run(), other, Duration.ofMinutes(1));
            assertThat(world.applier().left(AARHUS::equals)).isEmpty();
            assertThat(world.recover(_ -> true)).isEmpty();
            assertThat(world.store.leases()).containsExactly(alive);
        }
    }

    /** Applies in a thread of its own until the fault is reached. */
    private static FutureTask<TenantResult> until(Fault.Hang hang, World world) throws Exception {
        var plan = world.plan(AARHUS, desired(AARHUS, esdh()));
        var applying = new FutureTask<>(() -> world.apply(plan).getFirst());
        Thread.ofVirtual().start(applying);
        hang.reached().await();
        return applying;
    }

    private static Fault.Hang hang() {
        return new Fault.Hang(new CountDownLatch(1), new CountDownLatch(1));
    }

    @Test
    void askedToHaltOnceItFinishesWhatIsUnderWay() throws Exception {
        var hang = hang();
        try (var world = world(create(AARHUS, "tenant-space/national-cloud.dk-west"), hang)) {
            var applying = until(hang, world);
            world.halt.ask();
            hang.release().countDown();
            assertThat(told(steps(applying.get())))
                    .hasSize(5)
                    .contains("done tenant-space/national-cloud.dk-west")
                    .contains("not begun network/esdh");
            assertThat(world.store.unresolved(AARHUS)).isEmpty();
        }
    }

    @Test
    void whatWaitsForItsTurnWhenAskedToHaltIsNotBegun() throws Exception {
        var hang = hang();
        var one = World.PACE;
        var atATime =
                new Pace(
                        1,
                        one.attempts(),
                        one.firstWait(),
                        one.longestWait(),
                        one.poll(),
                        one.patience());
        // Whichever of them comes first: the others wait for it.
        var three =
                Stream.of("network/esdh", "firewall/esdh", "volume/web-1-data")
                        .map(local -> create(AARHUS, local))
                        .toList();
        try (var world = world(three, hang).pace(atATime)) {
            var applying = until(hang, world);
            while (world.store.unresolved(AARHUS).size() < 3) {
                Thread.sleep(5);
            }
            world.halt.ask();
            hang.release().countDown();
            var told = told(steps(applying.get()));
            assertThat(told).hasSize(5).contains("not begun server/web-1");
            assertThat(told).filteredOn(step -> step.startsWith("done ")).hasSize(2);
            assertThat(told).filteredOn(step -> step.startsWith("not begun ")).hasSize(3);
            assertThat(world.store.unresolved(AARHUS)).isEmpty();
        }
    }

    @Test
    void askedToHaltTwiceItStopsAndTheNextRunGoesOn() throws Exception {
        var hang = hang();
        try (var world = world(create(AARHUS, "tenant-space/national-cloud.dk-west"), hang)) {
            var applying = until(hang, world);
            world.halt.ask();
            world.halt.ask();
            assertThat(told(steps(applying.get())))
                    .hasSize(5)
                    .contains("interrupted tenant-space/national-cloud.dk-west");
            assertThat(world.store.unresolved(AARHUS)).hasSize(1);
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(AARHUS, desired(AARHUS, esdh()), new TreeMap<>());
            }
        }
    }

    @Test
    void aLostLeaseEndsTheRunAndTellsWhatWasDone() throws Exception {
        var hang = hang();
        try (var world = world(create(AARHUS, "network/esdh"), hang)) {
            var applying = until(hang, world);
            world.store.breakLease(AARHUS, world.run());
            hang.release().countDown();
            var result = applying.get();
            assertThat(result).isInstanceOf(TenantResult.Lost.class);
            assertThat(told(steps(result)))
                    .contains("done tenant-space/national-cloud.dk-west")
                    // By what ends first it is blocked, or not begun.
                    .anyMatch(told -> told.contains("server/web-1"));
            assertThat(told(steps(result))).contains("interrupted network/esdh");
            assertThat(steps(result)).hasSameSizeAs(desired(AARHUS, esdh()));
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(AARHUS, desired(AARHUS, esdh()), new TreeMap<>());
            }
        }
    }

    @Test
    void aDeleteThatWasNotAnsweredStaysOpenThoughTheNextOneIsRefused() throws Exception {
        try (var world = World.open(directory)) {
            world.converge(AARHUS, desired(AARHUS, esdh()));
        }
        var server = create(AARHUS, "server/web-1").address();
        var delete = new Point(Operation.DELETE, "aarhus", server, 0);
        var again = new Point(Operation.DELETE, "aarhus", server, 1);
        try (var world =
                World.open(
                        directory,
                        Mortality.never(),
                        driver ->
                                new FaultyDriver(driver)
                                        .fail(delete, new Fault.Before(Kind.OUTCOME_UNKNOWN))
                                        .fail(again, new Fault.Before(Kind.DENIED)))) {
            var result = world.converge(AARHUS, List.of());
            assertThat(told(steps(result))).contains("failed server/web-1");
            assertThat(world.store.unresolved(AARHUS))
                    .extracting(entry -> entry.intent().address())
                    .containsExactly(server.orElseThrow());
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(AARHUS, List.of(), new TreeMap<>());
            }
        }
    }

    @Test
    void refusesAPlanThatIsOlderThanTheState() throws Exception {
        try (var world = World.open(directory)) {
            var old = world.plan(AARHUS, desired(AARHUS, esdh().servers(2)));
            world.converge(AARHUS, desired(AARHUS, esdh()));
            assertThat(world.apply(old).getFirst()).isInstanceOf(TenantResult.Stale.class);
            world.requireInSync(AARHUS, desired(AARHUS, esdh()));
        }
    }

    @Test
    void leavesAloneWhatAKilledRunLeftOpenAndGoesOnWithTheRest() throws Exception {
        try (var world = World.open(directory)) {
            var wanted = desired(AARHUS, esdh());
            var plan = world.plan(AARHUS, wanted);
            var lease =
                    world.store.acquire(
                            AARHUS, world.run(), Holder.named("dead"), Duration.ofMinutes(1));
            var volume = create(AARHUS, "volume/web-1-data").address().orElseThrow();
            world.store.intend(lease, List.of(intent(volume)));
            world.store.release(lease);
            assertThat(told(steps(world.apply(plan).getFirst())))
                    .containsExactlyInAnyOrder(
                            "failed volume/web-1-data",
                            "server/web-1 blocked by volume/web-1-data",
                            "done tenant-space/national-cloud.dk-west",
                            "done network/esdh",
                            "done firewall/esdh");
            world.requireConvergence(AARHUS, wanted, new TreeMap<>());
        }
    }

    @Test
    void keepsProtectionOfWhatAKilledRunMade() throws Exception {
        try (var world = World.open(directory)) {
            var space = desired(AARHUS, esdh()).getFirst();
            var lease =
                    world.store.acquire(
                            AARHUS, world.run(), Holder.named("dead"), Duration.ofMinutes(1));
            var intent = intent(space.address());
            world.store.intend(lease, List.of(intent));
            world.tools()
                    .clouds()
                    .driver(space.site())
                    .create(
                            world.tools().observer().scope(AARHUS, space.site()),
                            new Instruction(space.address(), space.resource(), new TreeMap<>()),
                            intent.operation());
            world.store.release(lease);
            world.recover(AARHUS::equals);
            assertThat(world.store.read(AARHUS).resources().get(space.address()))
                    .matches(Recorded::protect);
        }
    }

    @Test
    void takesNoNamesakeAtAnotherSiteForWhatIsRemembered() throws Exception {
        try (var world = World.open(directory, Mortality.never(), NamingDriver::new)) {
            var wanted = desired(AARHUS, esdh());
            var space = wanted.getFirst();
            world.converge(AARHUS, wanted);
            var east = new Site(Shop.EAST, "simulated");
            world.tools()
                    .clouds()
                    .driver(east)
                    .create(
                            world.tools().observer().scope(AARHUS, east),
                            new Instruction(space.address(), space.resource(), new TreeMap<>()),
                            new OperationId("namesake"));
            assertThat(told(steps(world.converge(AARHUS, wanted))))
                    .containsExactly("done " + space.address().local());
            assertThat(world.store.read(AARHUS).resources()).containsKey(space.address());
            assertThat(world.plan(AARHUS, wanted).changes()).isEmpty();
        }
    }

    private static Intent intent(Address address) {
        return new Intent(
                new OperationId("dead"),
                address,
                Action.CREATE,
                Shop.WEST,
                "simulated",
                true,
                Instant.EPOCH);
    }

    @Test
    void saysWhatCannotBeSettledAndGoesOnWithTheRest() throws Exception {
        var wanted = desired(AARHUS, esdh().namespaces(1, 1));
        var blind = new Fault.Blind(dk.samsky.model.Kind.NETWORK);
        try (var world =
                World.open(
                        directory,
                        Mortality.never(),
                        driver -> {
                            var faulty = new FaultyDriver(driver);
                            for (var i = 0; i < 100; i++) {
                                faulty.fail(
                                        new Point(Operation.OBSERVE, "aarhus", Optional.empty(), i),
                                        blind);
                            }
                            return faulty;
                        })) {
            var run = world.run();
            var lease =
                    world.store.acquire(AARHUS, run, Holder.named("dead"), Duration.ofMinutes(1));
            var network = create(AARHUS, "network/esdh").address().orElseThrow();
            world.store.intend(lease, List.of(intent(network)));
            assertThat(codes(world)).containsExactly("EN-103");
            world.store.release(lease);
            assertThat(codes(world)).containsExactly("EN-101");
            var result = world.apply(world.plan(AARHUS, wanted)).getFirst();
            assertThat(told(steps(result)))
                    .containsExactlyInAnyOrder(
                            "done tenant-space/national-cloud.dk-west",
                            "done firewall/esdh",
                            "done volume/web-1-data",
                            "done namespace/app1",
                            "done namespace-quota/app1");
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(AARHUS, wanted, new TreeMap<>());
            }
        }
    }

    private static List<String> codes(World world) throws Exception {
        var told = new ArrayList<String>();
        world.recover(_ -> true)
                .values()
                .forEach(list -> list.forEach(one -> told.add(one.code().id())));
        return told;
    }

    @Test
    void refusesARangeThatAnotherTenantWasGiven() throws Exception {
        var range = Cidr.parse("10.0.0.0/16");
        try (var world = World.open(directory)) {
            var applier = world.applier();
            var first =
                    List.of(new SavedPlan.Part(world.plan(AARHUS, desired(AARHUS, esdh())), range));
            assertThat(
                            applier.apply(first, List.of(), world.run(), Holder.named("test"))
                                    .getFirst())
                    .isInstanceOf(TenantResult.Applied.class);
            var second =
                    List.of(new SavedPlan.Part(world.plan(RIBE, desired(RIBE, esdh())), range));
            assertThat(
                            applier.apply(second, List.of(), world.run(), Holder.named("test"))
                                    .getFirst())
                    .isInstanceOf(TenantResult.Taken.class);
            assertThat(world.store.read(RIBE).resources()).isEmpty();
        }
    }

    @Test
    void refusesAGroupThatHasGotRightsInAnotherTenantSinceThePlan() throws Exception {
        try (var world = World.open(directory)) {
            var late = world.plan(RIBE, List.of(space(RIBE, "Drift")));
            world.converge(AARHUS, List.of(space(AARHUS, "drift")));
            var told = (TenantResult.Taken) world.apply(late).getFirst();
            assertThat(told.why().what())
                    .isEqualTo("The group 'Drift' has rights in what 'aarhus' runs.");
            assertThat(world.store.read(RIBE).resources()).isEmpty();
            var shared = List.of(new SavedPlan.Part(late, Optional.empty()));
            assertThat(
                            world.applier()
                                    .apply(
                                            shared,
                                            List.of("Drift"),
                                            world.run(),
                                            Holder.named("test"))
                                    .getFirst())
                    .isInstanceOf(TenantResult.Applied.class);
            // Whoever has it already keeps it, also where it was shared once.
            world.requireConvergence(
                    RIBE, List.of(space(RIBE, "Drift", "ribe-it")), new TreeMap<>());
        }
    }

    private static Desired space(TenantId tenant, String... groups) {
        var space = desired(tenant, esdh()).getFirst();
        var access =
                Arrays.stream(groups)
                        .map(group -> new TenantSpace.Access(group, Role.VIEWER))
                        .toList();
        var range = Cidr.parse("10.0.0.0/16").orElseThrow();
        return new Desired(
                space.address(),
                space.location(),
                space.driver(),
                new TenantSpace(tenant.name(), range, Limits.NONE, access),
                space.protect());
    }

    @Test
    void findsWhatIsLeftAndProvesThatNothingIs() throws Exception {
        try (var world = World.open(directory)) {
            world.converge(AARHUS, desired(AARHUS, esdh()));
            var left = world.leftovers().find(List.of(AARHUS, RIBE), _ -> true);
            assertThat(left.getFirst().objects()).hasSize(5);
            assertThat(left.getFirst().diagnostics()).hasSize(5);
            assertThat(left.getLast().diagnostics()).isEmpty();
            world.converge(AARHUS, List.of());
            var none = world.leftovers().find(List.of(AARHUS), _ -> true).getFirst();
            assertThat(none.diagnostics()).isEmpty();
        }
    }

    @Test
    void provesNothingOfWhatItCannotRead() throws Exception {
        var look = new Point(Operation.OBSERVE, "aarhus", Optional.empty(), 0);
        try (var world = world(look, new Fault.Before(Kind.DENIED))) {
            var left = world.leftovers().find(List.of(AARHUS), Shop.WEST::equals).getFirst();
            assertThat(left.diagnostics()).hasSize(1);
            assertThat(left.unread()).hasSize(1);
        }
    }
}
