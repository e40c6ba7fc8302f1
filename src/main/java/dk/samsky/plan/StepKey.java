package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Recorded;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing to do: one call of a change, of which a replacement is two, or a wait.
 *
 * @param object that is removed or waited for: several may carry one address; empty if one is made
 */
public record StepKey(Address address, Phase phase, Optional<ObjectKey> object)
        implements Comparable<StepKey> {
    /** Whether something goes or comes, or the cloud is still making it. */
    public enum Phase {
        AWAIT,
        REMOVE,
        MAKE
    }

    private static final Comparator<StepKey> ORDER =
            Comparator.comparing(StepKey::address)
                    .thenComparing(StepKey::phase)
                    .thenComparing(
                            key -> key.object().orElse(null),
                            Comparator.nullsFirst(Comparator.<ObjectKey>naturalOrder()));

    static StepKey await(Address address, ObjectKey building) {
        return new StepKey(address, Phase.AWAIT, Optional.of(building));
    }

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
