package dk.samsky.model;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * That a driver can hold a kind, and how its fields may change.
 *
 * @param changes the fields that cannot simply be changed in place; every other field can
 */
public record Capability(Kind kind, SequencedMap<String, Mutability> changes) {
    /** How a field that differs can be brought to what is desired. */
    public enum Mutability {
        /** Without interruption. */
        IN_PLACE,
        /** In place, but what it belongs to stops meanwhile. */
        RESTARTS,
        /** A number or size may grow in place; to shrink it the object is replaced. */
        GROWS,
        /** Only by a new object in the old one's place. */
        REPLACES
    }

    public Capability {
        changes = Collections.unmodifiableSequencedMap(new TreeMap<>(changes));
    }

    public Mutability of(String field) {
        return changes.getOrDefault(field, Mutability.IN_PLACE);
    }
}
