package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * As if each workload that stands took now what it needs; right unless its need has changed,
     * and cheap to tell.
     */
    public static Occupancy assumed(List<WorkloadNeed> needs, Standing standing) {
        var taken = new TreeMap<Location, Amounts>();
        var byWorkload = new LinkedHashMap<WorkloadId, Amounts>();
        for (var need : needs) {
            var place = WhatStands.place(need, standing);
            if (place.isPresent()) {
                taken.merge(place.get(), need.amounts(), Amounts::plus);
                byWorkload.put(need.id(), need.amounts());
            }
        }
        return new Occupancy(taken, byWorkload);
    }
}
