package dk.samsky.driver;

import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import java.util.List;

/** A driver around another, to which it passes on all that it does not do itself. */
public interface ForwardingDriver extends Driver {
    Driver inner();

    @Override
    default List<Capability> capabilities() {
        return inner().capabilities();
    }

    @Override
    default Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        return inner().observe(scope, kinds);
    }

    @Override
    default Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        return inner().create(scope, planned, operation);
    }

    @Override
    default Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        return inner().update(scope, prior, planned, operation);
    }

    @Override
    default void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        inner().delete(scope, prior, operation);
    }

    @Override
    default void close() {
        inner().close();
    }
}
