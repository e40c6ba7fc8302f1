package dk.samsky.driver;

import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import java.util.List;

/**
 * One cloud that can be bought from, spoken to in its own language.
 *
 * <p>The law, which {@code DriverContract} tests:
 *
 * <ul>
 *   <li>A call made again with the same operation adds nothing: it finds what the first made and
 *       returns it.
 *   <li>Deleting what is absent succeeds.
 *   <li>{@link #observe} changes nothing, reads lists page by page and never object by object, and
 *       says <em>unknown</em> of a kind it could not read in full, never that its objects are
 *       absent.
 *   <li>Nor is absent what lost its mark, as when people write over it: in a place that is the
 *       tenant's alone, a look gives the ids of what stands without one. Nobody makes it anew, or
 *       takes it away, until people put the mark back.
 *   <li>Every object carries deployment, tenant and address in its marks, from the same call that
 *       makes it wherever the cloud allows, so that it can be found again after a lost answer.
 *   <li>A scope is one tenant's: no call can see or change another tenant's object, not even by its
 *       id.
 *   <li>A look also says which other deployments have marked objects of the same tenant there, by
 *       their identities and nothing else: a driver lists by tenant, and tells deployments apart by
 *       the mark. It makes no call for that which it would not make anyhow.
 *   <li>What is addressed to another tenant, or refers to what the scope does not hold, is refused;
 *       another's object, asked for by its id, is not there: {@code NOT_FOUND} to change, nothing
 *       to delete.
 *   <li>A kind that it cannot hold, and a change that only a new object can bring, are refused with
 *       {@code UNSUPPORTED}; a look says unknown of such a kind.
 *   <li>What one that is {@link Measured} says to be free is the less for what was made since.
 *   <li>Create, update and delete return when the cloud has accepted them; the object may still be
 *       building or deleting.
 *   <li>A driver does not retry, wait or log: the engine does, by the {@linkplain
 *       DriverException.Kind kind} of failure.
 * </ul>
 *
 * <p>Drivers are called from many threads at once.
 */
public interface Driver extends AutoCloseable {
    /** The kinds that it can hold, and how their fields may change. The same answer always. */
    List<Capability> capabilities();

    /**
     * Looks at all objects of these kinds that carry the mark of the scope's deployment and tenant;
     * names the other deployments that have objects of that tenant among them; and, where the
     * tenant has a place of its own in the cloud, gives the ids of what stands in it without a
     * mark.
     *
     * @throws DriverException only if nothing at all could be read; what concerns one kind is in
     *     the observation
     */
    Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException;

    /**
     * Makes what is planned; fails with {@code CONFLICT} if an object with this address stands that
     * another operation made.
     */
    Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException;

    /**
     * Brings what stands to what is planned, in place. The planned address may differ from the
     * prior one: then the mark is changed. Fails with {@code NOT_FOUND} if it is gone.
     */
    Remote update(TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException;

    /** Takes away what stands. */
    void delete(TenantScope scope, Remote prior, OperationId operation) throws DriverException;

    /** Gives back connections. Objects in the cloud stay. */
    @Override
    void close();
}
