package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a project yet, whoever made it: Keystone would leave it behind without an owner.
 */
final class Leftovers {
    private Leftovers() {}

    /** Fails if anything stands. */
    static void refuse(Spaces.Space space) throws DriverException {
        var look = Look.all(space.tenancy().session());
        var left = new ArrayList<String>();
        add(left, "server", look.servers());
        add(left, "volume", look.volumes());
        add(left, "network", look.networks());
        add(left, "floating IP", look.floatingAddresses());
        if (!left.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.CONFLICT,
                    space.mark().address()
                            + " is not empty: "
                            + String.join(", ", left.subList(0, Math.min(5, left.size())))
                            + (left.size() > 5 ? " and " + (left.size() - 5) + " more" : "")
                            + ".",
                    "Take those away first; what Samsky did not make is somebody else's to say.");
        }
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
