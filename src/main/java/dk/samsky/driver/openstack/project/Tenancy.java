package dk.samsky.driver.openstack.project;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;

/**
 * A tenant's project, entered.
 *
 * @param space the remote id of the tenant's space
 * @param session calls with a token that is good in this project and nowhere else
 */
public record Tenancy(TenantScope scope, RemoteId space, Session session) {
    public Mark mark(OperationId operation, Address address, Address spaceAddress) {
        return new Mark(scope.deployment(), operation, address, spaceAddress, "");
    }

    /** Fails if what an instruction calls its space is not this one. */
    public void requireSpace(Address address, RemoteId id) throws DriverException {
        if (!id.equals(space)) {
            throw missing(address);
        }
    }

    /** That what is referred to is not there, or not ours. */
    public static DriverException missing(Address address) {
        return Settings.invalid(
                address + " is not there.", "It may have been deleted; plan again.");
    }
}
