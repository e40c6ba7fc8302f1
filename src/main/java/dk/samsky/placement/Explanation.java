package dk.samsky.placement;

import dk.samsky.diagnostic.Few;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.quantity.Money;
import dk.samsky.policy.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Why a workload runs where it does: every candidate with every check.
 *
 * @param data how its data is classified, which many rules ask about
 * @param placement where it is placed; empty if no place is permitted
 * @param standing where it runs now, if it does
 * @param candidates what was chosen first; then the other permitted, the best first; then by name
 *     those that cannot hold it or are forbidden
 * @param further what rules say that are asked of no place: of its resources where it is placed,
 *     and of the plan of its tenant
 */
public record Explanation(
        WorkloadId workload,
        DataClass data,
        Optional<Placement> placement,
        Optional<Location> standing,
        List<CandidateReport> candidates,
        List<Check> further) {
    /** So many resources that a rule holds for are named. */
    private static final int SHOWN = 4;

    public Explanation {
        candidates = List.copyOf(candidates);
        further = List.copyOf(further);
    }

    /** With these checks as well. */
    public Explanation with(List<Check> more) {
        var all = new ArrayList<>(further);
        all.addAll(more);
        return new Explanation(workload, data, placement, standing, candidates, all);
    }

    /**
     * What rules say of a workload's resources, one check for each rule: what stands in the way of
     * any of them, with the resource and how many more there are.
     *
     * @param verdicts by resource, as many of each and in the same order
     */
    public static List<Check> ofResources(SequencedMap<Address, List<Verdict>> verdicts) {
        var rules = new LinkedHashMap<String, SequencedMap<Address, Check>>();
        verdicts.forEach((address, all) ->
                Assessor.rules(all)
                        .forEach(check ->
                                rules.computeIfAbsent(check.name(), _ -> new LinkedHashMap<>())
                                        .put(address, check)));
        return rules.values().stream().map(Explanation::together).toList();
    }

    /** A sentence, if another one follows. */
    private static String ended(String reason, int others) {
        return others == 0 || reason.endsWith(".") ? reason : reason + ".";
    }

    private static Check together(SequencedMap<Address, Check> checks) {
        var worst =
                checks.values().stream()
                        .map(Check::outcome)
                        .filter(outcome -> outcome != Check.Outcome.INAPPLICABLE)
                        .max(Comparator.naturalOrder())
                        .orElse(Check.Outcome.INAPPLICABLE);
        var meant =
                checks.entrySet().stream()
                        .filter(each -> each.getValue().outcome() == worst)
                        .toList();
        var first = meant.getFirst();
        var others = meant.size() - 1;
        return switch (worst) {
            case INAPPLICABLE -> first.getValue();
            case PASSES ->
                    first.getValue()
                            .because(
                                    "It holds for "
                                            + (others == 0 ? "" : "each of " + meant.size() + ": ")
                                            + Few.of(
                                                    meant.stream()
                                                            .map(each -> each.getKey().local())
                                                            .toList(),
                                                    SHOWN)
                                            + ".");
            case WAIVED, WARNS, FAILS, UNJUDGED ->
                    first.getValue()
                            .because(
                                    first.getKey().local()
                                            + ": "
                                            + ended(first.getValue().reason(), others)
                                            + (others == 0
                                                    ? ""
                                                    : " So it is for " + others + " more."));
        };
    }

    static Explanation of(
            Options options, Optional<Placement> placement, List<CandidateReport> reports) {
        var ordered =
                reports.stream()
                        .sorted(
                                Comparator.comparing((CandidateReport report) ->
                                                !isAt(report.location(), placement))
                                        .thenComparing(report -> !report.isPermitted())
                                        .thenComparing((a, b) ->
                                                a.isPermitted()
                                                        ? Option.BEST_FIRST.compare(
                                                                option(a), option(b))
                                                        : 0))
                        .toList();
        return new Explanation(
                options.need().id(),
                options.need().data(),
                placement,
                options.standing(),
                ordered,
                List.of());
    }

    private static boolean isAt(Location location, Optional<Placement> placement) {
        return placement.filter(taken -> taken.location().equals(location)).isPresent();
    }

    private static Option option(CandidateReport report) {
        return new Option(report.location(), report.sizes(), report.estimate());
    }

    /**
     * What would have to change for this candidate to be chosen, in full sentences; empty for the
     * one that is.
     */
    public List<String> toWin(CandidateReport candidate) {
        if (isAt(candidate.location(), placement)) {
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
            return "A migration would have to be asked for, since what runs is not moved for want"
                    + " of room.";
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
                        + ", where the tenant has something already, or which had more room, or"
                        + " whose name comes first: it would have to be cheaper.";
    }

    private static String differing(Money dearer) {
        return switch (dearer.amount().signum()) {
            case 0 -> "cost the same";
            case 1 -> "be " + dearer + " a month dearer";
            default -> "be " + Money.zero(dearer.currency()).minus(dearer) + " a month cheaper";
        };
    }
}
