package dk.samsky.state.jdbc;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.RunId;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import dk.samsky.state.JournalEntry;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Outcome;
import dk.samsky.state.RangeTaken;
import dk.samsky.state.Remark;
import dk.samsky.state.Run;
import dk.samsky.state.Shard;
import dk.samsky.state.ShardHead;
import dk.samsky.state.StateStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.UUID;

/**
 * The state in a relational database: one connection to write by, as many to read by as read at
 * once.
 */
final class JdbcStateStore implements StateStore {
    private final InstantSource clock;
    private final Readers readers;
    private final Writer writer;
    private final Runnable afterwards;
    private final boolean isKept;
    private volatile DeploymentId deployment;

    private JdbcStateStore(
            Dialect dialect,
            Optional<Session> session,
            InstantSource clock,
            Runnable afterwards,
            boolean isKept) {
        this.clock = clock;
        this.readers = new Readers(dialect);
        this.writer = new Writer(session, dialect);
        this.afterwards = afterwards;
        this.isKept = isKept;
        this.deployment = readers.read(Identity::read);
    }

    /** Opens the store; makes its tables, or brings them up to date, where needed. */
    static JdbcStateStore open(Dialect dialect, Schema schema, InstantSource clock) {
        try {
            schema.migrate(dialect);
            return new JdbcStateStore(
                    dialect, Optional.of(dialect.openForWriting()), clock, () -> {}, true);
        } catch (SQLException failure) {
            throw dialect.explain(failure);
        }
    }

    /**
     * Opens a store that is there and up to date, to read it: every write fails.
     *
     * @param afterwards is done once it is closed
     * @param isKept whether it, or what it is a copy of, is there afterwards
     */
    static JdbcStateStore openForReading(
            Dialect dialect, InstantSource clock, Runnable afterwards, boolean isKept) {
        return new JdbcStateStore(dialect, Optional.empty(), clock, afterwards, isKept);
    }

    @Override
    public DeploymentId deployment() {
        return deployment;
    }

    @Override
    public boolean isKept() {
        return isKept;
    }

    @Override
    public List<ShardHead> heads() {
        return readers.read(Shards::heads);
    }

    @Override
    public SequencedMap<TenantId, SequencedMap<Location, Amounts>> occupancy() {
        return readers.read(Occupied::all);
    }

    @Override
    public SequencedMap<String, SortedSet<TenantId>> acting() {
        return readers.read(Rights::all);
    }

    @Override
    public Shard read(TenantId tenant) {
        return readers.read(session -> Shards.read(session, tenant));
    }

    @Override
    public Optional<Shard> readAt(TenantId tenant, long serial) {
        return readers.read(session -> Shards.readAt(session, tenant, serial));
    }

    @Override
    public List<JournalEntry> log(TenantId tenant, int atMost) {
        return readers.read(session -> Journal.latest(session, tenant, atMost));
    }

    @Override
    public List<Remark> remarks(TenantId tenant, int atMost) {
        return readers.read(session -> Remarks.latest(session, tenant, atMost));
    }

    @Override
    public List<JournalEntry> unresolved(TenantId tenant) {
        return readers.read(session -> Journal.open(session, tenant));
    }

    @Override
    public List<Stood> history(TenantId tenant, Instant from, Instant until) {
        return readers.read(session -> Shards.history(session, tenant, from, until));
    }

    @Override
    public SequencedMap<TenantId, Cidr> ranges() {
        return readers.read(Ranges::all);
    }

    @Override
    public Optional<Lease> findLease(TenantId tenant) {
        return readers.read(session -> Leases.find(session, tenant, clock.instant()));
    }

    @Override
    public boolean restore(DeploymentId lost, SequencedMap<TenantId, Cidr> ranges, Run run)
            throws RangeTaken {
        var isRestored =
                writer.write(
                        (Writer.Work<Boolean, RangeTaken>)
                                session -> {
                                    if (!Identity.isUnused(session, clock.instant())) {
                                        return false;
                                    }
                                    for (var each : ranges.entrySet()) {
                                        var taken =
                                                Ranges.assign(
                                                        session, each.getKey(), each.getValue());
                                        if (taken.isPresent()) {
                                            throw taken.get();
                                        }
                                    }
                                    Leases.endAll(session);
                                    Identity.write(session, lost);
                                    Journal.begin(session, run);
                                    Remarks.add(
                                            session,
                                            Optional.empty(),
                                            run.id(),
                                            clock.instant(),
                                            "the state was given the identity of " + lost);
                                    return true;
                                });
        if (isRestored) {
            deployment = lost;
        }
        return isRestored;
    }

    @Override
    public List<Lease> leases() {
        return readers.read(session -> Leases.all(session, clock.instant()));
    }

    @Override
    public void begin(Run run) {
        writer.write(session -> {
            Journal.begin(session, run);
            return run;
        });
    }

    @Override
    public Lease acquire(TenantId tenant, RunId run, Holder holder, Duration ttl) throws LeaseHeld {
        return writer.write(
                (Writer.Work<Lease, LeaseHeld>)
                        session -> {
                            Identity.require(session, deployment);
                            var held = Leases.find(session, tenant, clock.instant());
                            if (held.isPresent() && !held.get().run().equals(run)) {
                                throw new LeaseHeld(held.get());
                            }
                            return Leases.take(session, tenant, run, holder, clock.instant(), ttl);
                        });
    }

    @Override
    public Lease takeOver(Lease dead, RunId run, Holder holder, Duration ttl) throws LeaseHeld {
        return writer.write(
                (Writer.Work<Lease, LeaseHeld>)
                        session -> {
                            Identity.require(session, deployment);
                            var now = clock.instant();
                            var held = Leases.find(session, dead.tenant(), now);
                            if (held.isPresent() && held.get().token() != dead.token()) {
                                throw new LeaseHeld(held.get());
                            }
                            return Leases.take(session, dead.tenant(), run, holder, now, ttl);
                        });
    }

    @Override
    public Lease renew(Lease lease, Duration ttl) throws LeaseLost {
        return writer.write(
                (Writer.Work<Lease, LeaseLost>)
                        session -> Leases.renew(session, lease, clock.instant(), ttl));
    }

    @Override
    public void release(Lease lease) {
        writer.write(session -> {
            Leases.release(session, lease);
            return lease;
        });
    }

    @Override
    public void breakLease(TenantId tenant, RunId run) {
        writer.write(session -> {
            var now = clock.instant();
            var held = Leases.find(session, tenant, now);
            Leases.end(session, tenant);
            if (held.isPresent()) {
                var what = "the lease of " + held.get().holder() + " was ended";
                Remarks.add(session, Optional.of(tenant), run, now, what);
            }
            return tenant;
        });
    }

    @Override
    public void assignRange(Lease lease, Cidr range) throws LeaseLost, RangeTaken {
        var taken =
                writer.write(
                        (Writer.Work<Optional<RangeTaken>, LeaseLost>)
                                session -> {
                                    Leases.check(session, lease);
                                    var former = Ranges.find(session, lease.tenant());
                                    var refusal = Ranges.assign(session, lease.tenant(), range);
                                    if (refusal.isEmpty()
                                            && former.filter(had -> !had.equals(range))
                                                    .isPresent()) {
                                        ShardChange.raise(session, lease.tenant(), clock.instant());
                                    }
                                    return refusal;
                                });
        if (taken.isPresent()) {
            throw taken.get();
        }
    }

    @Override
    public void intend(Lease lease, List<Intent> intents) throws LeaseLost {
        writer.write(
                (Writer.Work<Integer, LeaseLost>)
                        session -> {
                            Leases.check(session, lease);
                            if (!intents.isEmpty()) {
                                ShardChange.open(session, lease.tenant(), intents.getFirst().at());
                            }
                            Journal.intend(session, lease, intents);
                            return intents.size();
                        });
    }

    @Override
    public long conclude(Lease lease, List<Outcome> outcomes) throws LeaseLost {
        return writer.write(
                (Writer.Work<Long, LeaseLost>)
                        session -> {
                            Leases.check(session, lease);
                            var change = new ShardChange(session, lease.tenant());
                            for (var outcome : outcomes) {
                                change.apply(outcome);
                            }
                            var serial = change.end();
                            for (var outcome : outcomes) {
                                Journal.conclude(session, lease.tenant(), outcome, serial);
                            }
                            return serial;
                        });
    }

    @Override
    public boolean forget(Lease lease, Address address, Instant at) throws LeaseLost {
        return writer.write(
                (Writer.Work<Boolean, LeaseLost>)
                        session -> {
                            Leases.check(session, lease);
                            var change = new ShardChange(session, lease.tenant());
                            var recorded = change.find(address);
                            if (recorded.isEmpty()) {
                                return false;
                            }
                            var operation = new OperationId(UUID.randomUUID().toString());
                            Journal.intend(
                                    session,
                                    lease,
                                    List.of(
                                            new Intent(
                                                    operation,
                                                    address,
                                                    Action.FORGET,
                                                    recorded.get().location(),
                                                    recorded.get().driver(),
                                                    recorded.get().protect(),
                                                    at)));
                            change.remove(address, at);
                            Journal.conclude(
                                    session,
                                    lease.tenant(),
                                    Outcome.gone(operation, address, at),
                                    change.end());
                            return true;
                        });
    }

    @Override
    public void close() {
        try {
            readers.close();
        } finally {
            // Last, so that SQLite's own file takes in what stands beside it.
            writer.close();
            afterwards.run();
        }
    }
}
