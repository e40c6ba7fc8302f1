package dk.samsky.driver;

import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantScope;
import java.util.List;
import java.util.UUID;

/**
 * What a suite gives to {@link DriverContract}: a driver over a cloud in which the scopes are empty
 * when a test starts. It takes away afterwards what is left.
 */
public interface DriverFixture {
    /** The driver under test; the same within one test. */
    Driver driver();

    /** One tenant's part of the cloud, of one deployment. */
    TenantScope scope();

    /** Another tenant's, of the same deployment and in the same region. */
    TenantScope neighbour();

    /** The first tenant's again, of another deployment. */
    TenantScope otherDeployment();

    /** Resources that this cloud can hold. */
    Samples samples(TenantScope scope);

    /** Waits until all that was accepted is ready, in error or gone. */
    void settle() throws Exception;

    /** The kinds that the driver holds. */
    default List<Kind> kinds() {
        return driver().capabilities().stream().map(Capability::kind).toList();
    }

    default OperationId operation() {
        return new OperationId(UUID.randomUUID().toString());
    }

    /** All that the scope shows once everything has come to rest. */
    default Observation look(TenantScope scope) throws Exception {
        settle();
        return driver().observe(scope, kinds());
    }
}
