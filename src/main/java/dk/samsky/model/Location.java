package dk.samsky.model;

import org.jspecify.annotations.Nullable;

/**
 * Where something runs: a provider's region, written {@code national-cloud/dk-west}. Both are names
 * of documents.
 */
public record Location(String provider, String region) implements Comparable<Location> {
    @Override
    public int compareTo(Location other) {
        var byProvider = provider.compareTo(other.provider);
        return byProvider != 0 ? byProvider : region.compareTo(other.region);
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Location location
                && region.equals(location.region)
                && provider.equals(location.provider);
    }

    @Override
    public int hashCode() {
        return 31 * provider.hashCode() + region.hashCode();
    }

    @Override
    public String toString() {
        return provider + "/" + region;
    }
}
