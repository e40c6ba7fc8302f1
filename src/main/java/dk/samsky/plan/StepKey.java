package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Recorded;
import java.util.Comparator;
import java.util.Optional;

/**
 * One call of a change: a replacement is two.
 *
 * @param goes the object that is removed: several may carry one address; empty if one is made
 */
public record StepKey(Address address, Phase phase, Optional<ObjectKey> goes)
        implements Comparable<StepKey> {
    /** Whether something goes or comes. */
    public enum Phase {
        REMOVE,
        MAKE
    }

    private static final Comparator<StepKey> ORDER =
            Comparator.comparing(StepKey::address)
                    .thenComparing(StepKey::phase)
                    .thenComparing(
                            key -> key.goes().orElse(null),
                            Comparator.nullsFirst(Comparator.<ObjectKey>naturalOrder()));

    static StepKey make(Address address) {
        return new StepKey(address, Phase.MAKE, Optional.empty());
    }

    static StepKey remove(Recorded before) {
        return new StepKey(before.address(), Phase.REMOVE, Optional.of(before.key()));
    }

    @Override
    public int compareTo(StepKey other) {
        return ORDER.compare(this, other);
    }
}
