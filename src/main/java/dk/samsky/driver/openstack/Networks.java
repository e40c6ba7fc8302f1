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
import dk.samsky.driver.openstack.project.Shares;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network is Neutron's network, one subnet, and a leg of the tenant's router. */
final class Networks implements Keeper {
    private final Routers routers;

    Networks(Routers routers) {
        this.routers = routers;
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        var found = new ArrayList<Found>();
        for (var network : look.networks()) {
            var mark = mark(tenancy, network);
            if (mark.isPresent()) {
                found.add(found(tenancy, look, mark.get(), network));
            }
        }
        return found;
    }

    @Override
    public Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException {
        return References.without(look.networks(), network -> mark(tenancy, network));
    }

    private static Optional<Mark> mark(Tenancy tenancy, JsonObject network) {
        return Mark.read(Kind.NETWORK, Json.text(network, "description"), tenancy.scope())
                .filter(mark -> Cidr.parse(mark.part()).isPresent());
    }

    private static Found found(Tenancy tenancy, Look look, Mark mark, JsonObject network)
            throws DriverException {
        var id = Json.text(network, "id");
        var subnet =
                own(
                        look.subnets().stream()
                                .filter(one -> Json.text(one, "network_id").equals(id))
                                .toList(),
                        mark);
        var range = subnet.flatMap(one -> Cidr.parse(Json.text(one, "cidr")));
        // What it was told to have is written on it, for when its subnet is gone.
        var fields =
                Fields.builder()
                        .text("space", mark.space().toString())
                        .text("range", range.map(Cidr::toString).orElse(mark.part()))
                        .build();
        return new Found(
                mark,
                new Remote(
                        mark.address(),
                        new RemoteId(id),
                        Content.of(Shares.seen(look, List.of(id), fields)),
                        condition(subnet, look.portsOf(id))),
                Map.of("space", tenancy.space().value()));
    }

    /** The one of its subnets that we made: people may put others beside it. */
    private static Optional<JsonObject> own(List<JsonObject> subnets, Mark mark) {
        return subnets.stream()
                .filter(one -> Json.text(one, "cidr").equals(mark.part()))
                .findFirst()
                .or(() -> subnets.stream().findFirst());
    }

    // One that is on no router was half made, if nothing is in it. Servers in it are worth more
    // than their way out: then it is not given up.
    private static Remote.Condition condition(Optional<JsonObject> subnet, List<JsonObject> ports) {
        if (subnet.isEmpty()) {
            return new Remote.Condition.Failed("It has no subnet.");
        }
        var hasRouter =
                ports.stream().anyMatch(port -> Json.text(port, "device_owner").contains("router"));
        var hasServers =
                ports.stream()
                        .anyMatch(port ->
                                !Json.text(port, "device_owner").startsWith("network:")
                                        && !Json.text(port, "device_id").isEmpty());
        return hasRouter || hasServers
                ? Remote.READY
                : new Remote.Condition.Failed("It is not on the tenant's router.");
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (Network) planned.resource();
        tenancy.requireSpace(resource.space(), References.require(planned, resource.space()));
        var mark =
                tenancy.mark(operation, planned.address(), resource.space())
                        .part(resource.range().toString());
        var line = mark.line(tenancy.scope());
        var name = Mark.name(planned.address());
        var session = tenancy.session();
        var look = Look.at(session, planned.address());
        var network = References.marked(look.networks(), mark, tenancy.scope());
        if (network.isEmpty()) {
            network =
                    Optional.of(
                            unwrap(
                                    session.post(
                                            Service.NETWORK,
                                            "/networks",
                                            Json.object(
                                                    "network",
                                                    Json.object(
                                                            "name", name, "description", line))),
                                    "network"));
        }
        var id = Json.text(network.get(), "id");
        var subnet = References.marked(look.subnets(), mark, tenancy.scope());
        if (subnet.isEmpty()) {
            subnet =
                    Optional.of(
                            unwrap(
                                    session.post(
                                            Service.NETWORK,
                                            "/subnets",
                                            Json.object(
                                                    "subnet",
                                                    Json.object(
                                                            "network_id", id,
                                                            "name", name,
                                                            "description", line,
                                                            "ip_version", 4,
                                                            "cidr", resource.range().toString()))),
                                    "subnet"));
        }
        routers.connect(tenancy, Json.text(subnet.get(), "id"));
        return new Remote(
                planned.address(), new RemoteId(id), Content.of(resource.fields()), Remote.READY);
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        var resource = (Network) planned.resource();
        var id = prior.remote().remoteId();
        var mark =
                tenancy.mark(prior.mark().operation(), planned.address(), resource.space())
                        .part(resource.range().toString());
        var labels =
                Json.object(
                        "name", Mark.name(planned.address()),
                        "description", mark.line(tenancy.scope()));
        var session = tenancy.session();
        Shares.end(tenancy, Look.all(session), List.of(id.value()));
        // The network last: while it says the old address, the change is not done.
        var subnet = own(subnets(tenancy, id), prior.mark());
        if (subnet.isPresent()) {
            var own = Json.text(subnet.get(), "id");
            session.put(Service.NETWORK, "/subnets/" + own, Json.object("subnet", labels));
            routers.connect(tenancy, own);
        }
        session.put(Service.NETWORK, "/networks/" + id, Json.object("network", labels));
        return new Remote(planned.address(), id, Content.of(resource.fields()), Remote.READY);
    }

    @Override
    public void delete(Tenancy tenancy, Found prior) throws DriverException {
        var id = prior.remote().remoteId();
        for (var subnet : subnets(tenancy, id)) {
            routers.disconnect(tenancy, Json.text(subnet, "id"));
        }
        var session = tenancy.session();
        var ports = session.list(Service.NETWORK, "/ports", "ports", "network_id", id.value());
        for (var port : Servers.idle(tenancy, ports)) {
            session.delete(Service.NETWORK, "/ports/" + Json.text(port, "id"));
        }
        session.delete(Service.NETWORK, "/networks/" + id);
    }

    private static List<JsonObject> subnets(Tenancy tenancy, RemoteId network)
            throws DriverException {
        return tenancy.session()
                .list(Service.NETWORK, "/subnets", "subnets", "network_id", network.value());
    }
}
