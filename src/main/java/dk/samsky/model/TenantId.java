package dk.samsky.model;

import org.jspecify.annotations.Nullable;

/** A tenant's name: a DNS label of at most 40 characters, unique in the deployment. */
public record TenantId(String name) implements Comparable<TenantId> {
    public TenantId {
        Names.require(name, 40);
    }

    @Override
    public int compareTo(TenantId other) {
        return name.compareTo(other.name);
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantId id && name.equals(id.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
