package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.util.Optional;

/** How much is free: of a whole cloud, and of a project's quotas. */
final class Remainder {
    private static final long MEBI = 1024L * 1024;
    private static final long GIBI = 1024 * MEBI;

    /** Of vCPUs, or of MiB: enough for whatever there is, and no sum of so many overflows. */
    private static final long MOST_OF_A_HOST = 1L << 40;

    private Remainder() {}

    /**
     * What the hosts have free that a server could be put on: with what is held back, and by how
     * much they may be oversold, taken into account. A host that is full is none of them. If the
     * cloud's owner bounds how many hosts Placement names, no more is known to be free than those
     * have.
     *
     * <p>Source: https://docs.openstack.org/api-ref/placement/#list-allocation-candidates
     */
    static Limits ofCloud(Session session) throws DriverException {
        var answer =
                session.get(
                        Service.PLACEMENT,
                        "/allocation_candidates",
                        "resources",
                        "VCPU:1,MEMORY_MB:1",
                        "required",
                        "!COMPUTE_STATUS_DISABLED");
        if (!(Json.find(answer, "provider_summaries").orElse(JsonNull.INSTANCE)
                instanceof JsonObject hosts)) {
            throw new DriverException(
                    DriverException.Kind.TRANSIENT,
                    "Placement answered without 'provider_summaries'.",
                    "See whether the address is that of Placement.");
        }
        var vcpus = 0L;
        var memory = 0L;
        for (var host : hosts.entrySet()) {
            vcpus += free(host.getValue(), "VCPU");
            memory += free(host.getValue(), "MEMORY_MB");
        }
        return new Limits(
                Optional.of(whole(vcpus)),
                Optional.of(size(memory, MEBI)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static long free(JsonElement host, String what) {
        var capacity = Json.findNumber(host, "resources", what, "capacity").orElse(0L);
        var used = Json.findNumber(host, "resources", what, "used").orElse(0L);
        return Math.max(
                0, Math.clamp(capacity, 0, MOST_OF_A_HOST) - Math.clamp(used, 0, MOST_OF_A_HOST));
    }

    /** What the quotas of the session's project leave, whoever set them. */
    static Limits ofProject(Session session) throws DriverException {
        var compute = absolute(session, Service.COMPUTE);
        var volume = absolute(session, Service.VOLUME);
        return new Limits(
                free(compute, "maxTotalCores", "totalCoresUsed").map(Remainder::whole),
                size(free(compute, "maxTotalRAMSize", "totalRAMUsed"), MEBI),
                size(free(volume, "maxTotalVolumeGigabytes", "totalGigabytesUsed"), GIBI),
                free(compute, "maxTotalInstances", "totalInstancesUsed").map(Remainder::whole),
                Optional.empty(),
                addresses(session));
    }

    private static JsonObject absolute(Session session, Service service) throws DriverException {
        return unwrap(unwrap(session.get(service, "/limits"), "limits"), "absolute");
    }

    /** Not every Neutron tells them to a tenant. */
    private static Optional<Integer> addresses(Session session) throws DriverException {
        try {
            var quota =
                    unwrap(
                            session.get(
                                    Service.NETWORK,
                                    "/quotas/" + session.projectId() + "/details.json"),
                            "quota");
            var reserved = Json.findNumber(quota, "floatingip", "reserved").orElse(0L);
            return Json.find(quota, "floatingip")
                    .flatMap(one -> free(one, "limit", "used"))
                    .map(left -> whole(Math.max(0, left - reserved)));
        } catch (DriverException failure) {
            return switch (failure.kind()) {
                case DENIED, NOT_FOUND, UNSUPPORTED -> Optional.empty();
                case TRANSIENT, THROTTLED, OUTCOME_UNKNOWN, QUOTA_EXCEEDED, CONFLICT, INVALID ->
                        throw failure;
            };
        }
    }

    private static Optional<Long> free(JsonElement tree, String most, String used) {
        return Json.findNumber(tree, most)
                .filter(limit -> limit >= 0)
                .map(limit -> Math.max(0, limit - Json.findNumber(tree, used).orElse(0L)));
    }

    private static Optional<ByteSize> size(Optional<Long> free, long unit) {
        return free.map(number -> size(number, unit));
    }

    /** No cloud has more than the largest size that there is, whatever it says. */
    private static ByteSize size(long number, long unit) {
        return number < ByteSize.MOST.bytes() / unit ? new ByteSize(number * unit) : ByteSize.MOST;
    }

    private static int whole(long number) {
        return Math.clamp(number, 0, Integer.MAX_VALUE);
    }
}
