package dk.samsky.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our name for a resource, unique in the deployment: {@code aarhus/esdh/server/web-1}, or {@code
 * aarhus/tenant-space/national-cloud.dk-west} for what belongs to no workload.
 *
 * @param workload the workload's name; empty for what belongs to the tenant as a whole
 * @param name lower-case letters, digits, hyphens and dots, at most 100 characters
 */
public record Address(TenantId tenant, Optional<String> workload, Kind kind, String name)
        implements Comparable<Address> {
    public Address {
        if (!Names.isResourceName(name)) {
            throw new IllegalArgumentException("not a resource's name: " + name);
        }
    }

    public static Address of(WorkloadId workload, Kind kind, String name) {
        return new Address(workload.tenant(), Optional.of(workload.name()), kind, name);
    }

    /** Reads what {@link #toString} writes; empty for anything else. */
    public static Optional<Address> parse(String text) {
        // From both ends, without a list of the parts: these are read by the million.
        var first = text.indexOf('/');
        var last = text.lastIndexOf('/');
        var middle = text.lastIndexOf('/', last - 1);
        if (first < 0 || middle < first) {
            return Optional.empty();
        }
        var tenant = text.substring(0, first);
        var workload =
                middle == first
                        ? Optional.<String>empty()
                        : Optional.of(text.substring(first + 1, middle));
        var kind = Kind.find(text.substring(middle + 1, last));
        var name = text.substring(last + 1);
        if (!Names.isName(tenant, 40)
                || kind.isEmpty()
                || workload.filter(word -> !Names.isName(word, 40)).isPresent()
                || !Names.isResourceName(name)) {
            return Optional.empty();
        }
        return Optional.of(new Address(new TenantId(tenant), workload, kind.get(), name));
    }

    /** The workload it belongs to, if any. */
    public Optional<WorkloadId> workloadId() {
        return workload.map(name -> new WorkloadId(tenant, name));
    }

    /**
     * By tenant, then workload (the tenant's own first), kind and name; digits in names count as
     * numbers: web-2 before web-10.
     */
    @Override
    public int compareTo(Address other) {
        // Most that are compared are of one workload: equality sees that soonest.
        var order = tenant.equals(other.tenant) ? 0 : tenant.compareTo(other.tenant);
        if (order == 0 && !workload.equals(other.workload)) {
            order = workload.orElse("").compareTo(other.workload.orElse(""));
        }
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        return order != 0 ? order : NaturalOrder.compare(name, other.name);
    }

    /** Without the tenant and the workload: {@code server/web-1}. */
    public String local() {
        return kind.word() + "/" + name;
    }

    /**
     * Where another of the same tenant is spoken of: {@link #local()} if it is of the same workload
     * as well, else with its own.
     */
    public String beside(Address other) {
        return workload.equals(other.workload) ? local() : withoutTenant();
    }

    private String withoutTenant() {
        return workload.map(word -> word + "/" + local()).orElseGet(this::local);
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address
                && kind == address.kind
                && name.equals(address.name)
                && workload.equals(address.workload)
                && tenant.equals(address.tenant);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * workload.hashCode() + name.hashCode()) + kind.hashCode();
    }

    @Override
    public String toString() {
        return tenant + "/" + withoutTenant();
    }
}
