package dk.samsky.driver.openstack.project;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of one project, each asked for once and only if somebody wants it. Of one look, by one
 * thread.
 */
public final class Look {
    private final Session session;
    private final List<String> names;
    private final Map<String, List<JsonObject>> lists = new HashMap<>();

    private Look(Session session, List<String> names) {
        this.session = session;
        this.names = names;
    }

    /** At everything. */
    public static Look all(Session session) {
        return new Look(session, List.of());
    }

    /** At what is called like one of these addresses; the cloud itself leaves out the rest. */
    public static Look at(Session session, Address... addresses) {
        return new Look(session, List.of(addresses).stream().map(Mark::name).distinct().toList());
    }

    public List<JsonObject> networks() throws DriverException {
        return named("/networks", "networks");
    }

    public List<JsonObject> subnets() throws DriverException {
        return named("/subnets", "subnets");
    }

    public List<JsonObject> groups() throws DriverException {
        return named("/security-groups", "security_groups");
    }

    /** Whatever the look is at: for what a port is in. */
    public List<JsonObject> allGroups() throws DriverException {
        return list(
                Service.NETWORK,
                "/security-groups",
                "security_groups",
                "project_id",
                session.projectId());
    }

    /**
     * What the project lets others use of its own, whatever the look is at. Nothing where Neutron
     * has no such thing, or its owner keeps tenants from it: then nobody there shares anything.
     */
    public List<JsonObject> shares() throws DriverException {
        try {
            return list(
                    Service.NETWORK,
                    "/rbac-policies",
                    "rbac_policies",
                    "project_id",
                    session.projectId());
        } catch (DriverException failure) {
            return switch (failure.kind()) {
                case DENIED, NOT_FOUND, UNSUPPORTED -> List.of();
                case TRANSIENT, THROTTLED, OUTCOME_UNKNOWN, QUOTA_EXCEEDED, CONFLICT, INVALID ->
                        throw failure;
            };
        }
    }

    public List<JsonObject> ports() throws DriverException {
        return named("/ports", "ports");
    }

    /**
     * The ports of a server, whatever they are called.
     *
     * @param known the id of the one that it was made with; empty if that is not known
     */
    public List<JsonObject> portsOn(String server, String known) throws DriverException {
        if (names.isEmpty()) {
            return ports().stream()
                    .filter(port ->
                            Json.text(port, "id").equals(known)
                                    || Json.text(port, "device_id").equals(server))
                    .toList();
        }
        var bound = list(Service.NETWORK, "/ports", "ports", "device_id", server);
        return bound.isEmpty() && !known.isEmpty()
                ? list(Service.NETWORK, "/ports", "ports", "id", known)
                : bound;
    }

    /** One port as it is now, though all were read before. */
    public Optional<JsonObject> portNow(String id) throws DriverException {
        return list(Service.NETWORK, "/ports", "ports", "id", id).stream().findFirst();
    }

    /** All ports of a network, whatever the look is at. */
    public List<JsonObject> portsOf(String network) throws DriverException {
        if (!names.isEmpty()) {
            return list(Service.NETWORK, "/ports", "ports", "network_id", network);
        }
        return ports().stream()
                .filter(port -> Json.text(port, "network_id").equals(network))
                .toList();
    }

    /** These have no names to be told apart by. */
    public List<JsonObject> floatingAddresses() throws DriverException {
        return list(
                Service.NETWORK, "/floatingips", "floatingips", "project_id", session.projectId());
    }

    public List<JsonObject> volumes() throws DriverException {
        if (names.isEmpty()) {
            return allVolumes();
        }
        var found = new ArrayList<JsonObject>();
        for (var name : names) {
            found.addAll(list(Service.VOLUME, "/volumes/detail", "volumes", "name", name));
        }
        return found;
    }

    /** Whatever the look is at: for what is attached to a server. */
    public List<JsonObject> allVolumes() throws DriverException {
        return list(Service.VOLUME, "/volumes/detail", "volumes");
    }

    public List<JsonObject> servers() throws DriverException {
        return names.isEmpty()
                ? list(Service.COMPUTE, "/servers/detail", "servers")
                : list(
                        Service.COMPUTE,
                        "/servers/detail",
                        "servers",
                        "name",
                        "^(" + String.join("|", names.stream().map(Look::literal).toList()) + ")$");
    }

    // Names hold nothing that the database's regular expressions take for more than itself, but
    // dots.
    private static String literal(String name) {
        return name.replace(".", "\\.");
    }

    private List<JsonObject> named(String path, String name) throws DriverException {
        // Lists show what others share as well; only what is the tenant's own can be ours.
        var query = new ArrayList<>(List.of("project_id", session.projectId()));
        for (var one : names) {
            query.addAll(List.of("name", one));
        }
        return list(Service.NETWORK, path, name, query.toArray(String[]::new));
    }

    private List<JsonObject> list(Service service, String path, String name, String... query)
            throws DriverException {
        var key = path + " " + String.join(" ", query);
        var known = lists.get(key);
        if (known == null) {
            known = session.list(service, path, name, query);
            lists.put(key, known);
        }
        return known;
    }
}
