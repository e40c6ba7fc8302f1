package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Remote;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.Server;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** Changes one server in place. What it was told is written last: until then it is not done. */
final class ServerChange {
    /** How often, and how long, a change of size is looked at before it is confirmed. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int POLLS = 600;

    private static final List<String> RESIZING = List.of("VERIFY_RESIZE", "RESIZE");

    private final Tenancy tenancy;
    private final Session session;
    private final Instruction planned;
    private final Server server;
    private final Catalogue catalogue;
    private final Found prior;
    private final String path;

    ServerChange(Tenancy tenancy, Found prior, Instruction planned, Catalogue catalogue) {
        this.tenancy = tenancy;
        this.session = tenancy.session();
        this.planned = planned;
        this.server = (Server) planned.resource();
        this.catalogue = catalogue;
        this.path = "/servers/" + prior.remote().remoteId();
        this.prior = prior;
    }

    Remote make() throws DriverException {
        if (prior.remote().condition() instanceof Remote.Condition.Failed(var reason)) {
            throw new DriverException(
                    DriverException.Kind.CONFLICT,
                    prior.mark().address() + " is in error and cannot be changed: " + reason,
                    "Replace it.");
        }
        var standing = unwrap(session.get(Service.COMPUTE, path), "server");
        var mark =
                ServerMark.read(standing, tenancy.scope())
                        .orElseThrow(() -> Tenancy.missing(planned.address()));
        var needs = ServerNeeds.see(tenancy, planned);
        var port = mark.told().ids().getOrDefault("port", "");
        needs.ids().put("port", port);
        needs.ids().put("image", mark.told().ids().getOrDefault("image", ""));
        var flavor = catalogue.flavor(session, server.size());
        needs.ids().put("flavor", Json.text(flavor, "name"));
        var settles = attach(standing);
        takeOff(port);
        var shown = unwrap(session.get(Service.NETWORK, "/ports/" + port), "port");
        label(shown, needs);
        connect(shown);
        ServerNeeds.floatTo(tenancy, planned, port);
        resize(standing, flavor);
        if (!needs.group().equals(mark.told().ids().get("group"))) {
            Firewalls.letGo(tenancy);
        }
        var told =
                new ServerMark(
                        mark.deployment(),
                        mark.operation(),
                        planned.address(),
                        new Told(server.fields(), needs.ids()));
        session.post(
                Service.COMPUTE,
                path + "/metadata",
                Json.object("metadata", told.metadata(tenancy.scope())));
        return new Remote(
                planned.address(),
                prior.remote().remoteId(),
                Content.of(server.fields()),
                settles ? new Remote.Condition.Building() : Remote.READY);
    }

    /** Takes volumes off and puts others on; says whether there was anything to do. */
    private boolean attach(JsonObject standing) throws DriverException {
        var wanted =
                server.volumes().stream()
                        .map(volume -> References.require(planned, volume).value())
                        .toList();
        var attached = new HashSet<String>();
        for (var volume : Json.objects(standing, "os-extended-volumes:volumes_attached")) {
            attached.add(Json.text(volume, "id"));
        }
        var changes = false;
        for (var volume : Look.all(session).allVolumes()) {
            var id = Json.text(volume, "id");
            var isOurs =
                    Volumes.mark(volume, tenancy.scope())
                            .isPresent(); // not the disc that it starts from
            if (isOurs && attached.contains(id) && !wanted.contains(id)) {
                session.delete(Service.COMPUTE, path + "/os-volume_attachments/" + id);
                changes = true;
            }
        }
        for (var id : wanted) {
            if (!attached.contains(id)) {
                session.post(
                        Service.COMPUTE,
                        path + "/os-volume_attachments",
                        Json.object("volumeAttachment", Json.object("volumeId", id)));
                changes = true;
            }
        }
        return changes;
    }

    /** Takes it off what other people put it on: there it can be reached past its group. */
    private void takeOff(String own) throws DriverException {
        var id = prior.remote().remoteId().value();
        for (var port : Look.all(session).portsOn(id, own)) {
            if (!Json.text(port, "id").equals(own)) {
                session.delete(Service.COMPUTE, path + "/os-interface/" + Json.text(port, "id"));
            }
        }
    }

    private void label(JsonObject port, ServerNeeds needs) throws DriverException {
        var name = Mark.name(planned.address());
        var line =
                Servers.portMark(tenancy, planned, prior.mark().operation()).line(tenancy.scope());
        var wanted =
                Json.object(
                        "name", name,
                        "description", line,
                        "security_groups", List.of(needs.group()));
        var security = "port_security_enabled";
        if (Json.find(port, security).isPresent() && !Json.flag(port, security)) {
            wanted.addProperty(security, true); // without it Neutron takes no groups
        }
        session.put(
                Service.NETWORK, "/ports/" + Json.text(port, "id"), Json.object("port", wanted));
        if (!planned.address().equals(prior.mark().address())) {
            session.put(Service.COMPUTE, path, Json.object("server", Json.object("name", name)));
        }
    }

    /** Puts it back where people took it off. */
    private void connect(JsonObject port) throws DriverException {
        if (!Json.text(port, "device_id").equals(prior.remote().remoteId().value())) {
            session.post(
                    Service.COMPUTE,
                    path + "/os-interface",
                    Json.object(
                            "interfaceAttachment", Json.object("port_id", Json.text(port, "id"))));
        }
    }

    // Nova leaves both sizes standing until somebody says that the new one is good. Nobody else
    // would: the driver waits for that moment (decision 0053).
    private void resize(JsonObject standing, JsonObject flavor) throws DriverException {
        var name = Json.text(flavor, "name");
        var now = standing;
        if (RESIZING.contains(Json.text(standing, "status"))) {
            now = confirmed(); // one that broke off, whatever size it was to be
        }
        if (!name.equals(Json.text(now, "flavor", "original_name"))) {
            session.post(
                    Service.COMPUTE,
                    path + "/action",
                    Json.object("resize", Json.object("flavorRef", Json.text(flavor, "id"))));
            now = confirmed();
        }
        if (!name.equals(Json.text(now, "flavor", "original_name"))) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    planned.address() + " could not be given another size.",
                    "Nova found no host for it: choose another size, or have room made.");
        }
    }

    /** Waits for the end of a change of size and confirms it; what stands then. */
    private JsonObject confirmed() throws DriverException {
        var isConfirmed = false;
        for (var i = 0; i < POLLS; i++) {
            var now = unwrap(session.get(Service.COMPUTE, path), "server");
            var isAtRest = Json.findText(now, "OS-EXT-STS:task_state").isEmpty();
            var isResized = Json.text(now, "status").equals("VERIFY_RESIZE");
            if (isResized && isAtRest && !isConfirmed) {
                var confirm = new JsonObject();
                confirm.add("confirmResize", JsonNull.INSTANCE);
                session.post(Service.COMPUTE, path + "/action", confirm);
                isConfirmed = true;
            } else if (!isResized && isAtRest) {
                return now;
            }
            pause();
        }
        throw unfinished();
    }

    private void pause() throws DriverException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unfinished();
        }
    }

    private DriverException unfinished() {
        return new DriverException(
                DriverException.Kind.OUTCOME_UNKNOWN,
                planned.address() + " is still being given another size.",
                "Run again: what was done is looked for first.");
    }
}
