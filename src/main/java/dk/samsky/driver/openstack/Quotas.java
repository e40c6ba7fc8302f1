package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.util.Optional;

/**
 * A project's quotas in Nova, Neutron and Cinder. What a tenant's limits do not speak of, such as
 * how many security groups there may be, is not limited: other limits hold it.
 */
final class Quotas {
    private static final long MEBI = 1024L * 1024;
    private static final long GIBI = 1024 * MEBI;
    private static final long UNLIMITED = -1;

    private final Session session;
    private final String project;

    Quotas(Session session, String project) {
        this.session = session;
        this.project = project;
    }

    /**
     * What the project may take.
     *
     * @param namespaces what OpenStack does not know of, as it was told
     */
    Limits read(Optional<Integer> namespaces) throws DriverException {
        var compute = unwrap(session.get(Service.COMPUTE, path()), "quota_set");
        var volume = unwrap(session.get(Service.VOLUME, path()), "quota_set");
        var network = unwrap(session.get(Service.NETWORK, networkPath()), "quota");
        return new Limits(
                count(compute, "cores"),
                size(compute, "ram", MEBI),
                size(volume, "gigabytes", GIBI),
                count(compute, "instances"),
                namespaces,
                count(network, "floatingip"));
    }

    private static Optional<Integer> count(JsonObject quota, String name) {
        return limit(quota, name).map(Math::toIntExact);
    }

    private static Optional<ByteSize> size(JsonObject quota, String name, long unit) {
        return limit(quota, name)
                .map(number -> new ByteSize(Math.multiplyExact(number.longValue(), unit)));
    }

    private static Optional<Long> limit(JsonObject quota, String name) {
        return Json.findNumber(quota, name).filter(number -> number >= 0);
    }

    void write(Limits limits) throws DriverException {
        var memory = whole(limits.memory(), MEBI, "memory", "MiB");
        var storage = whole(limits.storage(), GIBI, "storage", "GiB");
        session.put(
                Service.COMPUTE,
                path(),
                Json.object(
                        "quota_set",
                        Json.object(
                                "cores",
                                number(limits.vcpus()),
                                "ram",
                                memory,
                                "instances",
                                number(limits.servers()),
                                "server_groups",
                                UNLIMITED,
                                "server_group_members",
                                UNLIMITED,
                                "force",
                                true)));
        session.put(
                Service.VOLUME,
                path(),
                Json.object("quota_set", Json.object("gigabytes", storage, "volumes", UNLIMITED)));
        session.put(
                Service.NETWORK,
                networkPath(),
                Json.object(
                        "quota",
                        Json.object(
                                "floatingip", number(limits.publicAddresses()),
                                "network", UNLIMITED,
                                "subnet", UNLIMITED,
                                "router", UNLIMITED,
                                "port", UNLIMITED,
                                "security_group", UNLIMITED,
                                "security_group_rule", UNLIMITED)));
    }

    private static long number(Optional<Integer> limit) {
        return limit.map(Integer::longValue).orElse(UNLIMITED);
    }

    private static long whole(Optional<ByteSize> limit, long unit, String what, String word)
            throws DriverException {
        if (limit.filter(size -> size.bytes() % unit != 0).isPresent()) {
            throw Settings.invalid(
                    "OpenStack counts %s in whole %s, and %s is none."
                            .formatted(what, word, limit.get()),
                    "Round the tenant's quota.");
        }
        return limit.map(size -> size.bytes() / unit).orElse(UNLIMITED);
    }

    /** Gives all back to the cloud's defaults. */
    void giveBack() throws DriverException {
        session.delete(Service.COMPUTE, path());
        session.delete(Service.VOLUME, path());
        session.delete(Service.NETWORK, networkPath());
    }

    private String path() {
        return "/os-quota-sets/" + project;
    }

    private String networkPath() {
        return "/quotas/" + project;
    }
}
