package dk.samsky.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workload of a tenant, written {@code aarhus/esdh}. The workload's name is a DNS label of at
 * most 40 characters.
 */
public record WorkloadId(TenantId tenant, String name) implements Comparable<WorkloadId> {
    private static final int LONGEST = 40;

    public WorkloadId {
        Names.require(name, LONGEST);
    }

    /** What {@link #toString} writes; empty for anything else. */
    public static Optional<WorkloadId> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var tenant = text.substring(0, slash);
        var name = text.substring(slash + 1);
        return Names.isName(tenant, LONGEST) && Names.isName(name, LONGEST)
                ? Optional.of(new WorkloadId(new TenantId(tenant), name))
                : Optional.empty();
    }

    @Override
    public int compareTo(WorkloadId other) {
        var byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : name.compareTo(other.name);
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkloadId id && name.equals(id.name) && tenant.equals(id.tenant);
    }

    @Override
    public int hashCode() {
        return 31 * tenant.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
