package dk.samsky.model;

/**
 * A workload of a tenant, written {@code aarhus/esdh}. The workload's name is a DNS label of at
 * most 40 characters.
 */
public record WorkloadId(TenantId tenant, String name) implements Comparable<WorkloadId> {
    public WorkloadId {
        Names.require(name, 40);
    }

    @Override
    public int compareTo(WorkloadId other) {
        var byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
