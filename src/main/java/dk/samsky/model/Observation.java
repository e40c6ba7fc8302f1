package dk.samsky.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What one look at a tenant's part of a cloud showed: for each kind that was asked for, either all
 * objects that carry our mark, or that and why it could not be read. Immutable. What was not asked
 * for is unknown.
 */
public final class Observation {
    private static final Observed ABSENT = new Observed.Absent();

    private final SequencedMap<Address, List<Remote>> present = new TreeMap<>();
    private final Map<Kind, String> unknown = new EnumMap<>(Kind.class);
    private final List<Kind> asked;

    /**
     * @param asked the kinds that were asked for
     * @param present every object found; several may carry one address after a lost answer
     * @param unknown the kinds that could not be read, and why
     */
    public Observation(List<Kind> asked, List<Remote> present, Map<Kind, String> unknown) {
        this.asked = Collections.unmodifiableList(new ArrayList<>(asked));
        present.forEach(remote ->
                this.present.computeIfAbsent(remote.address(), _ -> new ArrayList<>()).add(remote));
        this.present
                .values()
                .forEach(list ->
                        list.sort(Comparator.comparing(remote -> remote.remoteId().value())));
        this.unknown.putAll(unknown);
    }

    /** What was seen at this address; of several objects the first by remote id. */
    public Observed at(Address address) {
        return at(address, Optional.empty());
    }

    /**
     * What was seen at this address; of several objects the one that is preferred, if it is among
     * them, else the first by remote id.
     */
    public Observed at(Address address, Optional<RemoteId> preferred) {
        if (!asked.contains(address.kind())) {
            return new Observed.Unknown("it was not looked for");
        }
        var reason = unknown.get(address.kind());
        if (reason != null) {
            return new Observed.Unknown(reason);
        }
        var found = present.get(address);
        if (found == null) {
            return ABSENT;
        }
        return new Observed.Present(
                found.stream()
                        .filter(remote -> preferred.filter(remote.remoteId()::equals).isPresent())
                        .findFirst()
                        .orElse(found.getFirst()));
    }

    /** Every object that was seen, by address. */
    public List<Remote> all() {
        return present.values().stream().flatMap(List::stream).toList();
    }

    /** The kinds that could not be read, and why. */
    public Map<Kind, String> unknown() {
        return Collections.unmodifiableMap(unknown);
    }
}
