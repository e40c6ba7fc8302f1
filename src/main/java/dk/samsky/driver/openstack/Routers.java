package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.TenantScope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one router of a tenant's project, which leads out. All of the tenant's networks hang on it;
 * what may flow between them, the firewalls say (decision 0052).
 */
final class Routers {
    private static final String GATEWAY = "external_gateway_info";

    private final Optional<String> externalNetwork;
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Routers(Optional<String> externalNetwork) {
        this.externalNetwork = externalNetwork;
    }

    private static String name(TenantScope scope) {
        return "samsky " + scope.deployment() + " " + scope.location();
    }

    /** Makes the router if there is none, and puts it back on the way out. */
    String ensure(Tenancy tenancy) throws DriverException {
        var session = tenancy.session();
        var lock = locks.computeIfAbsent(session.projectId(), _ -> new ReentrantLock());
        lock.lock();
        try {
            var known = routers(tenancy);
            if (!known.isEmpty()) {
                var id = Json.text(known.getFirst(), "id");
                if (Json.findText(known.getFirst(), GATEWAY, "network_id").isEmpty()) {
                    var back = Json.object(GATEWAY, gateway(session));
                    session.put(Service.NETWORK, "/routers/" + id, Json.object("router", back));
                }
                return id;
            }
            var router =
                    Json.object(
                            "name",
                            name(tenancy.scope()),
                            "description",
                            "The way out of this tenant's networks.",
                            GATEWAY,
                            gateway(session));
            return Json.text(
                    unwrap(
                            session.post(
                                    Service.NETWORK, "/routers", Json.object("router", router)),
                            "router"),
                    "id");
        } finally {
            lock.unlock();
        }
    }

    private JsonObject gateway(Session session) throws DriverException {
        return Json.object("network_id", external(session));
    }

    /** The routers of a project that are not ours. */
    static List<JsonObject> ofOthers(Tenancy tenancy) throws DriverException {
        var session = tenancy.session();
        return session
                .list(Service.NETWORK, "/routers", "routers", "project_id", session.projectId())
                .stream()
                .filter(router -> !Json.text(router, "name").equals(name(tenancy.scope())))
                .toList();
    }

    // Two processes at once may make two; all use the first from then on.
    private static List<JsonObject> routers(Tenancy tenancy) throws DriverException {
        return tenancy
                .session()
                .list(
                        Service.NETWORK,
                        "/routers",
                        "routers",
                        "name",
                        name(tenancy.scope()),
                        "project_id",
                        tenancy.session().projectId())
                .stream()
                .sorted(Comparator.comparing(router -> Json.text(router, "id")))
                .toList();
    }

    /** The network that leads out. */
    String external(Session session) throws DriverException {
        var found =
                session.list(Service.NETWORK, "/networks", "networks", "router:external", "true");
        var fitting =
                found.stream()
                        .filter(network ->
                                externalNetwork.isEmpty()
                                        || externalNetwork.get().equals(Json.text(network, "name"))
                                        || externalNetwork.get().equals(Json.text(network, "id")))
                        .toList();
        if (fitting.size() == 1) {
            return Json.text(fitting.getFirst(), "id");
        }
        throw Settings.invalid(
                externalNetwork
                        .map(name -> "The cloud has no network '" + name + "' that leads out.")
                        .orElse(
                                "The cloud has "
                                        + found.size()
                                        + " networks that lead out, and none is named."),
                "Write one of these under 'externalNetwork' in the provider's document: "
                        + String.join(
                                ", ",
                                found.stream().map(network -> Json.text(network, "name")).toList())
                        + ".");
    }

    /** Puts a subnet on the router, if it is not. */
    void connect(Tenancy tenancy, String subnet) throws DriverException {
        var router = ensure(tenancy);
        if (legs(tenancy, router).noneMatch(subnet::equals)) {
            tenancy.session()
                    .put(
                            Service.NETWORK,
                            "/routers/" + router + "/add_router_interface",
                            Json.object("subnet_id", subnet));
        }
    }

    /** Takes a subnet off the router, if it is on it. */
    void disconnect(Tenancy tenancy, String subnet) throws DriverException {
        for (var router : routers(tenancy)) {
            var id = Json.text(router, "id");
            if (legs(tenancy, id).anyMatch(subnet::equals)) {
                tenancy.session()
                        .put(
                                Service.NETWORK,
                                "/routers/" + id + "/remove_router_interface",
                                Json.object("subnet_id", subnet));
            }
        }
    }

    private static java.util.stream.Stream<String> legs(Tenancy tenancy, String router)
            throws DriverException {
        return tenancy
                .session()
                .list(Service.NETWORK, "/ports", "ports", "device_id", router)
                .stream()
                .flatMap(port -> Json.objects(port, "fixed_ips").stream())
                .map(address -> Json.text(address, "subnet_id"));
    }

    /** Takes the router away. */
    void remove(Tenancy tenancy) throws DriverException {
        for (var router : routers(tenancy)) {
            tenancy.session().delete(Service.NETWORK, "/routers/" + Json.text(router, "id"));
        }
    }
}
