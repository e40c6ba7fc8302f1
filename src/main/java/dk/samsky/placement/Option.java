package dk.samsky.placement;

import dk.samsky.cost.price.Estimate;
import dk.samsky.model.Location;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A place that a workload may run in.
 *
 * @param sizes the provider's size for each group of servers, by component
 * @param estimate what it would cost a month
 */
public record Option(Location location, SequencedMap<String, String> sizes, Estimate estimate) {
    /** The best first: a known price before an unknown one, then the cheaper, then by name. */
    public static final Comparator<Option> BEST_FIRST =
            Comparator.comparing((Option option) -> !option.estimate().isComplete())
                    .thenComparing(option -> option.estimate().known())
                    .thenComparing(Option::location);

    /** Whether both prices are known and the same. */
    boolean costsAsMuchAs(Option other) {
        return estimate.isComplete()
                && other.estimate().isComplete()
                && estimate.known().compareTo(other.estimate().known()) == 0;
    }

    public Option {
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
    }
}
