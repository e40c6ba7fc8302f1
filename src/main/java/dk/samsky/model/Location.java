package dk.samsky.model;

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

    @Override
    public String toString() {
        return provider + "/" + region;
    }
}
