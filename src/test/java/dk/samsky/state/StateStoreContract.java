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
import static dk.samsky.state.Estate.random;
import static dk.samsky.state.Estate.recorded;
import static dk.samsky.state.Estate.remove;
import static dk.samsky.state.Estate.restoring;
import static dk.samsky.state.Estate.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.RunId;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StateStore} does. {@link SharedStateStoreContract} has what several users of
 * one store see.
 */
interface StateStoreContract extends OccupancyContract {
    /**
     * Opens the store of this test, empty the first time; each call opens it once more, as another
     * process would.
     */
    @Override
    StateStore open();

    /** The clock that every opened store reads, at {@link Estate#START}. */
    SetClock clock();

    @Test
    default void hasOneIdentityForEver() {
        var first = open().deployment();
        assertThat(open().deployment()).isEqualTo(first);
    }

    @Test
    default void remembersWhoDidWhatToTheStateItself() throws Exception {
        var store = open();
        var restoring = restoring("restore");
        store.restore(new DeploymentId("lost"), new TreeMap<>(), restoring);
        lease(store, AARHUS);
        store.begin(RUN);
        store.breakLease(AARHUS, RUN.id());
        store.breakLease(AARHUS, RUN.id());
        var restored =
                new Remark(
                        restoring, clock().instant(), "the state was given the identity of lost");
        assertThat(open().remarks(RIBE, 5)).containsExactly(restored);
        assertThat(open().remarks(AARHUS, 5))
                .hasSize(2)
                .contains(restored)
                .anyMatch(remark ->
                        remark.run().id().equals(RUN.id()) && remark.what().endsWith(" was ended"));
        assertThat(open().remarks(AARHUS, 1)).hasSize(1);
    }

    @Test
    default void anEmptyOneTakesTheIdentityOfOneThatWasLost() throws Exception {
        var store = open();
        var lost = new DeploymentId("lost");
        var ranges = new TreeMap<>(Map.of(AARHUS, Cidr.parse("10.3.0.0/16").orElseThrow()));
        assertThat(store.restore(lost, ranges, restoring("restore-1"))).isTrue();
        assertThat(store.deployment()).isEqualTo(lost);
        assertThat(open().deployment()).isEqualTo(lost);
        assertThat(open().ranges()).isEqualTo(ranges);
        assertThat(
                        store.restore(
                                new DeploymentId("another"),
                                new TreeMap<>(),
                                restoring("restore-2")))
                .isFalse();
        assertThat(store.deployment()).isEqualTo(lost);
    }

    @Test
    default void onlyAnEmptyOneTakesAnotherIdentity() throws Exception {
        var store = open();
        var own = store.deployment();
        var lost = new DeploymentId("lost");
        var lease = lease(store, AARHUS);
        assertThat(store.restore(lost, new TreeMap<>(), restoring("restore-3"))).isFalse();
        store.intend(lease, List.of(intent("op-1", Action.CREATE, server(AARHUS, 1), START)));
        store.release(lease);
        assertThat(open().restore(lost, new TreeMap<>(), restoring("restore-4"))).isFalse();
        assertThat(open().deployment()).isEqualTo(own);
    }

    @Test
    default void refusesToRestoreRangesThatOverlap() {
        var store = open();
        var own = store.deployment();
        var ranges = new TreeMap<TenantId, Cidr>();
        ranges.put(AARHUS, Cidr.parse("10.3.0.0/16").orElseThrow());
        ranges.put(RIBE, Cidr.parse("10.3.4.0/24").orElseThrow());
        assertThatExceptionOfType(RangeTaken.class)
                .isThrownBy(() ->
                        store.restore(new DeploymentId("lost"), ranges, restoring("restore-5")));
        assertThat(store.deployment()).isEqualTo(own);
        assertThat(store.ranges()).isEmpty();
    }

    @Test
    default void showsATenantThatWasNeverWrittenAsEmpty() {
        var store = open();
        assertThat(store.read(AARHUS)).isEqualTo(new Shard(AARHUS, 0, new TreeMap<>()));
        assertThat(store.readAt(AARHUS, 0)).contains(store.read(AARHUS));
        assertThat(store.readAt(AARHUS, 1)).isEmpty();
        assertThat(store.heads()).isEmpty();
        assertThat(store.log(AARHUS, 10)).isEmpty();
        assertThat(store.unresolved(AARHUS)).isEmpty();
        assertThat(store.history(AARHUS, Instant.MIN, Instant.MAX)).isEmpty();
        assertThat(store.findLease(AARHUS)).isEmpty();
    }

    @Test
    default void remembersWhatWasConcluded() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var web = recorded(server(AARHUS, 1), 4);

        assertThat(put(store, lease, "op-1", web, START)).isEqualTo(1);

        assertThat(open().read(AARHUS)).isEqualTo(new Shard(AARHUS, 1, shard(web)));
        assertThat(store.heads()).containsExactly(new ShardHead(AARHUS, 1, 1, START));
    }

    @Test
    default void givesBackEveryRecordAsItWas() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        for (var seed = 0; seed < 300; seed++) {
            var written = random(AARHUS, seed);
            put(store, lease, "op-" + seed, written, START);
            var read =
                    Optional.ofNullable(store.read(AARHUS).resources().get(written.address()))
                            .orElseThrow();
            assertThat(read).as("seed %d", seed).isEqualTo(written);
            assertThat(read.content().fields())
                    .as("seed %d", seed)
                    .isEqualTo(written.content().fields());
        }
    }

    @Test
    default void keepsEverySerialReadable() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var expected = new ArrayList<Shard>(List.of(store.read(AARHUS)));
        var standing = new TreeMap<Address, Recorded>();
        var random = new Random(7);
        for (var step = 0; step < 120; step++) {
            var address = server(AARHUS, random.nextInt(9));
            long serial;
            if (standing.containsKey(address) && random.nextInt(3) == 0) {
                standing.remove(address);
                serial = remove(store, lease, "op-" + step, address, START.plusSeconds(step));
            } else {
                standing.put(address, recorded(address, 1_000 + step));
                serial =
                        put(
                                store,
                                lease,
                                "op-" + step,
                                standing.get(address),
                                START.plusSeconds(step));
            }
            assertThat(serial).isEqualTo(expected.size());
            expected.add(new Shard(AARHUS, serial, standing));
        }
        assertThat(store.heads())
                .containsExactly(
                        new ShardHead(AARHUS, 120, standing.size(), START.plusSeconds(119)));
        for (var shard : expected) {
            assertThat(store.readAt(AARHUS, shard.serial())).contains(shard);
        }
        assertThat(store.readAt(AARHUS, 121)).isEmpty();
        assertThat(store.readAt(AARHUS, -1)).isEmpty();
    }

    @Test
    default void raisesTheSerialOnceForSeveralOutcomes() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        fill(store, lease, 5);
        assertThat(store.read(AARHUS).serial()).isEqualTo(1);
        assertThat(store.read(AARHUS).resources()).hasSize(5);
    }

    @Test
    default void takesTheLastOfSeveralOutcomesForOneAddress() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var address = server(AARHUS, 1);
        put(store, lease, "op-1", recorded(address, 1), START);
        store.intend(
                lease,
                List.of(
                        intent("delete", Action.DELETE, address, START),
                        intent("create", Action.CREATE, address, START),
                        intent("update", Action.UPDATE, address, START)));
        store.conclude(
                lease,
                List.of(
                        Outcome.gone(new OperationId("delete"), address, START),
                        Outcome.done(new OperationId("create"), recorded(address, 2), START),
                        Outcome.done(new OperationId("update"), recorded(address, 3), START)));
        assertThat(store.read(AARHUS)).isEqualTo(new Shard(AARHUS, 2, shard(recorded(address, 3))));
        assertThat(store.readAt(AARHUS, 1))
                .contains(new Shard(AARHUS, 1, shard(recorded(address, 1))));
        assertThat(store.heads()).containsExactly(new ShardHead(AARHUS, 2, 1, START));
    }

    @Test
    default void keepsTheSerialWhenNothingChanges() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var web = recorded(server(AARHUS, 1), 4);
        put(store, lease, "op-1", web, START);

        assertThat(put(store, lease, "op-2", web, START.plusSeconds(1))).isEqualTo(1);
        assertThat(remove(store, lease, "op-3", server(AARHUS, 2), START)).isEqualTo(1);
        store.intend(lease, List.of(intent("op-4", Action.DELETE, web.address(), START)));
        assertThat(
                        store.conclude(
                                lease,
                                List.of(
                                        Outcome.failed(
                                                new OperationId("op-4"), "no quota", START))))
                .isEqualTo(1);
    }

    @Test
    default void whatRefersToSomethingThatIsRenamedGoesOnReferringToIt() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var web = recorded(server(AARHUS, 1), 4);
        var former = web.references().getFirst();
        var now = new Address(AARHUS, Optional.of("arkiv"), Kind.NETWORK, "net");
        var create = intent("op-1", Action.CREATE, web.address(), START);
        var move = intent("op-2", Action.UPDATE, former, START);
        store.intend(lease, List.of(create, move));
        store.conclude(lease, List.of(Outcome.done(create.operation(), web, START)));
        store.conclude(
                lease,
                List.of(
                        new Outcome(
                                move.operation(),
                                Outcome.Result.DONE,
                                "",
                                List.of(recorded(now, 1)),
                                List.of(former),
                                START)));
        var read = Objects.requireNonNull(open().read(AARHUS).resources().get(web.address()));
        assertThat(read.references()).containsExactly(now);
        assertThat(read.content()).isEqualTo(web.content());
    }

    @Test
    default void tellsRunIntentAndOutcome() throws Exception {
        var store = open();
        store.begin(RUN);
        var lease = store.acquire(AARHUS, RUN.id(), Holder.named("anna on laptop"), TTL);
        var web = recorded(server(AARHUS, 1), 4);
        var create = intent("op-1", Action.CREATE, web.address(), START);
        var update = intent("op-2", Action.UPDATE, web.address(), START.plusSeconds(2));
        store.intend(lease, List.of(create));
        store.conclude(lease, List.of(Outcome.done(create.operation(), web, START.plusSeconds(1))));
        store.intend(lease, List.of(update));
        store.conclude(
                lease,
                List.of(Outcome.failed(update.operation(), "no quota", START.plusSeconds(3))));
        var failed =
                new JournalEntry(
                        RUN,
                        update,
                        1,
                        Optional.of(
                                new JournalEntry.End(
                                        Outcome.Result.FAILED, "no quota", START.plusSeconds(3))));
        var done =
                new JournalEntry(
                        RUN,
                        create,
                        1,
                        Optional.of(
                                new JournalEntry.End(
                                        Outcome.Result.DONE, "", START.plusSeconds(1))));
        assertThat(store.log(AARHUS, 10)).containsExactly(failed, done);
        assertThat(store.log(AARHUS, 1)).containsExactly(failed);
        assertThat(store.log(RIBE, 10)).isEmpty();
    }

    @Test
    default void showsIntentsWithoutOutcomeInTheirOrder() throws Exception {
        var store = open();
        store.begin(RUN);
        var lease = store.acquire(AARHUS, RUN.id(), Holder.named("anna on laptop"), TTL);
        var intents = new ArrayList<Intent>();
        for (var number = 0; number < 12; number++) {
            intents.add(
                    intent("op-" + (99 - number), Action.CREATE, server(AARHUS, number), START));
        }
        store.intend(lease, intents);
        store.conclude(
                lease,
                List.of(Outcome.notDone(intents.removeFirst().operation(), "not there", START)));

        assertThat(open().unresolved(AARHUS))
                .isEqualTo(
                        intents.stream()
                                .map(open -> new JournalEntry(RUN, open, 0, Optional.empty()))
                                .toList());
        assertThat(store.unresolved(RIBE)).isEmpty();
    }

    @Test
    default void namesATenantThatHasOnlyIntents() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        store.intend(lease, List.of(intent("op-1", Action.CREATE, server(AARHUS, 1), START)));
        assertThat(store.heads()).containsExactly(new ShardHead(AARHUS, 0, 0, START));
    }

    @Test
    default void refusesAnOutcomeThatWasNeverIntended() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var web = recorded(server(AARHUS, 1), 4);
        put(store, lease, "op-1", web, START);
        store.intend(lease, List.of(intent("op-2", Action.UPDATE, web.address(), START)));

        for (var operation : List.of("op-1", "op-9")) {
            var both =
                    List.of(
                            Outcome.done(
                                    new OperationId("op-2"), recorded(web.address(), 8), START),
                            Outcome.gone(new OperationId(operation), web.address(), START));
            assertThatIllegalStateException().isThrownBy(() -> store.conclude(lease, both));
        }
        assertThat(store.read(AARHUS)).isEqualTo(new Shard(AARHUS, 1, shard(web)));
        assertThat(store.unresolved(AARHUS)).hasSize(1);
    }

    @Test
    default void refusesToIntendAnOperationTwice() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var first = intent("op-1", Action.CREATE, server(AARHUS, 1), START);
        var second = intent("op-2", Action.CREATE, server(AARHUS, 2), START);
        store.intend(lease, List.of(first));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.intend(lease, List.of(second, first)));
        assertThat(store.unresolved(AARHUS)).hasSize(1);
    }

    @Test
    default void refusesWhatBelongsToAnotherTenant() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var theirs = server(RIBE, 1);
        store.intend(lease, List.of(intent("op-1", Action.CREATE, server(AARHUS, 1), START)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        store.intend(lease, List.of(intent("op-2", Action.CREATE, theirs, START))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        store.conclude(
                                lease,
                                List.of(
                                        Outcome.done(
                                                new OperationId("op-1"),
                                                recorded(theirs, 1),
                                                START))));
        assertThat(store.heads()).containsExactly(new ShardHead(AARHUS, 0, 0, START));
    }

    @Test
    default void refusesARunThatWasNotBegun() throws Exception {
        var store = open();
        var lease = store.acquire(AARHUS, RUN.id(), Holder.named("anna"), TTL);
        var intents = List.of(intent("op-1", Action.CREATE, server(AARHUS, 1), START));
        assertThatIllegalStateException().isThrownBy(() -> store.intend(lease, intents));
        store.begin(RUN);
        store.intend(lease, intents);
        assertThatIllegalStateException().isThrownBy(() -> store.begin(RUN));
    }

    @Test
    default void forgetsAResourceAndSaysSo() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var web = recorded(server(AARHUS, 1), 4);
        put(store, lease, "op-1", web, START);

        assertThat(store.forget(lease, web.address(), START.plusSeconds(1))).isTrue();
        assertThat(store.forget(lease, web.address(), START.plusSeconds(2))).isFalse();

        assertThat(store.read(AARHUS)).isEqualTo(new Shard(AARHUS, 2, new TreeMap<>()));
        assertThat(store.readAt(AARHUS, 1)).contains(new Shard(AARHUS, 1, shard(web)));
        var entry = store.log(AARHUS, 10).getFirst();
        assertThat(entry.intent().action()).isEqualTo(Action.FORGET);
        assertThat(entry.intent().address()).isEqualTo(web.address());
        assertThat(entry.serial()).isEqualTo(2);
        assertThat(entry.end())
                .contains(new JournalEntry.End(Outcome.Result.DONE, "", START.plusSeconds(1)));
        assertThat(store.log(AARHUS, 10)).hasSize(2);
    }

    @Test
    default void tellsWhatStoodAndWhen() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var small = recorded(server(AARHUS, 2), 4);
        var large = recorded(server(AARHUS, 2), 8);
        var other = recorded(server(AARHUS, 10), 1);
        put(store, lease, "op-1", other, hour(3));
        put(store, lease, "op-2", small, hour(1));
        put(store, lease, "op-3", large, hour(4));
        remove(store, lease, "op-4", large.address(), hour(6));

        assertThat(store.history(AARHUS, hour(0), hour(9)))
                .containsExactly(
                        new Stood(small, hour(1), hour(4)),
                        new Stood(large, hour(4), hour(6)),
                        new Stood(other, hour(3), hour(9)));
        assertThat(store.history(AARHUS, hour(2), hour(4)))
                .containsExactly(
                        new Stood(small, hour(2), hour(4)), new Stood(other, hour(3), hour(4)));
        assertThat(store.history(AARHUS, hour(6), hour(7)))
                .containsExactly(new Stood(other, hour(6), hour(7)));
        assertThat(store.history(AARHUS, hour(0), hour(1))).isEmpty();
        assertThat(store.history(RIBE, hour(0), hour(9))).isEmpty();
    }

    @Test
    default void countsNoTimeTwiceWhenAClockIsSetBack() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var small = recorded(server(AARHUS, 1), 4);
        var large = recorded(server(AARHUS, 1), 8);
        put(store, lease, "op-1", small, hour(5));
        put(store, lease, "op-2", large, hour(3));
        assertThat(store.history(AARHUS, hour(0), hour(9)))
                .containsExactly(new Stood(large, hour(5), hour(9)));
    }

    @Test
    default void refusesRangesThatOverlap() throws Exception {
        var store = open();
        var aarhus = lease(store, AARHUS);
        var ribe = lease(store, RIBE);
        store.assignRange(ribe, range("10.2.0.0/16"));
        store.assignRange(aarhus, range("10.1.0.0/16"));
        for (var taken : List.of("10.2.0.0/16", "10.2.255.0/24", "10.0.0.0/8", "10.2.0.0/15")) {
            assertThatExceptionOfType(RangeTaken.class)
                    .as(taken)
                    .isThrownBy(() -> store.assignRange(aarhus, range(taken)))
                    .withMessageContaining("ribe");
        }
        assertThat(store.ranges().entrySet())
                .containsExactly(
                        Map.entry(AARHUS, range("10.1.0.0/16")),
                        Map.entry(RIBE, range("10.2.0.0/16")));
        store.assignRange(aarhus, range("10.0.0.0/15"));
        assertThat(open().ranges()).containsEntry(AARHUS, range("10.0.0.0/15"));
    }

    /** What was planned before speaks of the addresses that the tenant had then. */
    @Test
    default void aRangeThatMovesFreesTheFormerOneAndRaisesTheSerial() throws Exception {
        var store = open();
        var aarhus = lease(store, AARHUS);
        var ribe = lease(store, RIBE);
        store.assignRange(aarhus, range("10.1.0.0/16"));
        assertThat(store.read(AARHUS).serial()).isZero();
        store.assignRange(aarhus, range("10.1.0.0/16"));
        assertThat(store.read(AARHUS).serial()).isZero();
        put(store, aarhus, "op-1", recorded(server(AARHUS, 1), 4), START);
        var before = store.read(AARHUS);
        store.assignRange(aarhus, range("10.2.0.0/16"));
        store.assignRange(ribe, range("10.1.0.0/16"));
        assertThat(open().ranges().entrySet())
                .containsExactly(
                        Map.entry(AARHUS, range("10.2.0.0/16")),
                        Map.entry(RIBE, range("10.1.0.0/16")));
        assertThat(store.read(AARHUS))
                .isEqualTo(new Shard(AARHUS, before.serial() + 1, before.resources()));
        assertThat(store.readAt(AARHUS, before.serial())).contains(before);
        assertThat(store.readAt(AARHUS, before.serial() + 1)).contains(store.read(AARHUS));
        assertThatExceptionOfType(RangeTaken.class)
                .isThrownBy(() -> store.assignRange(aarhus, range("10.1.0.0/16")));
        assertThat(store.read(AARHUS).serial()).isEqualTo(before.serial() + 1);
    }

    @Test
    default void refusesToBeUsedWhenClosed() {
        var store = open();
        store.close();
        store.close();
        assertThatIllegalStateException().isThrownBy(store::heads);
        assertThatIllegalStateException().isThrownBy(() -> store.breakLease(AARHUS, RUN.id()));
    }

    @Test
    default void givesAFreeLeaseWithARisingToken() throws Exception {
        var store = open();
        var first = lease(store, AARHUS);
        assertThat(first)
                .isEqualTo(
                        new Lease(
                                AARHUS,
                                new RunId("run-aarhus"),
                                Holder.named("anna on laptop"),
                                first.token(),
                                START,
                                START,
                                START.plus(TTL)));
        assertThat(store.findLease(AARHUS)).contains(first);
        assertThat(store.findLease(RIBE)).isEmpty();
        store.release(first);
        store.release(first);
        assertThat(store.findLease(AARHUS)).isEmpty();
        assertThat(store.acquire(AARHUS, RUN.id(), Holder.named("bent"), TTL).token())
                .isGreaterThan(first.token());
    }

    @Test
    default void renewsALeaseThatIsHeld() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        clock().advance(Duration.ofMinutes(1));
        var renewed = store.renew(lease, Duration.ofMinutes(5));
        assertThat(renewed.renewedAt()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(renewed.expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(6)));
        assertThat(open().findLease(AARHUS)).contains(renewed);
        clock().advance(Duration.ofMinutes(4));
        // The fencing token is what counts, so the lease as it was before serves too.
        put(store, lease, "op-1", recorded(server(AARHUS, 1), 4), START);
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static Cidr range(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    private static SequencedMap<Address, Recorded> shard(Recorded... all) {
        var shard = new TreeMap<Address, Recorded>();
        for (var recorded : all) {
            shard.put(recorded.address(), recorded);
        }
        return shard;
    }
}
