package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Money;
import java.util.List;
import java.util.Optional;

/**
 * Why a workload runs where it does: every candidate with every check.
 *
 * @param placement where it is placed; empty if no place is permitted
 * @param standing where it runs now, if it does
 * @param candidates the permitted first, the best first; then the forbidden by name
 */
public record Explanation(
        WorkloadId workload,
        Optional<Placement> placement,
        Optional<Location> standing,
        List<CandidateReport> candidates) {
    public Explanation {
        candidates = List.copyOf(candidates);
    }

    static Explanation of(
            Options options, Optional<Placement> placement, List<CandidateReport> reports) {
        var ordered =
                reports.stream()
                        .sorted((a, b) ->
                                a.isPermitted() && b.isPermitted()
                                        ? Option.BEST_FIRST.compare(option(a), option(b))
                                        : Boolean.compare(b.isPermitted(), a.isPermitted()))
                        .toList();
        return new Explanation(options.need().id(), placement, options.standing(), ordered);
    }

    private static Option option(CandidateReport report) {
        return new Option(report.location(), report.sizes(), report.estimate());
    }

    /**
     * What would have to change for this candidate to be chosen, in full sentences; empty for the
     * one that is.
     */
    public List<String> toWin(CandidateReport candidate) {
        if (placement.filter(taken -> taken.location().equals(candidate.location())).isPresent()) {
            return List.of();
        }
        var remedies =
                candidate.standingInTheWay().stream()
                        .flatMap(check -> check.remedy().stream())
                        .distinct()
                        .toList();
        return remedies.isEmpty() ? List.of(outdone(candidate)) : remedies;
    }

    private String outdone(CandidateReport candidate) {
        if (placement.isEmpty()) {
            return "Nothing: it is permitted now.";
        }
        var taken = placement.get();
        if (!candidate.estimate().isComplete()) {
            return "Its price would have to be known: "
                    + String.join("; ", candidate.estimate().unknown())
                    + ".";
        }
        var stays = standing.filter(taken.location()::equals).isPresent();
        var dearer = candidate.estimate().known().minus(taken.estimate().known());
        if (stays) {
            return "A migration would have to be asked for, since what runs stays"
                    + (taken.estimate().isComplete() ? "; it would " + differing(dearer) : "")
                    + ".";
        }
        return dearer.amount().signum() > 0
                ? "It would have to be more than " + dearer + " a month cheaper than it is."
                : "It costs the same as "
                        + taken.location()
                        + ", whose name comes first: it would have to be cheaper.";
    }

    private static String differing(Money dearer) {
        return switch (dearer.amount().signum()) {
            case 0 -> "cost the same";
            case 1 -> "be " + dearer + " a month dearer";
            default -> "be " + Money.zero(dearer.currency()).minus(dearer) + " a month cheaper";
        };
    }
}
