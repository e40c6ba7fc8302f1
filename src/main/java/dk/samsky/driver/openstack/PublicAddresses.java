package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Keeper;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A public address is a floating IP. */
final class PublicAddresses implements Keeper {
    private final Routers routers;

    PublicAddresses(Routers routers) {
        this.routers = routers;
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        var found = new ArrayList<Found>();
        for (var floating : look.floatingAddresses()) {
            var mark = mark(tenancy, floating);
            if (mark.isPresent()) {
                found.add(
                        new Found(
                                mark.get(),
                                remote(mark.get(), Json.text(floating, "id")),
                                Map.of("space", tenancy.space().value())));
            }
        }
        return found;
    }

    @Override
    public Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException {
        return References.without(look.floatingAddresses(), floating -> mark(tenancy, floating));
    }

    private static Optional<Mark> mark(Tenancy tenancy, JsonObject floating) {
        return Mark.read(Kind.PUBLIC_ADDRESS, Json.text(floating, "description"), tenancy.scope());
    }

    private static Remote remote(Mark mark, String id) {
        return new Remote(
                mark.address(),
                new RemoteId(id),
                Content.of(new PublicAddress(mark.space()).fields()),
                Remote.READY);
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (PublicAddress) planned.resource();
        tenancy.requireSpace(resource.space(), References.require(planned, resource.space()));
        var mark = tenancy.mark(operation, planned.address(), resource.space());
        var line = mark.line(tenancy.scope());
        var session = tenancy.session();
        var body =
                Json.object("floating_network_id", routers.external(session), "description", line);
        return remote(
                mark,
                Json.text(
                        unwrap(
                                session.post(
                                        Service.NETWORK,
                                        "/floatingips",
                                        Json.object("floatingip", body)),
                                "floatingip"),
                        "id"));
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        var resource = (PublicAddress) planned.resource();
        var mark = tenancy.mark(prior.mark().operation(), planned.address(), resource.space());
        var id = prior.remote().remoteId();
        tenancy.session()
                .put(
                        Service.NETWORK,
                        "/floatingips/" + id,
                        Json.object(
                                "floatingip",
                                Json.object("description", mark.line(tenancy.scope()))));
        return remote(mark, id.value());
    }

    @Override
    public void delete(Tenancy tenancy, Found prior) throws DriverException {
        tenancy.session().delete(Service.NETWORK, "/floatingips/" + prior.remote().remoteId());
    }
}
