package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
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
    private static final String ADDRESS = "samsky.address";
    private static final String PARTS = "samsky.parts";
    private static final int LONGEST = 255;
    private static final int MOST = 120;

    JsonObject metadata() throws DriverException {
        var metadata =
                Json.object(
                        DEPLOYMENT, deployment.value(),
                        OPERATION, operation.value(),
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

    /** Reads a server's; empty if it carries none of this tenant's. */
    static Optional<ServerMark> read(JsonObject server, TenantId tenant) {
        var address =
                Address.parse(Json.text(server, "metadata", ADDRESS))
                        .filter(one -> one.tenant().equals(tenant));
        var deployment = Json.findText(server, "metadata", DEPLOYMENT);
        var operation = Json.findText(server, "metadata", OPERATION);
        var count =
                Json.findText(server, "metadata", PARTS).filter(text -> text.matches("[0-9]{1,3}"));
        if (address.isEmpty() || deployment.isEmpty() || operation.isEmpty()) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (var i = 0; i < Integer.parseInt(count.orElse("0")); i++) {
            parts.add(Json.text(server, "metadata", part(i)));
        }
        return Optional.of(
                new ServerMark(
                        new DeploymentId(deployment.get()),
                        new OperationId(operation.get()),
                        address.get(),
                        Told.unpack(parts).orElse(Told.NOTHING)));
    }
}
