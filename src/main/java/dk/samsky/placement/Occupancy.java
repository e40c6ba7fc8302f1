package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Amounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What stands takes, which keeps its room whatever is planned. Room that a plan frees counts only
 * once it is free.
 *
 * @param taken of each place, by every tenant, whether it is being planned or not
 * @param byWorkload the part of it that each workload takes where it runs
 */
public record Occupancy(
        SequencedMap<Location, Amounts> taken, SequencedMap<WorkloadId, Amounts> byWorkload) {
    public static final Occupancy NOTHING = new Occupancy(new TreeMap<>(), new TreeMap<>());

    public Occupancy {
        taken = Collections.unmodifiableSequencedMap(new TreeMap<>(taken));
        byWorkload = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byWorkload));
    }
}
