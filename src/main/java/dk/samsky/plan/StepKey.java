package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.RemoteId;
import java.util.Comparator;

/**
 * One call of a change: a replacement is two. The remote id tells the removal of a second object of
 * one address from others; blank elsewhere.
 */
public record StepKey(Address address, Phase phase, String stray) implements Comparable<StepKey> {
    /** Whether something goes or comes. */
    public enum Phase {
        REMOVE,
        MAKE
    }

    private static final Comparator<StepKey> ORDER =
            Comparator.comparing(StepKey::address)
                    .thenComparing(StepKey::phase)
                    .thenComparing(StepKey::stray);

    static StepKey make(Address address) {
        return new StepKey(address, Phase.MAKE, "");
    }

    static StepKey remove(Address address) {
        return new StepKey(address, Phase.REMOVE, "");
    }

    static StepKey removeStray(Address address, RemoteId remoteId) {
        return new StepKey(address, Phase.REMOVE, remoteId.value());
    }

    @Override
    public int compareTo(StepKey other) {
        return ORDER.compare(this, other);
    }
}
