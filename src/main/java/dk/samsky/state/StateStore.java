package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.RunId;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the state of all tenants is kept. Each tenant is a shard of its own: own serial, own lease,
 * own history.
 *
 * <p>The law, which {@code StateStoreContract} tests:
 *
 * <ul>
 *   <li>Reading never waits for a writer, and sees one serial of a shard whole.
 *   <li>Every write names a lease; one that was ended, or that another has followed, refuses with
 *       {@link LeaseLost}. The fencing token decides, and no clock: a lease that has run out may be
 *       taken by others, and counts as long as nobody did, for then nobody else has written.
 *   <li>What a method wrote is durable when it returns: it survives the end of the process and of
 *       the machine.
 *   <li>A write costs what it changes, not what the shard holds.
 *   <li>Each {@link #conclude} that changes resources raises the shard's serial by one; every
 *       serial stays readable.
 *   <li>Two processes and many threads may use one store at once.
 * </ul>
 *
 * <p>Every method may fail with {@link StateException}.
 */
public interface StateStore extends AutoCloseable {
    /**
     * The identity that the store was made with, or was given by {@link #restore}; in the mark of
     * every object in the clouds.
     */
    DeploymentId deployment();

    /** Whether it is kept anywhere; not so the one that is looked at where there is none. */
    boolean isKept();

    /** All tenants that have a shard, in order, each with its serial; without their resources. */
    List<ShardHead> heads();

    /**
     * What the resources of each tenant take of each place as they stand: the sum of {@link
     * dk.samsky.model.resource.Resource#amounts}, without reading them. Places of which nothing is
     * taken are left out; so is what a resource takes whose fields cannot be read.
     */
    SequencedMap<TenantId, SequencedMap<Location, Amounts>> occupancy();

    /**
     * The tenants in what of which each group of people may act, as their resources stand: by the
     * group's name as {@link dk.samsky.model.resource.Groups#folded} has it, in order. What a
     * resource says whose fields cannot be read is left out.
     */
    SequencedMap<String, SortedSet<TenantId>> acting();

    /**
     * A tenant's shard as it stands. A tenant that was never written has serial 0 and nothing in
     * it.
     */
    Shard read(TenantId tenant);

    /** The shard as it was at a serial; empty if it never had that serial. */
    Optional<Shard> readAt(TenantId tenant, long serial);

    /** What was written of the tenant, latest first: each operation with its run and outcome. */
    List<JournalEntry> log(TenantId tenant, int atMost);

    /**
     * What was done to the tenant's part of the state itself, or to all of it, latest first: a
     * lease was ended, the state was restored.
     */
    List<Remark> remarks(TenantId tenant, int atMost);

    /**
     * The operations whose outcome is not known: what a killed process leaves. In the order they
     * were intended.
     */
    List<JournalEntry> unresolved(TenantId tenant);

    /**
     * Every resource that stood at some time in this interval, with the time it stood, cut to the
     * interval; for actual cost. By address, then time.
     *
     * @param until exclusive
     */
    List<Stood> history(TenantId tenant, Instant from, Instant until);

    /** The address ranges that tenants were given, in order of the tenants. */
    SequencedMap<TenantId, Cidr> ranges();

    /** The lease that is held on the tenant now, if any; one that has run out is not. */
    Optional<Lease> findLease(TenantId tenant);

    /**
     * Tenants that have a range and no shard, in order: nothing was remembered of them since the
     * state was restored, and something may stand.
     */
    default SortedSet<TenantId> unremembered() {
        var tenants = new TreeSet<>(ranges().keySet());
        heads().forEach(head -> tenants.remove(head.tenant()));
        return tenants;
    }

    /**
     * Gives an empty store the identity of one that was lost, and the address ranges that its
     * tenants have. All or nothing. Who opened the store before is given no lease any more, and
     * leases that have run out count no more: what they would make carries the former identity.
     *
     * @param run that does it, which begins with this; it is remarked upon
     * @return false, and nothing written, if the store is not empty: it remembers or remembered a
     *     tenant, or a lease is held
     * @throws RangeTaken if two of the ranges overlap
     */
    boolean restore(DeploymentId lost, SequencedMap<TenantId, Cidr> ranges, Run run)
            throws RangeTaken;

    /** The leases that are held now, in order of the tenants. */
    List<Lease> leases();

    /** Notes that a run begins, for the log. */
    void begin(Run run);

    /**
     * Takes the lease on a tenant.
     *
     * @param ttl how long it lasts without renewal
     * @throws LeaseHeld if another holds it and it has not expired
     * @throws StateException if the store was given another identity since it was opened
     */
    Lease acquire(TenantId tenant, RunId run, Holder holder, Duration ttl) throws LeaseHeld;

    /**
     * Takes a lease whose holder is known to be no longer alive; its next write would be refused.
     *
     * @param dead the lease as it was found
     * @throws LeaseHeld if by now another one is held
     */
    Lease takeOver(Lease dead, RunId run, Holder holder, Duration ttl) throws LeaseHeld;

    /** The lease with a later expiry; also if it has run out, and nobody took it since. */
    Lease renew(Lease lease, Duration ttl) throws LeaseLost;

    /** Gives the lease back. One that is no longer held is no error. */
    void release(Lease lease);

    /**
     * Ends whatever lease is held on the tenant; its holder's next write is refused. That it was is
     * remarked upon.
     *
     * @param run that ends it
     */
    void breakLease(TenantId tenant, RunId run);

    /**
     * Remembers the tenant's address range instead of the one it had, which is free then. That a
     * tenant moves raises its serial, since what was planned before speaks of the former range.
     * Nothing of it may stand outside the new one.
     *
     * @throws RangeTaken if another tenant has a range that overlaps
     */
    void assignRange(Lease lease, Cidr range) throws LeaseLost, RangeTaken;

    /** Makes intents durable, before their calls leave. All or none. */
    void intend(Lease lease, List<Intent> intents) throws LeaseLost;

    /**
     * Makes outcomes durable and the shard what they say. All or none; the serial rises once if any
     * resource changes.
     *
     * @return the shard's serial afterwards
     */
    long conclude(Lease lease, List<Outcome> outcomes) throws LeaseLost;

    /**
     * Takes a resource out of the shard without touching the cloud; false if it was not in it. An
     * entry in the journal.
     */
    boolean forget(Lease lease, Address address, Instant at) throws LeaseLost;

    @Override
    void close();
}
