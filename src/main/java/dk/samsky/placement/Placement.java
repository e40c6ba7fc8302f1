package dk.samsky.placement;

import dk.samsky.cost.price.Estimate;
import dk.samsky.model.Location;
import dk.samsky.model.need.Placed;
import dk.samsky.policy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Where a workload runs, and in short why.
 *
 * @param reason for people, no full sentence: {@code cheapest of 2 permitted, 3 forbidden, 1
 *     unable}
 * @param permitted how many candidate places are permitted and have room, this one included
 * @param forbidden how many a rule forbids
 * @param unable how many have not what is needed, or no room, or are not asked for
 * @param movedFrom where it runs now, if it may not stay there
 * @param remarks what rules say of this place that do not forbid it: warnings, and waivers
 */
public record Placement(
        Placed placed,
        String reason,
        int permitted,
        int forbidden,
        int unable,
        Estimate estimate,
        Optional<Location> movedFrom,
        Optional<Advice> advice,
        List<Verdict> remarks) {
    public Placement {
        remarks = List.copyOf(remarks);
    }

    public Location location() {
        return placed.location();
    }
}
