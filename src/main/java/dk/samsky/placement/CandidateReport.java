package dk.samsky.placement;

import dk.samsky.cost.price.Estimate;
import dk.samsky.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All that was asked of one candidate place.
 *
 * @param sizes the size for each group of servers that one holds
 * @param estimate what it would cost a month
 */
public record CandidateReport(
        Location location,
        SequencedMap<String, String> sizes,
        Estimate estimate,
        List<Check> checks) {
    public CandidateReport {
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
        checks = List.copyOf(checks);
    }

    /**
     * @param room after all were placed, this one as well
     * @param chosen the place that was taken for this one, if any
     */
    static CandidateReport of(
            Assessment assessment, Options options, Room room, Optional<Location> chosen) {
        var checks = new ArrayList<>(assessment.checks());
        checks.add(checks.size() - 1, capacity(assessment, options, room, chosen));
        return new CandidateReport(
                assessment.location(), assessment.sizes(), assessment.estimate(), checks);
    }

    /** The same with more rules, which come before what is asked about room and price. */
    CandidateReport with(List<Check> rules) {
        var all = new ArrayList<>(checks);
        all.addAll(checks.size() - 2, rules);
        return new CandidateReport(location, sizes, estimate, all);
    }

    private static Check capacity(
            Assessment assessment, Options options, Room room, Optional<Location> chosen) {
        var location = assessment.location();
        var region = assessment.candidate().region();
        if (room.left(location).isEmpty() && room.free(options, location).isEmpty()) {
            return Check.passes(
                    Check.Subject.CAPACITY,
                    region.name() + " states no limit.",
                    Optional.of(region.span()));
        }
        // What was chosen has taken its room already.
        var isTaken = chosen.filter(location::equals).isPresent();
        var missing = isTaken ? List.<Room.Shortage>of() : room.shortages(options, location);
        return missing.isEmpty()
                ? Check.passes(
                        Check.Subject.CAPACITY,
                        room(room, options, location, isTaken),
                        Optional.of(region.span()))
                : Check.fails(
                        Check.Subject.CAPACITY,
                        "There is no room beside what stands and what is planned: it "
                                + spoken(missing)
                                + ".",
                        region.span(),
                        "Ask for less, free some there, or raise the region's capacity, or the"
                                + " project's quota, if there is more.");
    }

    private static String room(Room room, Options options, Location location, boolean isTaken) {
        var excesses = room.excesses(location);
        var left = new ArrayList<String>();
        if (!room.left(location).isEmpty()) {
            left.add(String.join(", ", room.left(location)) + " left");
        }
        left.addAll(room.free(options, location));
        return excesses.isEmpty()
                ? "There is room for it: %s%s."
                        .formatted(String.join(", ", left), isTaken ? " beside it" : "")
                : "More is taken than there is (%s), and it asks for no more of that."
                        .formatted(String.join(", ", excesses));
    }

    private static String spoken(List<Room.Shortage> missing) {
        return String.join("; ", missing.stream().map(Room.Shortage::toString).toList());
    }

    public boolean isPermitted() {
        return standingInTheWay().isEmpty();
    }

    public Check.Answer answer() {
        return Check.answer(checks);
    }

    /** The checks that stand in the way, in the order of asking. */
    public List<Check> standingInTheWay() {
        return checks.stream().filter(Check::isInTheWay).toList();
    }

    /** Whether nothing but its being full stands in the way. */
    boolean lacksOnlyRoom() {
        return !isPermitted()
                && standingInTheWay().stream()
                        .allMatch(check -> check.subject() == Check.Subject.CAPACITY);
    }

    /** Whether it could hold it, if only it might. */
    boolean isOnlyForbidden() {
        return !isPermitted()
                && standingInTheWay().stream()
                        .allMatch(check -> check.subject().ifFailing() == Check.Answer.FORBIDDEN);
    }

    /** In one or two sentences what stands in the way; empty if nothing does. */
    Optional<String> obstacle() {
        var forbidding = standingInTheWay();
        if (forbidding.isEmpty()) {
            return Optional.empty();
        }
        var more = forbidding.size() - 1;
        return Optional.of(
                forbidding.getFirst().reason()
                        + (more == 0
                                ? ""
                                : " And "
                                        + more
                                        + (more == 1
                                                ? " more check fails."
                                                : " more checks fail.")));
    }
}
