package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads servers as Nova, Neutron and Cinder show them: what was told, with what is otherwise by now
 * laid over it.
 */
final class ServerReader {
    private final Tenancy tenancy;
    private final Look look;

    ServerReader(Tenancy tenancy, Look look) {
        this.tenancy = tenancy;
        this.look = look;
    }

    List<Found> read() throws DriverException {
        var found = new ArrayList<Found>();
        for (var server : look.servers()) {
            var mark = ServerMark.read(server, tenancy.scope());
            if (mark.isPresent()) {
                found.add(found(server, mark.get()));
            }
        }
        return found;
    }

    /** The ids of those on which it is not written, or not whole, what they were told to be. */
    Set<RemoteId> unmarked() throws DriverException {
        return References.without(
                look.servers(),
                server -> ServerMark.read(server, tenancy.scope()).filter(ServerMark::isWhole));
    }

    /**
     * The port that it was made with; the first that it has, if nothing says which one that was.
     *
     * @param ports all that it has
     */
    private static Optional<JsonObject> own(List<JsonObject> ports, Told told) {
        var known = told.ids().getOrDefault("port", "");
        return ports.stream()
                .filter(port -> known.isEmpty() || Json.text(port, "id").equals(known))
                .findFirst();
    }

    private Found found(JsonObject server, ServerMark mark) throws DriverException {
        var told = mark.isWhole() ? mark.told() : guessed(server, mark);
        var ids = new TreeMap<String, String>();
        for (var field : List.of("network", "firewall")) {
            address(told, field)
                    .map(address -> told.ids().getOrDefault(address, ""))
                    .ifPresent(id -> ids.put(field, id));
        }
        Optional.ofNullable(told.ids().get("port")).ifPresent(id -> ids.put("port", id));
        var settling = new HashSet<String>();
        var ports = look.portsOn(Json.text(server, "id"), told.ids().getOrDefault("port", ""));
        var fields = fields(server, told, ports, settling);
        return new Found(
                new Mark(
                        mark.deployment(),
                        mark.operation(),
                        mark.address(),
                        mark.address(), // a server is in a network, and in its space by that
                        ""),
                new Remote(
                        mark.address(),
                        new RemoteId(Json.text(server, "id")),
                        Content.of(fields),
                        condition(server, mark.isWhole(), own(ports, told), !settling.isEmpty())),
                ids);
    }

    // Somebody took it off the server. What stands must be some server all the same, to be
    // replaced.
    private static Told guessed(JsonObject server, ServerMark mark) {
        var workload = mark.address().workload();
        var guess =
                new Server(
                        new Address(mark.address().tenant(), workload, Kind.NETWORK, "unknown"),
                        new Address(mark.address().tenant(), workload, Kind.FIREWALL, "unknown"),
                        "unknown",
                        Json.findText(server, "flavor", "original_name").orElse("unknown"),
                        Json.findNumber(server, "flavor", "vcpus").orElse(1L).intValue(),
                        new ByteSize(
                                Json.findNumber(server, "flavor", "ram").orElse(1L) * 1024 * 1024),
                        Json.findText(server, "image", "id").orElse("unknown"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false);
        return new Told(guess.fields(), new TreeMap<>());
    }

    private static Optional<String> address(Told told, String field) {
        return told.fields()
                .find(field)
                .flatMap(value ->
                        value instanceof Value.Text(var text)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    private Fields fields(
            JsonObject server, Told told, List<JsonObject> ports, Set<String> settling)
            throws DriverException {
        var values = new TreeMap<>(told.fields().values());
        var flavor = Json.findText(server, "flavor", "original_name");
        if (Json.text(server, "status").equals("VERIFY_RESIZE")) {
            // Both sizes stand until it is confirmed: that is neither what was nor what is wanted.
            values.put("size", Value.of(flavor.orElse("another size") + ", unconfirmed"));
        } else {
            flavor.filter(name -> !name.equals(told.ids().get("flavor")))
                    .ifPresent(name -> values.put("size", Value.of(name)));
        }
        Json.findText(server, "image", "id")
                .filter(id -> !id.equals(told.ids().get("image")))
                .ifPresent(id -> values.put("image", Value.of(id)));
        var port = own(ports, told);
        if (port.isPresent()) {
            var group =
                    isOn(server, port.get())
                            ? group(port.get(), ports, told)
                            : Optional.of("(not connected)");
            group.ifPresent(name -> values.put("group", Value.of(name)));
            var floating = floating(port.get(), told);
            values.remove("publicAddress");
            floating.ifPresent(address -> values.put("publicAddress", Value.of(address)));
        }
        values.remove("volumes");
        var volumes = volumes(server, told, settling);
        var written = Fields.builder().texts("volumes", volumes).build();
        values.putAll(written.values());
        return new Fields(values);
    }

    // Whoever takes it off the server lets go of it alone: Nova deletes no port that it did not
    // make.
    private boolean isOn(JsonObject server, JsonObject port) throws DriverException {
        var id = Json.text(server, "id");
        if (Json.text(port, "device_id").equals(id)
                || Json.text(server, "status").equals("BUILD")) {
            return true;
        }
        // All ports may have been read before Nova had put it on.
        return look.portNow(Json.text(port, "id"))
                .filter(now -> Json.text(now, "device_id").equals(id))
                .isPresent();
    }

    // Through another port it can be reached past the group.
    private Optional<String> group(JsonObject own, List<JsonObject> ports, Told told)
            throws DriverException {
        var groups = Json.texts(own, "security_groups");
        var others = ports.stream().filter(port -> !port.equals(own)).toList();
        if (groups.equals(List.of(told.ids().getOrDefault("group", ""))) && others.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (var group : groups) {
            names.add(groupName(group));
        }
        for (var other : others) {
            names.add("a port in " + networkName(Json.text(other, "network_id")));
        }
        return Optional.of(names.isEmpty() ? "(none)" : String.join(" and ", names));
    }

    private String groupName(String id) throws DriverException {
        for (var group : look.allGroups()) {
            if (Json.text(group, "id").equals(id)) {
                return Mark.read(Json.text(group, "description"), tenancy.scope())
                        .map(Firewalls::name)
                        .orElseGet(() -> Json.text(group, "name"));
            }
        }
        return id;
    }

    private String networkName(String id) throws DriverException {
        return look.networks().stream()
                .filter(network -> Json.text(network, "id").equals(id))
                .findFirst()
                .map(network -> Json.text(network, "name"))
                .orElse(id);
    }

    // Of several the one that is not to lead here.
    private Optional<String> floating(JsonObject port, Told told) throws DriverException {
        var byHand =
                new Address(
                        tenancy.scope().tenant(),
                        Optional.empty(),
                        Kind.PUBLIC_ADDRESS,
                        "made-by-hand");
        var names = new ArrayList<String>();
        for (var floating : look.floatingAddresses()) {
            if (Json.text(floating, "port_id").equals(Json.text(port, "id"))) {
                var mark = Mark.read(Json.text(floating, "description"), tenancy.scope());
                names.add(
                        told.name(Json.text(floating, "id"))
                                .orElseGet(
                                        () -> mark.map(Mark::address).orElse(byHand).toString()));
            }
        }
        var wanted = address(told, "publicAddress").orElse("");
        return names.stream()
                .filter(name -> !name.equals(wanted))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    // In the order in which they were told; what somebody else attached comes after. What is still
    // coming or going is noted.
    private List<String> volumes(JsonObject server, Told told, Set<String> settling)
            throws DriverException {
        var attached =
                Json.objects(server, "os-extended-volumes:volumes_attached").stream()
                        .map(volume -> Json.text(volume, "id"))
                        .toList();
        if (attached.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        if (told.fields().find("volumes").orElse(Value.of(""))
                instanceof Value.Listing(var items)) {
            for (var item : items) {
                if (item instanceof Value.Text(var address)
                        && attached.contains(told.ids().getOrDefault(address, ""))) {
                    names.add(address);
                }
            }
        }
        for (var volume : look.allVolumes()) {
            var id = Json.text(volume, "id");
            if (attached.contains(id)) {
                if (List.of("attaching", "detaching", "reserved")
                        .contains(Json.text(volume, "status"))) {
                    settling.add(id);
                }
                if (told.name(id).isEmpty()) {
                    Volumes.mark(volume, tenancy.scope())
                            .ifPresent(mark -> names.add(mark.address().toString()));
                }
            }
        }
        return names;
    }

    // Source: https://docs.openstack.org/api-guide/compute/server_concepts.html
    private static Remote.Condition condition(
            JsonObject server, boolean isTold, Optional<JsonObject> port, boolean isSettling) {
        var status = Json.text(server, "status");
        var task = Json.text(server, "OS-EXT-STS:task_state");
        if (task.equals("deleting") || status.equals("DELETED") || status.equals("SOFT_DELETED")) {
            return new Remote.Condition.Deleting();
        }
        if (status.equals("ERROR")) {
            var fault = Json.text(server, "fault", "message");
            return new Remote.Condition.Failed(fault.isEmpty() ? "Nova does not say why." : fault);
        }
        if (List.of("BUILD", "REBUILD", "RESIZE", "REVERT_RESIZE", "MIGRATING").contains(status)
                || isSettling) {
            return new Remote.Condition.Building();
        }
        if (!isTold) {
            return new Remote.Condition.Failed(
                    "What it was told to be is no longer written on it.");
        }
        return port.isEmpty() ? new Remote.Condition.Failed("Its port is gone.") : Remote.READY;
    }
}
