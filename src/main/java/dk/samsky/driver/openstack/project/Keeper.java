package dk.samsky.driver.openstack.project;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import java.util.List;
import java.util.Set;

/**
 * What is done to one kind within a tenant's project. It may rely on what the driver has seen to:
 * that nothing else stands at the address, that what is changed is ours and may change so.
 */
public interface Keeper {
    /** All that carry the mark of any deployment, of those that the look takes in. */
    List<Found> list(Tenancy tenancy, Look look) throws DriverException;

    /** The ids, as the state knows them, of all that stand there and carry no whole mark. */
    Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException;

    /** Makes it, or completes what the same operation began. */
    Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException;

    /** Brings it to what is planned. */
    Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException;

    /** Takes it away. */
    void delete(Tenancy tenancy, Found prior) throws DriverException;
}
