package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.ForwardingDriver;
import dk.samsky.driver.Instruction;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.Remote.Condition;
import dk.samsky.model.TenantScope;
import dk.samsky.plan.Shop;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run before this one asked for, and the cloud has not finished. */
class UnderWayTest {
    @TempDir Path directory;

    private final AtomicInteger looks = new AtomicInteger(3);

    /**
     * Shows what there is of one kind as still under way, so many looks long, and then otherwise,
     * or not at all; until then it makes and changes no server.
     */
    private record Slow(
            Driver inner, Kind kind, AtomicInteger looks, Condition now, Optional<Condition> end)
            implements ForwardingDriver {

        @Override
        public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
            var seen = inner.observe(scope, kinds);
            var isOver =
                    kinds.contains(kind) && looks.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
            var shown = isOver ? end : Optional.of(now);
            return new Observation(
                    kinds,
                    seen.all().stream()
                            .flatMap(remote ->
                                    remote.address().kind() == kind
                                            ? shown.map(condition -> in(condition, remote)).stream()
                                            : Stream.of(remote))
                            .toList(),
                    seen.unknown(),
                    seen.others());
        }

        private static Remote in(Condition condition, Remote remote) {
            return new Remote(remote.address(), remote.remoteId(), remote.content(), condition);
        }

        private void requireBuilt(Instruction planned) throws DriverException {
            if (planned.address().kind() == Kind.SERVER && looks.get() > 0) {
                throw new DriverException(
                        DriverException.Kind.CONFLICT, "Something is still being made.", "");
            }
        }

        @Override
        public Remote create(TenantScope scope, Instruction planned, OperationId operation)
                throws DriverException {
            requireBuilt(planned);
            return inner.create(scope, planned, operation);
        }

        @Override
        public Remote update(
                TenantScope scope, Remote prior, Instruction planned, OperationId operation)
                throws DriverException {
            requireBuilt(planned);
            return inner.update(scope, prior, planned, operation);
        }
    }

    @BeforeEach
    void stands() throws Exception {
        try (var world = World.open(directory)) {
            world.converge(AARHUS, desired(AARHUS, esdh().gib(0)));
        }
    }

    private World slow(Kind kind, Condition end) {
        return slow(kind, new Condition.Building(), Optional.of(end));
    }

    private World slow(Kind kind, Condition now, Optional<Condition> end) {
        return World.open(
                directory, Mortality.never(), driver -> new Slow(driver, kind, looks, now, end));
    }

    private static List<String> told(TenantResult result) {
        return ((TenantResult.Applied) result)
                .steps().stream()
                        .map(step ->
                                step.getClass().getSimpleName()
                                        + " "
                                        + step.step().phase()
                                        + " "
                                        + step.step().address().local())
                        .toList();
    }

    @Test
    void isWaitedForBeforeAnythingIsMadeThatNeedsIt() throws Exception {
        try (var world = slow(Kind.NETWORK, Remote.READY)) {
            var result = world.converge(AARHUS, desired(AARHUS, esdh().gib(0).servers(2)));
            assertThat(told(result))
                    .containsExactly("Done AWAIT network/esdh", "Done MAKE server/web-2");
        }
    }

    /** Takes the deletion of a server, and never does it. */
    private record Stuck(Driver inner, AtomicBoolean isAsked) implements ForwardingDriver {
        @Override
        public void delete(TenantScope scope, Remote prior, OperationId operation)
                throws DriverException {
            if (prior.address().kind() == Kind.SERVER) {
                isAsked.set(true);
            } else {
                inner.delete(scope, prior, operation);
            }
        }

        @Override
        public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
            var seen = inner.observe(scope, kinds);
            return isAsked.get() && kinds.contains(Kind.SERVER)
                    ? new Observation(
                            kinds,
                            seen.all().stream()
                                    .map(remote ->
                                            remote.address().kind() == Kind.SERVER
                                                    ? Slow.in(
                                                            new Condition.Deleting(
                                                                    "a backup is made"),
                                                            remote)
                                                    : remote)
                                    .toList(),
                            seen.unknown(),
                            seen.others())
                    : seen;
        }
    }

    @Test
    void aDeletionThatIsHeldUpIsLeftByWhoIsAskedToEnd() throws Exception {
        var isAsked = new AtomicBoolean();
        var server = esdh().address(AARHUS, Kind.SERVER, "web-1");
        var still = server + " is still being deleted, and waits: a backup is made";
        try (var world =
                World.open(directory, Mortality.never(), driver -> new Stuck(driver, isAsked))) {
            world.progress(event -> {
                if (event instanceof Progress.Event.Waiting) {
                    world.halt.ask();
                }
            });
            var began = world.now.get();
            var result = (TenantResult.Applied) world.converge(AARHUS, List.of());
            assertThat(result.steps())
                    .filteredOn(StepResult.Interrupted.class::isInstance)
                    .extracting(step -> ((StepResult.Interrupted) step).known())
                    .containsExactly(still);
            assertThat(told(result)).contains("Blocked REMOVE network/esdh");
            assertThat(world.store.unresolved(AARHUS)).hasSize(1);
            // So does who looks what became of it, and is asked to end meanwhile.
            assertThat(world.recover(AARHUS::equals).get(AARHUS))
                    .extracting(Diagnostic::why)
                    .containsExactly(still);
            assertThat(world.now.get() - began).isLessThan(15);
            try (var next = World.later(world, Duration.ZERO)) {
                next.requireConvergence(AARHUS, List.of(), new TreeMap<>());
            }
        }
    }

    @Test
    void isWaitedForBeforeItIsChanged() throws Exception {
        try (var world = slow(Kind.SERVER, Remote.READY)) {
            var renamed = esdh().gib(0).component("app");
            var moves = new TreeMap<Address, Address>();
            moves.put(
                    esdh().address(AARHUS, Kind.SERVER, "web-1"),
                    esdh().address(AARHUS, Kind.SERVER, "app-1"));
            var result = world.converge(AARHUS, desired(AARHUS, renamed), moves);
            assertThat(told(result))
                    .containsExactly("Done AWAIT server/web-1", "Done MAKE server/app-1");
        }
    }

    @Test
    void thatEndsInErrorIsToldThoughNothingElseIsToBeDone() throws Exception {
        try (var world = slow(Kind.SERVER, new Condition.Failed("no host"))) {
            var plan = world.plan(AARHUS, desired(AARHUS, esdh().gib(0)));
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.isSettled()).isFalse();
            var result = world.apply(plan).getFirst();
            assertThat(((TenantResult.Applied) result).steps())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StepResult.Failed.class,
                            failed -> assertThat(failed.message()).endsWith("failed: no host"));
        }
    }

    @Test
    void thatEndsInErrorBlocksWhatNeedsIt() throws Exception {
        try (var world = slow(Kind.NETWORK, new Condition.Failed("no room"))) {
            var result = world.converge(AARHUS, desired(AARHUS, esdh().gib(0).servers(2)));
            assertThat(told(result))
                    .containsExactly("Failed AWAIT network/esdh", "Blocked MAKE server/web-2");
        }
    }

    @Test
    void isNotWaitedForIfItGoes() throws Exception {
        try (var world = slow(Kind.SERVER, Remote.READY)) {
            var plan = world.plan(AARHUS, List.of());
            assertThat(plan.building()).isEmpty();
        }
    }

    @Test
    void aDeleteIsKnownToBeDoneOnceItIsGone() throws Exception {
        try (var world = slow(Kind.SERVER, new Condition.Deleting(), Optional.empty())) {
            var server = esdh().address(AARHUS, Kind.SERVER, "web-1");
            var lease =
                    world.store.acquire(
                            AARHUS, world.run(), Holder.named("dead"), Duration.ofMinutes(1));
            var operation = new OperationId("op-killed");
            world.store.intend(
                    lease,
                    List.of(
                            new Intent(
                                    operation,
                                    server,
                                    Action.DELETE,
                                    Shop.WEST,
                                    "simulated",
                                    false,
                                    Instant.EPOCH)));
            world.store.release(lease);
            assertThat(world.recover(AARHUS::equals)).isEmpty();
            assertThat(looks).hasValue(0);
            assertThat(world.store.unresolved(AARHUS)).isEmpty();
            assertThat(world.store.read(AARHUS).resources()).doesNotContainKey(server);
        }
    }
}
