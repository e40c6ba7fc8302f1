package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Nova's server groups, which keep servers on different hosts: one for each group of a firewall
 * that has servers to be spread. They come with the first such server and go with the firewall.
 */
final class ServerGroups {
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    // Nova gives these nothing but a name to be told by.
    private static String prefix(Tenancy tenancy, String firewall) {
        return "samsky " + tenancy.scope().deployment() + " " + firewall + " ";
    }

    private static List<JsonObject> all(Session session) throws DriverException {
        return session.listByOffset(Service.COMPUTE, "/os-server-groups", "server_groups");
    }

    /** The one for this group, made if there is none. */
    String ensure(Tenancy tenancy, String firewall, String group) throws DriverException {
        var name = prefix(tenancy, firewall) + group;
        var lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
        lock.lock();
        try {
            var session = tenancy.session();
            var standing = find(tenancy, firewall, group);
            if (standing.isPresent()) {
                return Json.text(standing.get(), "id");
            }
            var body = Json.object("name", name, "policy", "anti-affinity");
            var made =
                    session.post(
                            Service.COMPUTE,
                            "/os-server-groups",
                            Json.object("server_group", body));
            return Json.text(unwrap(made, "server_group"), "id");
        } finally {
            lock.unlock();
        }
    }

    /** The one for this group, as Nova shows it. */
    Optional<JsonObject> find(Tenancy tenancy, String firewall, String group)
            throws DriverException {
        var name = prefix(tenancy, firewall) + group;
        return all(tenancy.session()).stream()
                .filter(one -> Json.text(one, "name").equals(name))
                .findFirst();
    }

    /** Takes away those of a firewall. */
    void remove(Tenancy tenancy, Mark firewall) throws DriverException {
        var prefix = prefix(tenancy, firewall.operation().value());
        var session = tenancy.session();
        for (var one : all(session)) {
            if (Json.text(one, "name").startsWith(prefix)) {
                session.delete(Service.COMPUTE, "/os-server-groups/" + Json.text(one, "id"));
            }
        }
    }
}
