package dk.samsky.state;

import static dk.samsky.state.Estate.AARHUS;
import static dk.samsky.state.Estate.RIBE;
import static dk.samsky.state.Estate.RUN;
import static dk.samsky.state.Estate.START;
import static dk.samsky.state.Estate.TTL;
import static dk.samsky.state.Estate.fill;
import static dk.samsky.state.Estate.intent;
import static dk.samsky.state.Estate.lease;
import static dk.samsky.state.Estate.put;
import static dk.samsky.state.Estate.recorded;
import static dk.samsky.state.Estate.restoring;
import static dk.samsky.state.Estate.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.samsky.model.DeploymentId;
import dk.samsky.model.Recorded;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What several threads and processes see of one {@link StateStore}. */
interface SharedStateStoreContract extends StateStoreContract {
    @Test
    default void refusesALeaseThatAnotherRunHolds() throws Exception {
        var lease = lease(open(), AARHUS);
        var other = open();
        assertThatExceptionOfType(LeaseHeld.class)
                .isThrownBy(() -> other.acquire(AARHUS, RUN.id(), Holder.named("bent"), TTL))
                .satisfies(held -> assertThat(held.lease()).isEqualTo(lease));
        assertThat(other.acquire(RIBE, RUN.id(), Holder.named("bent"), TTL).tenant())
                .isEqualTo(RIBE);
    }

    @Test
    default void aLeaseThatHasRunOutCountsUntilAnotherIsGiven() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        clock().advance(TTL);
        assertThat(store.findLease(AARHUS)).isEmpty();
        assertThat(put(store, lease, "op-1", recorded(server(AARHUS, 1), 4), START)).isEqualTo(1);
        var renewed = store.renew(lease, TTL);
        assertThat(open().findLease(AARHUS)).contains(renewed);
    }

    @Test
    default void refusesEveryWriteOfALeaseThatWasGivenBack() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        store.release(lease);
        assertLost(store, lease, LeaseLost.How.ENDED);
    }

    @Test
    default void givesNoLeaseForAnIdentityThatIsNoLongerTheStores() throws Exception {
        var before = open();
        var ranOut = lease(before, AARHUS);
        clock().advance(TTL);
        assertThat(
                        open().restore(
                                        new DeploymentId("lost"),
                                        new TreeMap<>(),
                                        restoring("restore-1")))
                .isTrue();
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> before.acquire(AARHUS, RUN.id(), Holder.named("bent"), TTL))
                .withMessageContaining("another identity");
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> before.takeOver(ranOut, RUN.id(), Holder.named("bent"), TTL));
        assertLost(before, ranOut, LeaseLost.How.ENDED);
        assertThat(open().acquire(AARHUS, RUN.id(), Holder.named("bent"), TTL).tenant())
                .isEqualTo(AARHUS);
    }

    @Test
    default void refusesEveryWriteOfALeaseThatWasTakenOver() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        clock().advance(TTL);
        var other = open();
        other.begin(RUN);
        var taken = other.acquire(AARHUS, RUN.id(), Holder.named("bent"), TTL);
        assertLost(store, lease, LeaseLost.How.TAKEN_OVER);
        store.release(lease);
        assertThat(store.findLease(AARHUS)).contains(taken);
        assertThat(put(other, taken, "op-1", recorded(server(AARHUS, 1), 4), START)).isEqualTo(1);
    }

    @Test
    default void takesOverALeaseThatIsStillTheOneThatWasFound() throws Exception {
        var store = open();
        var dead = lease(store, AARHUS);
        var other = open();
        other.begin(RUN);
        var taken = other.takeOver(dead, RUN.id(), Holder.named("bent"), TTL);
        assertThat(taken.token()).isGreaterThan(dead.token());
        assertLost(store, dead, LeaseLost.How.TAKEN_OVER);
        assertThatExceptionOfType(LeaseHeld.class)
                .isThrownBy(
                        () -> store.takeOver(dead, new RunId("third"), Holder.named("carla"), TTL))
                .satisfies(held -> assertThat(held.lease()).isEqualTo(taken));
        assertThat(store.findLease(AARHUS)).contains(taken);
    }

    @Test
    default void tellsWhoHoldsWhatAndByWhichProcess() throws Exception {
        var store = open();
        store.begin(RUN);
        var holder = new Holder("bent, process 7", Optional.of("a process"));
        var ribe = store.acquire(RIBE, RUN.id(), holder, TTL);
        var aarhus = lease(store, AARHUS);
        assertThat(open().leases()).containsExactly(aarhus, ribe);
        assertThat(open().findLease(RIBE).orElseThrow().holder()).isEqualTo(holder);
        store.release(aarhus);
        clock().advance(TTL);
        assertThat(open().leases()).isEmpty();
    }

    @Test
    default void refusesEveryWriteOfALeaseThatWasBroken() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        store.begin(RUN);
        open().breakLease(AARHUS, RUN.id());
        assertThat(store.findLease(AARHUS)).isEmpty();
        assertLost(store, lease, LeaseLost.How.ENDED);
        store.breakLease(RIBE, RUN.id());
    }

    @Test
    default void readsWholeSerialsWhileOthersWrite() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        fill(store, lease, 20);
        var ended = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = new ArrayList<Future<Integer>>();
            for (var reader : List.of(open(), open(), store)) {
                reading.add(
                        threads.submit(() -> {
                            var reads = 0;
                            for (var last = 0L; !ended.get() || reads == 0; reads++) {
                                var shard = reader.read(AARHUS);
                                assertThat(shard.serial()).isGreaterThanOrEqualTo(last);
                                // Each serial gives all twenty the same memory, so a mixture of two
                                // would show.
                                assertThat(shard.serial() == 1 ? 1 : contents(shard)).isEqualTo(1);
                                last = shard.serial();
                            }
                            return reads;
                        }));
            }
            for (var step = 0; step < 60; step++) {
                rewrite(store, lease, step);
            }
            ended.set(true);
            for (var reads : reading) {
                assertThat(reads.get()).isPositive();
            }
        }
        assertThat(store.read(AARHUS).serial()).isEqualTo(61);
    }

    @Test
    default void takesWritesOfManyTenantsAtOnce() throws Exception {
        var stores = List.of(open(), open());
        var work = new ArrayList<Callable<TenantId>>();
        for (var number = 0; number < 8; number++) {
            var tenant = new TenantId("tenant-" + number);
            var store = stores.get(number % 2);
            work.add(() -> {
                var lease = lease(store, tenant);
                for (var step = 0; step < 40; step++) {
                    put(
                            store,
                            lease,
                            "op-" + step,
                            recorded(server(tenant, step % 5), step),
                            START.plusSeconds(step));
                    // A refusal in the middle of others' writes takes none of them with it.
                    assertThatIllegalStateException()
                            .isThrownBy(() -> store.intend(lease, twice(tenant)));
                }
                store.release(lease);
                return tenant;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                var tenant = done.get();
                assertThat(stores.getFirst().read(tenant).serial()).isEqualTo(40);
                assertThat(stores.getLast().log(tenant, 100)).hasSize(40);
                assertThat(stores.getLast().unresolved(tenant)).isEmpty();
            }
        }
        assertThat(stores.getFirst().heads())
                .hasSize(8)
                .allMatch(head -> head.serial() == 40 && head.resources() == 5);
    }

    @Test
    default void givesALeaseToOneOfManyWhoAskAtOnce() throws Exception {
        var stores = List.of(open(), open());
        var work = new ArrayList<Callable<Integer>>();
        for (var number = 0; number < 16; number++) {
            var run = new RunId("run-" + number);
            var store = stores.get(number % 2);
            work.add(() -> {
                try {
                    store.acquire(AARHUS, run, Holder.named("somebody"), TTL);
                    return 1;
                } catch (LeaseHeld held) {
                    return 0;
                }
            });
        }
        var won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                won += done.get();
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    default void opensForManyAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<StateStore>>();
            for (var number = 0; number < 8; number++) {
                work.add(this::open);
            }
            var first = open().deployment();
            for (var opened : threads.invokeAll(work)) {
                assertThat(opened.get().deployment()).isEqualTo(first);
            }
        }
    }

    private static List<Intent> twice(TenantId tenant) {
        var intent = intent("twice", Action.CREATE, server(tenant, 9), START);
        return List.of(intent, intent);
    }

    private static long contents(Shard shard) {
        return shard.resources().values().stream().map(Recorded::content).distinct().count();
    }

    private static void rewrite(StateStore store, Lease lease, int step) throws LeaseLost {
        var intents = new ArrayList<Intent>();
        var outcomes = new ArrayList<Outcome>();
        for (var number = 0; number < 20; number++) {
            var intent =
                    intent(
                            "op-" + step + "-" + number,
                            Action.UPDATE,
                            server(AARHUS, number),
                            START);
            intents.add(intent);
            outcomes.add(
                    Outcome.done(
                            intent.operation(), recorded(intent.address(), 100 + step), START));
        }
        store.intend(lease, intents);
        store.conclude(lease, outcomes);
    }

    private static void assertLost(StateStore store, Lease lease, LeaseLost.How how) {
        var serial = store.read(lease.tenant()).serial();
        var address = server(lease.tenant(), 1);
        List<ThrowingCallable> writes =
                List.of(
                        () -> store.renew(lease, TTL),
                        () ->
                                store.intend(
                                        lease,
                                        List.of(intent("lost", Action.CREATE, address, START))),
                        () -> store.conclude(lease, List.of()),
                        () -> store.forget(lease, address, START),
                        () -> store.assignRange(lease, Cidr.parse("10.9.0.0/16").orElseThrow()));
        for (var write : writes) {
            assertThatExceptionOfType(LeaseLost.class)
                    .isThrownBy(write)
                    .satisfies(lost -> assertThat(lost.tenant()).isEqualTo(lease.tenant()))
                    .satisfies(lost -> assertThat(lost.how()).isEqualTo(how));
        }
        assertThat(store.read(lease.tenant()).serial()).isEqualTo(serial);
        assertThat(store.unresolved(lease.tenant())).isEmpty();
        assertThat(store.ranges()).isEmpty();
    }
}
