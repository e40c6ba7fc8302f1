package dk.samsky.placement;

import java.util.List;
import java.util.Optional;

/**
 * Chooses among permitted places, for all workloads that are planned together. Law is not its
 * business: whatever it chooses from is permitted.
 */
@FunctionalInterface
public interface Chooser {
    /**
     * One choice for each, in the same order; empty where no permitted place has room, and where
     * the place that it may stay in has none to grow.
     *
     * @param options in order of tenant and workload
     * @param room what is left beside all that stands; what is chosen is to be taken from it
     */
    List<Optional<Option>> choose(List<Options> options, Room room);
}
