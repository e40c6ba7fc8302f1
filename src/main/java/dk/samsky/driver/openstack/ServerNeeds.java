package dk.samsky.driver.openstack;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.resource.Server;
import java.util.TreeMap;

/**
 * What a server refers to, seen to be there and ours.
 *
 * @param group the id of its security group
 * @param ids remote ids by address, and more by words as they become known
 */
record ServerNeeds(String group, TreeMap<String, String> ids) {
    static ServerNeeds see(Tenancy tenancy, Instruction planned) throws DriverException {
        var server = (Server) planned.resource();
        var ids = new TreeMap<String, String>();
        planned.references().forEach((address, id) -> ids.put(address.toString(), id.value()));
        References.requireOurs(
                tenancy,
                server.network(),
                References.require(planned, server.network()),
                "/networks",
                "network");
        if (server.publicAddress().isPresent()) {
            References.requireOurs(
                    tenancy,
                    server.publicAddress().get(),
                    References.require(planned, server.publicAddress().get()),
                    "/floatingips",
                    "floatingip");
        }
        for (var volume : server.volumes()) {
            var id = References.require(planned, volume);
            var found =
                    tenancy.session()
                            .find(Service.VOLUME, "/volumes/" + id)
                            .flatMap(answer -> Json.find(answer, "volume"))
                            .filter(one ->
                                    one instanceof JsonObject object && isOurs(tenancy, object));
            if (found.isEmpty()) {
                throw Tenancy.missing(volume);
            }
        }
        var group =
                Firewalls.require(
                        tenancy,
                        server.firewall(),
                        References.require(planned, server.firewall()),
                        server.group());
        ids.put("group", group);
        return new ServerNeeds(group, ids);
    }

    private static boolean isOurs(Tenancy tenancy, JsonObject volume) {
        return Volumes.mark(volume, tenancy.scope())
                .filter(mark -> mark.deployment().equals(tenancy.scope().deployment()))
                .isPresent();
    }

    /** Leads the public address that is planned to the port, and all others away from it. */
    static void floatTo(Tenancy tenancy, Instruction planned, String port) throws DriverException {
        var wanted =
                ((Server) planned.resource())
                        .publicAddress()
                        .map(address -> References.require(planned, address).value())
                        .orElse("");
        var leadsThere = false;
        for (var floating : Look.all(tenancy.session()).floatingAddresses()) {
            if (Json.text(floating, "port_id").equals(port)) {
                var id = Json.text(floating, "id");
                leadsThere |= id.equals(wanted);
                if (!id.equals(wanted)) {
                    lead(tenancy, id, JsonNull.INSTANCE);
                }
            }
        }
        // Last: Neutron leads no second one to a port.
        if (!wanted.isEmpty() && !leadsThere) {
            lead(tenancy, wanted, new JsonPrimitive(port));
        }
    }

    private static void lead(Tenancy tenancy, String floating, JsonElement port)
            throws DriverException {
        var target = new JsonObject();
        target.add("port_id", port);
        tenancy.session()
                .put(
                        Service.NETWORK,
                        "/floatingips/" + floating,
                        Json.object("floatingip", target));
    }
}
