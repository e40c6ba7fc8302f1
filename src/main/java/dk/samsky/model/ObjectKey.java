package dk.samsky.model;

import java.util.Comparator;

/**
 * One object of the clouds. A remote id alone does not say which: it may be a name, and two sites,
 * or two kinds at one site, may hold the same.
 */
public record ObjectKey(Site site, Kind kind, RemoteId remoteId) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::site)
                    .thenComparing(ObjectKey::kind)
                    .thenComparing(key -> key.remoteId().value());

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.word() + " " + remoteId + " at " + site;
    }
}
