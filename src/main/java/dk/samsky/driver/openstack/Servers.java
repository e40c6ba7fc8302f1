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
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server is Nova's, with a port of Neutron's that is made before it. */
final class Servers implements Keeper {
    private final Settings settings;
    private final Catalogue catalogue;
    private final ServerGroups serverGroups;

    Servers(Settings settings, Catalogue catalogue, ServerGroups serverGroups) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.serverGroups = serverGroups;
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        return new ServerReader(tenancy, look).read();
    }

    @Override
    public Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException {
        return new ServerReader(tenancy, look).unmarked();
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var server = (Server) planned.resource();
        var session = tenancy.session();
        var flavor = catalogue.flavor(session, server.size());
        var image = catalogue.image(session, server.image());
        var needs = ServerNeeds.see(tenancy, planned);
        needs.ids().put("flavor", Json.text(flavor, "name"));
        needs.ids().put("image", image);
        var port = port(tenancy, planned, operation, needs);
        try {
            needs.ids().put("port", port);
            ServerNeeds.floatTo(tenancy, planned, port);
            var mark =
                    new ServerMark(
                            tenancy.scope().deployment(),
                            operation,
                            planned.address(),
                            new Told(server.fields(), needs.ids()));
            var body = body(tenancy, planned, mark, flavor);
            var made = unwrap(session.post(Service.COMPUTE, "/servers", body), "server");
            return new Remote(
                    planned.address(),
                    new RemoteId(Json.text(made, "id")),
                    Content.of(server.fields()),
                    new Remote.Condition.Building());
        } catch (DriverException failure) {
            throw failure.kind() == DriverException.Kind.OUTCOME_UNKNOWN
                    ? failure
                    : tidiedUp(tenancy, planned, failure, port, flavor);
        }
    }

    /** Takes the port away again; what goes wrong in this hides no failure that came before. */
    private DriverException tidiedUp(
            Tenancy tenancy,
            Instruction planned,
            DriverException failure,
            String port,
            JsonObject flavor) {
        try {
            tenancy.session().delete(Service.NETWORK, "/ports/" + port);
            return overQuota(tenancy, planned, failure, flavor);
        } catch (DriverException another) {
            failure.addSuppressed(another);
            return failure;
        }
    }

    private static String port(
            Tenancy tenancy, Instruction planned, OperationId operation, ServerNeeds needs)
            throws DriverException {
        var server = (Server) planned.resource();
        var session = tenancy.session();
        var mark = portMark(tenancy, planned, operation);
        for (var port : idle(tenancy, Look.at(session, planned.address()).ports())) {
            var id = Json.text(port, "id");
            if (References.isMarked(port, mark, tenancy.scope())) {
                return id;
            }
            // Left by a create that broke off, or by a server that somebody else took away. Another
            // server may be called the same.
            if (Mark.read(Kind.SERVER, Json.text(port, "description"), tenancy.scope())
                    .filter(one -> one.address().equals(planned.address()))
                    .isPresent()) {
                session.delete(Service.NETWORK, "/ports/" + id);
            }
        }
        var body =
                Json.object(
                        "network_id",
                        References.require(planned, server.network()).value(),
                        "name",
                        Mark.name(planned.address()),
                        "description",
                        mark.line(tenancy.scope()),
                        "security_groups",
                        List.of(needs.group()));
        return Json.text(
                unwrap(session.post(Service.NETWORK, "/ports", Json.object("port", body)), "port"),
                "id");
    }

    /** Those of these ports that we made for a server, and no server has. */
    static List<JsonObject> idle(Tenancy tenancy, List<JsonObject> ports) {
        return ports.stream()
                .filter(port ->
                        Json.text(port, "device_id").isEmpty()
                                && Mark.read(
                                                Kind.SERVER,
                                                Json.text(port, "description"),
                                                tenancy.scope())
                                        .filter(mark ->
                                                mark.deployment()
                                                        .equals(tenancy.scope().deployment()))
                                        .isPresent())
                .toList();
    }

    // The space is of no use here: a port is in a network.
    static Mark portMark(Tenancy tenancy, Instruction planned, OperationId operation) {
        var space = new Address(tenancy.scope().tenant(), Optional.empty(), Kind.TENANT_SPACE, "x");
        return tenancy.mark(operation, planned.address(), space);
    }

    private JsonObject body(
            Tenancy tenancy, Instruction planned, ServerMark mark, JsonObject flavor)
            throws DriverException {
        var server = (Server) planned.resource();
        var ids = mark.told().ids();
        var hasDisc = hasDisc(flavor);
        var body =
                Json.object(
                        "name", Mark.name(planned.address()),
                        "flavorRef", Json.text(flavor, "id"),
                        "imageRef",
                                hasDisc
                                        ? Optional.of(ids.getOrDefault("image", ""))
                                        : Optional.empty(),
                        "networks", List.of(Json.object("port", ids.getOrDefault("port", ""))),
                        "block_device_mapping_v2", discs(planned, mark, hasDisc),
                        "user_data",
                                server.startText()
                                        .map(text ->
                                                Base64.getEncoder()
                                                        .encodeToString(
                                                                text.getBytes(
                                                                        StandardCharsets.UTF_8))),
                        // so that what a server starts with needs no way out through its firewall
                        "config_drive", true,
                        "metadata", mark.metadata(tenancy.scope()),
                        "tags", List.of("samsky"));
        if (!server.spread()) {
            return Json.object("server", body);
        }
        var group =
                serverGroups.ensure(
                        tenancy,
                        References.require(planned, server.firewall()).value(),
                        server.group());
        return Json.object("server", body, "os:scheduler_hints", Json.object("group", group));
    }

    private static boolean hasDisc(JsonObject flavor) {
        return Json.findNumber(flavor, "disk").orElse(0L) > 0;
    }

    /** What it starts from, and the volumes. */
    private List<JsonObject> discs(Instruction planned, ServerMark mark, boolean hasDisc) {
        var server = (Server) planned.resource();
        var ids = mark.told().ids();
        var discs = new ArrayList<JsonObject>();
        discs.add(
                hasDisc
                        ? Json.object(
                                "boot_index",
                                0,
                                "uuid",
                                ids.getOrDefault("image", ""),
                                "source_type",
                                "image",
                                "destination_type",
                                "local",
                                "delete_on_termination",
                                true)
                        : Json.object(
                                "boot_index",
                                0,
                                "uuid",
                                ids.getOrDefault("image", ""),
                                "source_type",
                                "image",
                                "destination_type",
                                "volume",
                                "volume_size",
                                settings.bootVolume(),
                                "volume_type",
                                settings.volumeType(),
                                "delete_on_termination",
                                true));
        for (var volume : server.volumes()) {
            discs.add(
                    Json.object(
                            "boot_index",
                            -1,
                            "uuid",
                            References.require(planned, volume).value(),
                            "source_type",
                            "volume",
                            "destination_type",
                            "volume",
                            "delete_on_termination",
                            false));
        }
        return discs;
    }

    /**
     * Nova refuses with 403 both who may not and what is too much, and says which in words alone.
     * Its limits tell.
     */
    private DriverException overQuota(
            Tenancy tenancy, Instruction planned, DriverException failure, JsonObject flavor)
            throws DriverException {
        if (failure.kind() != DriverException.Kind.DENIED) {
            return failure;
        }
        var limits = tenancy.session().get(Service.COMPUTE, "/limits");
        var isOver =
                isOver(limits, "maxTotalInstances", "totalInstancesUsed", 1)
                        || isOver(
                                limits, "maxTotalCores", "totalCoresUsed", number(flavor, "vcpus"))
                        || isOver(limits, "maxTotalRAMSize", "totalRAMUsed", number(flavor, "ram"))
                        || isGroupOver(tenancy, planned, limits);
        return isOver
                ? new DriverException(
                        DriverException.Kind.QUOTA_EXCEEDED,
                        failure.getMessage(),
                        "Free some of it, or have the tenant's quota raised.")
                : failure;
    }

    /** Whether there may be no more server groups, or no more servers in the one of a server. */
    private boolean isGroupOver(Tenancy tenancy, Instruction planned, JsonObject limits)
            throws DriverException {
        var server = (Server) planned.resource();
        if (!server.spread()) {
            return false;
        }
        var firewall = References.require(planned, server.firewall()).value();
        var group = serverGroups.find(tenancy, firewall, server.group());
        if (group.isEmpty()) {
            return isOver(limits, "maxServerGroups", "totalServerGroupsUsed", 1);
        }
        var most = Json.findNumber(limits, "limits", "absolute", "maxServerGroupMembers");
        var members = Json.texts(group.get(), "members").size();
        return most.filter(limit -> limit >= 0 && members >= limit).isPresent();
    }

    private static long number(JsonObject object, String name) {
        return Json.findNumber(object, name).orElse(0L);
    }

    private static boolean isOver(JsonObject limits, String most, String used, long more) {
        var limit = Json.findNumber(limits, "limits", "absolute", most).orElse(-1L);
        return limit >= 0
                && Json.findNumber(limits, "limits", "absolute", used).orElse(0L) + more > limit;
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        return new ServerChange(tenancy, prior, planned, catalogue).make();
    }

    @Override
    public void delete(Tenancy tenancy, Found prior) throws DriverException {
        var session = tenancy.session();
        var id = prior.remote().remoteId().value();
        session.delete(Service.COMPUTE, "/servers/" + id);
        // Nova leaves a port that it did not make. People may have called it otherwise.
        var ports = new ArrayList<>(Look.at(session, prior.mark().address()).ports());
        var known = prior.ids().get("port");
        if (known != null) {
            ports.addAll(session.list(Service.NETWORK, "/ports", "ports", "id", known));
        }
        for (var port : ports) {
            if (Mark.read(Kind.SERVER, Json.text(port, "description"), tenancy.scope())
                    .filter(mark ->
                            mark.operation().equals(prior.mark().operation())
                                    && mark.deployment().equals(prior.mark().deployment()))
                    .isPresent()) {
                session.delete(Service.NETWORK, "/ports/" + Json.text(port, "id"));
            }
        }
        Firewalls.letGo(tenancy);
    }
}
