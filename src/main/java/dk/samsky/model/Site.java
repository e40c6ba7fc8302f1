package dk.samsky.model;

import org.jspecify.annotations.Nullable;

/**
 * A location, and the driver that is spoken to there. What is observed, and what calls are counted
 * and limited by.
 */
public record Site(Location location, String driver) implements Comparable<Site> {
    @Override
    public int compareTo(Site other) {
        var byLocation = location.compareTo(other.location);
        return byLocation != 0 ? byLocation : driver.compareTo(other.driver);
    }

    // Written out: what records do by themselves is slow until it is compiled, and these are
    // compared by the million.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Site site
                && location.equals(site.location)
                && driver.equals(site.driver);
    }

    @Override
    public int hashCode() {
        return 31 * location.hashCode() + driver.hashCode();
    }

    @Override
    public String toString() {
        return location + " (" + driver + ")";
    }
}
