package dk.samsky.model;

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

    @Override
    public String toString() {
        return location + " (" + driver + ")";
    }
}
