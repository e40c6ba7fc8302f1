package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where tenants' projects come from, and how one gets into them. */
interface Spaces {
    /**
     * The marked spaces of the tenant at this location, of any deployment; without their fields.
     */
    List<Space> find(TenantScope scope) throws DriverException;

    /**
     * A space.
     *
     * @param object as the list showed it
     */
    record Space(Mark mark, Tenancy tenancy, JsonObject object) {}

    /**
     * Where the tenant's things may stand though no space says so, since its mark is gone; empty if
     * they cannot.
     */
    Optional<Tenancy> unmarked(TenantScope scope) throws DriverException;

    /** The ids of what may be the tenant's space, but for a mark that says so. */
    Set<RemoteId> withoutMark(TenantScope scope) throws DriverException;

    /** The space as the cloud shows it now. */
    Found show(TenantScope scope, Space space) throws DriverException;

    /** Sees to it that calls in its project go through. */
    void enter(Space space) throws DriverException;

    /** Makes it, or completes what the same operation began. */
    Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException;

    Remote update(TenantScope scope, Space prior, Instruction planned) throws DriverException;

    void delete(TenantScope scope, Space prior) throws DriverException;

    /** See {@link dk.samsky.driver.Measured#free(String)}. */
    Limits free(String region) throws DriverException;

    /** See {@link dk.samsky.driver.Measured#free(TenantScope)}. */
    Limits free(TenantScope scope) throws DriverException;

    /** The space of this deployment; empty if it has none. */
    default Optional<Space> of(TenantScope scope, List<Space> spaces) {
        return spaces.stream()
                .filter(space -> space.mark().deployment().equals(scope.deployment()))
                .findFirst();
    }
}
