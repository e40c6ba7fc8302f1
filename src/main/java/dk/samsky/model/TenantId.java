package dk.samsky.model;

/** A tenant's name: a DNS label of at most 40 characters, unique in the deployment. */
public record TenantId(String name) implements Comparable<TenantId> {
    public TenantId {
        Names.require(name, 40);
    }

    @Override
    public int compareTo(TenantId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
