package dk.samsky.placement;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import java.util.List;
import java.util.stream.Collectors;

/** Tells people what came of placing, where it is not what they asked for. */
final class Refusals {
    private static final int SHOWN = 6;

    private Refusals() {}

    static Diagnostic noPlace(WorkloadNeed need, List<CandidateReport> reports) {
        if (reports.isEmpty()) {
            return Diagnostic.error(
                            PlacementCode.NO_CANDIDATE,
                            need.span(),
                            "There is no place for " + need.id() + ".",
                            "No provider of the workspace has a region.",
                            "Describe a provider with a region in a file under providers/.")
                    .about(need.id().toString());
        }
        // What a pin rules out is what was asked for, so that the reasons for the pinned place come
        // first.
        var ordered =
                reports.stream()
                        .sorted((a, b) ->
                                Integer.compare(
                                        a.standingInTheWay().size(), b.standingInTheWay().size()))
                        .toList();
        var obstacles =
                ordered.stream()
                        .limit(SHOWN)
                        .map(report ->
                                report.location() + ": " + report.obstacle().orElse("It is taken."))
                        .collect(Collectors.joining("\n"));
        var more = ordered.size() - SHOWN;
        var first =
                ordered.getFirst().standingInTheWay().stream()
                        .findFirst()
                        .flatMap(Check::remedy)
                        .orElse("Change what stands in the way.");
        var refusal =
                Diagnostic.error(
                                PlacementCode.NO_PLACE,
                                need.span(),
                                "None of the "
                                        + reports.size()
                                        + " places may hold "
                                        + need.id()
                                        + ".",
                                obstacles + (more > 0 ? "\nAnd " + more + " more places." : ""),
                                "Nearest is "
                                        + ordered.getFirst().location()
                                        + ". "
                                        + first
                                        + " Every check is told by\n    "
                                        + command(need))
                        .about(need.id().toString());
        for (var rule : rules(ordered)) {
            refusal = refusal.with(rule);
        }
        return refusal;
    }

    /** Where the rules that stand in the way are written, each once. */
    private static List<Related> rules(List<CandidateReport> reports) {
        return reports.stream()
                .flatMap(report -> report.standingInTheWay().stream())
                .filter(check -> check.subject() == Check.Subject.POLICY)
                .flatMap(check ->
                        check.place().stream()
                                .map(place -> new Related(place, "the rule " + check.name())))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    static Diagnostic moves(WorkloadNeed need, Location from, Placement placement) {
        return Diagnostic.warning(
                        PlacementCode.MOVES,
                        need.span(),
                        need.id()
                                + " may not stay in "
                                + from
                                + ", and is placed in "
                                + placement.location()
                                + ".",
                        "Something forbids the place where it runs, or that place is no longer in"
                                + " the documents.",
                        "See which check fails, and whether the move is wanted, by\n    "
                                + command(need))
                .about(need.id().toString());
    }

    private static String command(WorkloadNeed need) {
        return "samsky explain " + need.id();
    }
}
