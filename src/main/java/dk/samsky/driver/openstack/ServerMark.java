package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.UserData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written into a server's metadata: whose it is, and what it was told to be.
 *
 * <p>Nova takes 128 items of 255 characters each unless its owner says otherwise.
 *
 * <p>Source: https://docs.openstack.org/nova/latest/configuration/config.html
 * (quota.metadata_items)
 */
record ServerMark(DeploymentId deployment, OperationId operation, Address address, Told told) {
    private static final String DEPLOYMENT = "samsky.deployment";
    private static final String OPERATION = "samsky.operation";
    private static final String LOCATION = "samsky.location";
    private static final String ADDRESS = "samsky.address";
    private static final String PARTS = "samsky.parts";
    private static final int LONGEST = 255;
    private static final int MOST = 120;

    /** Whether it says what the server was told to be. */
    boolean isWhole() {
        return !told.fields().values().isEmpty();
    }

    /** The remote id of the firewall that it was told to be behind. */
    Optional<RemoteId> firewall() {
        return told.fields()
                .find("firewall")
                .flatMap(value ->
                        value instanceof Value.Text(var address)
                                ? Optional.ofNullable(told.ids().get(address))
                                : Optional.empty())
                .map(RemoteId::new);
    }

    JsonObject metadata(TenantScope scope) throws DriverException {
        var metadata =
                Json.object(
                        DEPLOYMENT, deployment.value(),
                        OPERATION, operation.value(),
                        LOCATION, scope.location().toString(),
                        ADDRESS, address.toString());
        var parts = told.pack(LONGEST, MOST);
        // Parts of something longer that stood before stay, and are not read.
        metadata.addProperty(PARTS, Integer.toString(parts.size()));
        for (var i = 0; i < parts.size(); i++) {
            metadata.addProperty(part(i), parts.get(i));
        }
        return metadata;
    }

    private static String part(int number) {
        return "samsky.part." + number;
    }

    /** Reads a server's; empty if it carries none of this tenant's here. */
    static Optional<ServerMark> read(JsonObject server, TenantScope scope) {
        var address =
                Address.parse(Json.text(server, "metadata", ADDRESS))
                        .filter(one ->
                                one.kind() == Kind.SERVER && one.tenant().equals(scope.tenant()));
        var deployment = Json.text(server, "metadata", DEPLOYMENT);
        var operation = Json.text(server, "metadata", OPERATION);
        var count =
                Json.findText(server, "metadata", PARTS).filter(text -> text.matches("[0-9]{1,3}"));
        if (address.isEmpty()
                || deployment.isBlank()
                || operation.isBlank()
                || !Json.text(server, "metadata", LOCATION).equals(scope.location().toString())) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (var i = 0; i < Integer.parseInt(count.orElse("0")); i++) {
            parts.add(Json.text(server, "metadata", part(i)));
        }
        return Optional.of(
                new ServerMark(
                        new DeploymentId(deployment),
                        new OperationId(operation),
                        address.get(),
                        told(parts)));
    }

    private static Told told(List<String> parts) {
        return Told.unpack(parts)
                .map(told -> new Told(UserData.withoutText(told.fields()), told.ids()))
                .orElse(Told.NOTHING);
    }
}
