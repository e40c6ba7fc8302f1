package dk.samsky.placement;

import dk.samsky.cost.price.Estimate;
import dk.samsky.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was found of a workload at a candidate place, but for the room there.
 *
 * @param sizes of each group of servers that one holds
 */
record Assessment(
        Candidate candidate,
        SequencedMap<String, String> sizes,
        Estimate estimate,
        List<Check> checks) {
    Assessment {
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
        checks = List.copyOf(checks);
    }

    Location location() {
        return candidate.location();
    }

    boolean isPermitted() {
        return checks.stream().noneMatch(Check::isInTheWay);
    }

    boolean isForbidden() {
        return Check.answer(checks) == Check.Answer.FORBIDDEN;
    }

    /** Whether a rule has something to say though it does not forbid. */
    boolean isRemarkable() {
        return checks.stream()
                .anyMatch(check ->
                        check.subject() == Check.Subject.POLICY
                                && (check.outcome() == Check.Outcome.WARNS
                                        || check.outcome() == Check.Outcome.WAIVED));
    }

    Option option() {
        return new Option(location(), sizes, estimate);
    }
}
