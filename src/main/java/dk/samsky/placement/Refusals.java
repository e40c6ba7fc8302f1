package dk.samsky.placement;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells people what came of placing, where it is not what they asked for. */
final class Refusals {
    private static final int SHOWN = 6;

    private Refusals() {}

    /** Why a workload has no place. */
    static Diagnostic of(Options options, List<CandidateReport> reports) {
        var need = options.need();
        if (reports.isEmpty()) {
            return Diagnostic.error(
                            PlacementCode.NO_CANDIDATE,
                            need.span(),
                            "There is no place for " + need.id() + ".",
                            "No provider of the workspace has a region.",
                            "Describe a provider with a region in a file under providers/.")
                    .about(need.id().toString());
        }
        var full =
                reports.stream()
                        .filter(report ->
                                options.staying().isEmpty()
                                        ? report.lacksOnlyRoom()
                                        : options.standing()
                                                .filter(report.location()::equals)
                                                .isPresent())
                        .toList();
        return full.isEmpty() ? noPlace(need, reports) : noRoom(options, full);
    }

    /**
     * @param full where it may run, or where it runs and may stay, but for the room
     */
    private static Diagnostic noRoom(Options options, List<CandidateReport> full) {
        var need = options.need();
        var isGrowing = options.staying().isPresent();
        var obstacles =
                full.stream()
                        .limit(SHOWN)
                        .map(report -> report.location() + ": " + report.obstacle().orElseThrow())
                        .collect(Collectors.joining("\n"));
        var refusal =
                Diagnostic.error(
                                PlacementCode.NO_ROOM,
                                need.span(),
                                "There is no room at "
                                        + full.stream()
                                                .map(report -> report.location().toString())
                                                .collect(Collectors.joining(" or "))
                                        + (isGrowing ? " for what is added to " : " for ")
                                        + need.id()
                                        + ".",
                                obstacles
                                        + (isGrowing
                                                ? "\nIt runs there, and what runs is not moved for"
                                                        + " want of room."
                                                : "\nNo other place may hold it."),
                                "Ask for less, free some there, or raise the region's capacity, or"
                                        + " the project's quota, if there is more.")
                        .about(need.id().toString());
        for (var report : full) {
            for (var check : report.standingInTheWay()) {
                refusal =
                        check.place()
                                .map(place -> new Related(place, "the region is described here"))
                                .map(refusal::with)
                                .orElse(refusal);
            }
        }
        return refusal;
    }

    private static Diagnostic noPlace(WorkloadNeed need, List<CandidateReport> reports) {
        // What a pin rules out is what was asked for, so that the reasons for the pinned place come
        // first.
        var ordered =
                reports.stream()
                        .sorted(
                                Comparator.comparing(Refusals::isRuledOut)
                                        .thenComparingInt(
                                                report -> report.standingInTheWay().size()))
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
        var isForbidden = reports.stream().anyMatch(CandidateReport::isOnlyForbidden);
        var refusal =
                Diagnostic.error(
                                isForbidden ? PlacementCode.NO_PLACE : PlacementCode.UNABLE,
                                need.span(),
                                "None of the "
                                        + reports.size()
                                        + (isForbidden ? " places may hold " : " places can hold ")
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

    /** Whether the workload is pinned to another place. */
    private static boolean isRuledOut(CandidateReport report) {
        return report.standingInTheWay().stream()
                .anyMatch(check -> check.subject() == Check.Subject.PIN);
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
                                + "; its place is "
                                + placement.location()
                                + ".",
                        "The place where it runs is forbidden, is not what it asks for, or is no"
                                + " longer in the documents.",
                        "See which check fails, and whether the move is wanted, by\n    "
                                + command(need))
                .about(need.id().toString());
    }

    private static String command(WorkloadNeed need) {
        return "samsky explain " + need.id();
    }
}
