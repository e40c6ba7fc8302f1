package dk.samsky.placement;

import dk.samsky.document.Workspace;
import dk.samsky.model.Location;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.quantity.Limits.Excess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much room each place has left, while workloads are being placed. Local to one placing; not
 * thread-safe.
 */
public final class Room {
    private final Map<Location, Limits> capacities = new LinkedHashMap<>();
    private final Map<Location, Amounts> taken = new LinkedHashMap<>();

    Room(Workspace workspace, Map<Location, Amounts> standing) {
        for (var candidate : Candidate.all(workspace)) {
            if (!candidate.region().capacity().equals(Limits.NONE)) {
                capacities.put(candidate.location(), candidate.region().capacity());
            }
        }
        taken.putAll(standing);
    }

    /**
     * What is missing for so much more to fit; empty if it fits. What asks for no more of something
     * is not held to its limit.
     */
    public List<Excess> missing(Location location, Amounts more) {
        return exceeded(location, more, taken(location).plus(more));
    }

    /** The same of so much that has been taken there already. */
    List<Excess> missingFor(Location location, Amounts part) {
        return exceeded(location, part, taken(location));
    }

    private List<Excess> exceeded(Location location, Amounts part, Amounts whole) {
        var capacity = capacities.get(location);
        return capacity == null || part.equals(Amounts.NONE)
                ? List.of()
                : only(capacity, part).exceededBy(whole);
    }

    public void take(Location location, Amounts more) {
        if (capacities.containsKey(location)) {
            taken.merge(location, more, Amounts::plus);
        }
    }

    private Amounts taken(Location location) {
        return taken.getOrDefault(location, Amounts.NONE);
    }

    private static Limits only(Limits limits, Amounts more) {
        return new Limits(
                limits.vcpus().filter(_ -> more.vcpus() > 0),
                limits.memory().filter(_ -> !more.memory().equals(ByteSize.ZERO)),
                limits.storage().filter(_ -> !more.storage().equals(ByteSize.ZERO)),
                limits.servers().filter(_ -> more.servers() > 0),
                limits.namespaces().filter(_ -> more.namespaces() > 0),
                limits.publicAddresses().filter(_ -> more.publicAddresses() > 0));
    }

    /** The capacity of a place, if it has a limit. */
    Optional<Limits> capacity(Location location) {
        return Optional.ofNullable(capacities.get(location));
    }
}
