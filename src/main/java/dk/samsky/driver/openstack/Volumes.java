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
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A volume is Cinder's, with the mark in its metadata. */
final class Volumes implements Keeper {
    private static final String DEPLOYMENT = "samsky.deployment";
    private static final String OPERATION = "samsky.operation";
    private static final String LOCATION = "samsky.location";
    private static final String ADDRESS = "samsky.address";
    private static final String SPACE = "samsky.space";

    private final Optional<String> type;

    Volumes(Optional<String> type) {
        this.type = type;
    }

    private static JsonObject metadata(TenantScope scope, Mark mark) {
        return Json.object(
                DEPLOYMENT, mark.deployment().value(),
                OPERATION, mark.operation().value(),
                LOCATION, scope.location().toString(),
                ADDRESS, mark.address().toString(),
                SPACE, mark.space().toString());
    }

    /** Reads a volume's; empty if it carries none of this tenant's here. */
    static Optional<Mark> mark(JsonObject object, TenantScope scope) {
        var address =
                Address.parse(Json.text(object, "metadata", ADDRESS))
                        .filter(one ->
                                one.kind() == Kind.VOLUME && one.tenant().equals(scope.tenant()));
        var space = Address.parse(Json.text(object, "metadata", SPACE));
        var deployment = Json.text(object, "metadata", DEPLOYMENT);
        var operation = Json.text(object, "metadata", OPERATION);
        if (address.isEmpty()
                || space.isEmpty()
                || deployment.isBlank()
                || operation.isBlank()
                || !Json.text(object, "metadata", LOCATION).equals(scope.location().toString())) {
            return Optional.empty();
        }
        return Optional.of(
                new Mark(
                        new DeploymentId(deployment),
                        new OperationId(operation),
                        address.get(),
                        space.get(),
                        ""));
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        var found = new ArrayList<Found>();
        for (var volume : look.volumes()) {
            var mark = mark(volume, tenancy.scope());
            if (mark.isPresent()) {
                found.add(
                        new Found(
                                mark.get(),
                                remote(mark.get(), volume),
                                Map.of("space", tenancy.space().value())));
            }
        }
        return found;
    }

    @Override
    public Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException {
        return References.without(look.volumes(), volume -> mark(volume, tenancy.scope()));
    }

    private static Remote remote(Mark mark, JsonObject volume) {
        var size = ByteSize.ofGibibytes(Json.findNumber(volume, "size").orElse(0L));
        return new Remote(
                mark.address(),
                new RemoteId(Json.text(volume, "id")),
                Content.of(new Volume(mark.space(), size).fields()),
                condition(Json.text(volume, "status")));
    }

    // Source: https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes
    private static Remote.Condition condition(String status) {
        return switch (status) {
            case "available", "in-use", "reserved", "maintenance" -> Remote.READY;
            case "deleting" -> new Remote.Condition.Deleting();
            case "error", "error_deleting", "error_extending", "error_restoring" ->
                    new Remote.Condition.Failed("Cinder gave it the status '" + status + "'.");
            default -> new Remote.Condition.Building();
        };
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (Volume) planned.resource();
        tenancy.requireSpace(resource.space(), References.require(planned, resource.space()));
        var mark = tenancy.mark(operation, planned.address(), resource.space());
        var body =
                Json.object(
                        "size", gibibytes(resource.size()),
                        "name", Mark.name(planned.address()),
                        "volume_type", type,
                        "metadata", metadata(tenancy.scope(), mark));
        return remote(
                mark,
                unwrap(
                        tenancy.session()
                                .post(Service.VOLUME, "/volumes", Json.object("volume", body)),
                        "volume"));
    }

    private static long gibibytes(ByteSize size) throws DriverException {
        var one = ByteSize.ofGibibytes(1).bytes();
        if (size.bytes() == 0 || size.bytes() % one != 0) {
            throw Settings.invalid(
                    "A volume of " + size + " cannot be made: OpenStack counts whole GiB.",
                    "Write a whole number of Gi.");
        }
        return size.bytes() / one;
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        var resource = (Volume) planned.resource();
        var mark = tenancy.mark(prior.mark().operation(), planned.address(), resource.space());
        var path = "/volumes/" + prior.remote().remoteId();
        var session = tenancy.session();
        var standing = (Volume) Resources.read(Kind.VOLUME, prior.remote().content().fields());
        if (resource.size().compareTo(standing.size()) > 0) {
            session.post(
                    Service.VOLUME,
                    path + "/action",
                    Json.object("os-extend", Json.object("new_size", gibibytes(resource.size()))));
        }
        if (!mark.equals(prior.mark())) {
            session.put(
                    Service.VOLUME,
                    path,
                    Json.object("volume", Json.object("name", Mark.name(planned.address()))));
            session.post(
                    Service.VOLUME,
                    path + "/metadata",
                    Json.object("metadata", metadata(tenancy.scope(), mark)));
        }
        var now = unwrap(session.get(Service.VOLUME, path), "volume");
        return new Remote(
                planned.address(),
                prior.remote().remoteId(),
                Content.of(resource.fields()),
                condition(Json.text(now, "status")));
    }

    @Override
    public void delete(Tenancy tenancy, Found prior) throws DriverException {
        var path = "/volumes/" + prior.remote().remoteId();
        var standing = tenancy.session().find(Service.VOLUME, path);
        if (standing.filter(answer -> !Json.objects(answer, "volume", "attachments").isEmpty())
                .isPresent()) {
            throw new DriverException(
                    DriverException.Kind.CONFLICT,
                    prior.mark().address() + " is attached to a server.",
                    "Take it away from that first.");
        }
        if (standing.isPresent()
                && !Json.text(standing.get(), "volume", "status").equals("deleting")) {
            tenancy.session().delete(Service.VOLUME, path);
        }
    }
}
