package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * Asks the rules about a workload, place by place: what is the same in every place is asked once.
 * Thread-safe; the same verdicts for the same workload and place.
 */
@FunctionalInterface
public interface PlacementRules {
    Function<Location, List<Verdict>> about(WorkloadNeed need);

    /** Whether what they say may depend on what the workload is called. */
    default boolean mayReadNames() {
        return true;
    }
}
