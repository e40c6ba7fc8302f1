package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A driver whose remote ids are names, as Kubernetes' are: the same in every cloud. */
public final class NamingDriver implements Driver {
    private final Driver inner;
    private final Map<RemoteId, RemoteId> real = new ConcurrentHashMap<>();

    public NamingDriver(Driver inner) {
        this.inner = inner;
    }

    private Remote named(Remote remote) {
        var name = new RemoteId(remote.address().toString());
        real.put(name, remote.remoteId());
        return new Remote(remote.address(), name, remote.content(), remote.condition());
    }

    private RemoteId real(RemoteId name) {
        return real.getOrDefault(name, name);
    }

    private Remote real(Remote named) {
        return new Remote(
                named.address(), real(named.remoteId()), named.content(), named.condition());
    }

    private Instruction real(Instruction planned) {
        var references = new LinkedHashMap<Address, RemoteId>();
        planned.references().forEach((address, name) -> references.put(address, real(name)));
        return new Instruction(planned.address(), planned.resource(), references);
    }

    @Override
    public List<Capability> capabilities() {
        return inner.capabilities();
    }

    @Override
    public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        var seen = inner.observe(scope, kinds);
        return new Observation(
                kinds,
                seen.all().stream().map(this::named).toList(),
                seen.unknown(),
                List.of(),
                seen.unmarked());
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        return named(inner.create(scope, real(planned), operation));
    }

    @Override
    public Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        return named(inner.update(scope, real(prior), real(planned), operation));
    }

    @Override
    public void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        inner.delete(scope, real(prior), operation);
    }

    @Override
    public void close() {
        inner.close();
    }
}
