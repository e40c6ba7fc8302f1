package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.diagnostic.Few;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a project yet, whoever made it: Keystone would leave it behind without an owner.
 */
final class Leftovers {
    private Leftovers() {}

    /** Fails if anything stands; with {@code TRANSIENT} if that is about to go by itself. */
    static void refuse(Spaces.Space space) throws DriverException {
        var session = space.tenancy().session();
        var look = Look.all(session);
        var left = new ArrayList<String>();
        add(left, "server", look.servers());
        var going = new ArrayList<String>();
        for (var volume : look.volumes()) {
            // the disc that a server started from goes after the server
            var isGoing = Json.text(volume, "status").equals("deleting");
            add(isGoing ? going : left, "volume", List.of(volume));
        }
        add(left, "network", look.networks());
        add(left, "floating IP", look.floatingAddresses());
        add(
                left,
                "security group",
                look.groups().stream().filter(group -> !isOurs(space, group)).toList());
        add(left, "router", Routers.ofOthers(space.tenancy()));
        add(left, "port", elsewhere(look));
        ask(left, session, "image", Service.IMAGE, "images", "owner", session.projectId());
        ask(left, session, "snapshot", Service.VOLUME, "snapshots");
        ask(left, session, "backup", Service.VOLUME, "backups");
        if (!left.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.CONFLICT,
                    space.mark().address() + " is not empty: " + Few.of(left, 5) + ".",
                    "Take those away first; what Samsky did not make is somebody else's to say.");
        }
        if (!going.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.TRANSIENT,
                    "%s is not empty yet: Cinder is still deleting %s."
                            .formatted(space.mark().address(), Few.of(going, 5)),
                    "Run again when that is done.");
        }
    }

    /** Ports in networks that others share with the project; its own networks are told already. */
    private static List<JsonObject> elsewhere(Look look) throws DriverException {
        var own = look.networks().stream().map(network -> Json.text(network, "id")).toList();
        return look.ports().stream()
                .filter(port ->
                        !own.contains(Json.text(port, "network_id"))
                                && !Json.text(port, "device_owner").startsWith("network:"))
                .toList();
    }

    /** Adds what a cloud may not have at all; that it may not be looked at is told as well. */
    private static void ask(
            List<String> left,
            Session session,
            String what,
            Service service,
            String list,
            String... query)
            throws DriverException {
        try {
            add(left, what, session.list(service, "/" + list, list, query));
        } catch (DriverException failure) {
            switch (failure.kind()) {
                case NOT_FOUND -> {} // the cloud knows none
                case DENIED -> left.add("the " + list + ", which Samsky may not look at");
                case TRANSIENT,
                        THROTTLED,
                        OUTCOME_UNKNOWN,
                        UNSUPPORTED,
                        QUOTA_EXCEEDED,
                        CONFLICT,
                        INVALID ->
                        throw failure;
            }
        }
    }

    // Neutron gives the group of this name to every project.
    private static boolean isOurs(Spaces.Space space, JsonObject group) {
        return Json.text(group, "name").equals("default")
                || Mark.read(Json.text(group, "description"), space.tenancy().scope())
                        .filter(mark -> mark.deployment().equals(space.mark().deployment()))
                        .isPresent();
    }

    private static void add(List<String> left, String what, List<JsonObject> objects) {
        for (var object : objects) {
            var name =
                    Json.findText(object, "name")
                            .or(() -> Json.findText(object, "floating_ip_address"))
                            .orElseGet(() -> Json.text(object, "id"));
            left.add("the " + what + " " + name);
        }
    }
}
