package dk.samsky.placement;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.policy.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Places workloads: every candidate is checked, and one of the permitted is chosen. The same input
 * gives the same answer, whatever the order of workloads and documents.
 */
public final class Placer {
    private final Market market;
    private final Chooser chooser;
    private final List<Candidate> candidates;
    private final Assessor assessor;
    private final Likeness likeness;

    public Placer(Market market, Chooser chooser) {
        this.market = market;
        this.chooser = chooser;
        this.candidates = Candidate.all(market.workspace());
        this.assessor = new Assessor(market);
        this.likeness = new Likeness(market.workspace(), market.rules());
    }

    /** What was found of all workloads that are alike, and what of it is permitted. */
    private record Findings(
            SequencedMap<String, String> kept,
            List<Assessment> assessments,
            List<Option> permitted,
            int forbidden) {
        static Findings of(SequencedMap<String, String> kept, List<Assessment> assessments) {
            return new Findings(
                    Collections.unmodifiableSequencedMap(new LinkedHashMap<>(kept)),
                    assessments,
                    assessments.stream()
                            .filter(Assessment::isPermitted)
                            .map(Assessment::option)
                            .sorted(Option.BEST_FIRST)
                            .toList(),
                    (int) assessments.stream().filter(Assessment::isForbidden).count());
        }
    }

    /**
     * Asks everything of each workload at each place, but whether there is room. Thread-safe: each
     * tenant's workloads can be assessed on their own.
     *
     * @param standing what runs now: it stays, unless something forbids it
     */
    public List<Assessed> assess(List<WorkloadNeed> needs, Standing standing) {
        var stands = new WhatStands(standing);
        var known = new HashMap<Likeness.Alike, Findings>();
        var all = new ArrayList<Assessed>(needs.size());
        for (var need : needs) {
            var place = stands.place(need);
            var kept = kept(need, place, stands);
            var alike = likeness.of(need, place, kept);
            var findings =
                    known.computeIfAbsent(alike, _ -> Findings.of(kept, assess(need, place, kept)));
            var options =
                    new Options(
                            need,
                            findings.permitted(),
                            place,
                            stands.taken(need),
                            stands.beyond(need));
            all.add(
                    new Assessed(
                            options,
                            findings.kept(),
                            findings.assessments(),
                            findings.forbidden()));
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * Places all of these together.
     *
     * @param taken what stands takes of each place, which keeps its room whatever is planned: of
     *     every tenant, whether it is being planned or not. Room that a plan frees counts only once
     *     it is free.
     * @param free what the clouds say
     */
    public Placements place(List<Assessed> all, Map<Location, Amounts> taken, Room.Free free) {
        var room = new Room(market.workspace(), taken, free);
        var cases = inOrder(all);
        var choices = choose(cases, room);
        var placed = new LinkedHashMap<WorkloadId, Placement>();
        var refused = new LinkedHashMap<WorkloadId, Diagnostic>();
        var warnings = new ArrayList<Diagnostic>();
        for (var i = 0; i < cases.size(); i++) {
            var each = cases.get(i);
            var id = each.need().id();
            if (choices.get(i).isPresent()) {
                var placement = placement(each, choices.get(i).get(), room);
                placed.put(id, placement);
                placement
                        .movedFrom()
                        .ifPresent(
                                from -> warnings.add(Refusals.moves(each.need(), from, placement)));
            } else {
                refused.put(
                        id,
                        Refusals.of(each.options(), reports(exact(each), room, Optional.empty())));
            }
        }
        return new Placements(placed, refused, warnings);
    }

    /**
     * Tells everything about one workload: computed anew, beside all that {@link #place} places.
     *
     * @param all that were placed together, this one among them
     * @param taken as {@link #place} was told
     * @param free as well
     * @param anywhere what rules say of the workload wherever it runs: one that forbids it forbids
     *     it at every place
     */
    public Explanation explain(
            WorkloadId id,
            List<Assessed> all,
            Map<Location, Amounts> taken,
            Room.Free free,
            List<Verdict> anywhere) {
        var room = new Room(market.workspace(), taken, free);
        var cases = inOrder(all);
        var choices = choose(cases, room);
        for (var i = 0; i < cases.size(); i++) {
            var each = cases.get(i);
            if (each.need().id().equals(id)) {
                var exact = exact(each);
                var isForbidden = anywhere.stream().anyMatch(Verdict::isForbidding);
                var placement =
                        choices.get(i)
                                .filter(_ -> !isForbidden)
                                .map(option -> placement(exact, option, room));
                var chosen = choices.get(i).map(Option::location);
                var reports =
                        reports(exact, room, chosen).stream()
                                .map(report -> report.with(Assessor.rules(anywhere)))
                                .toList();
                return Explanation.of(each.options(), placement, reports);
            }
        }
        throw new IllegalArgumentException(
                "This is a bug in Samsky: " + id + " is not among what was placed");
    }

    private static List<Assessed> inOrder(List<Assessed> all) {
        return all.stream().sorted(Comparator.comparing(each -> each.need().id())).toList();
    }

    private List<Optional<Option>> choose(List<Assessed> cases, Room room) {
        return chooser.choose(cases.stream().map(Assessed::options).toList(), room);
    }

    private SequencedMap<String, String> kept(
            WorkloadNeed need, Optional<Location> place, WhatStands stands) {
        return place.map(location -> market.workspace().providers().get(location.provider()))
                .map(provider -> stands.sizes(need, provider))
                .orElseGet(LinkedHashMap::new);
    }

    private List<Assessment> assess(
            WorkloadNeed need, Optional<Location> place, SequencedMap<String, String> kept) {
        var nothing = new LinkedHashMap<String, String>();
        var verdicts = assessor.verdicts(need);
        return candidates.stream()
                .map(candidate ->
                        assessor.assess(
                                need,
                                candidate,
                                verdicts,
                                place.filter(candidate.location()::equals).isPresent()
                                        ? kept
                                        : nothing))
                .toList();
    }

    /**
     * The same case, assessed for itself: what was found of one alike may name another workload.
     */
    private Assessed exact(Assessed each) {
        var anew = assess(each.need(), each.options().standing(), each.kept());
        return new Assessed(each.options(), each.kept(), anew, each.forbidden());
    }

    private static List<CandidateReport> reports(
            Assessed exact, Room room, Optional<Location> chosen) {
        return exact.assessments().stream()
                .map(assessment -> CandidateReport.of(assessment, exact.options(), room, chosen))
                .toList();
    }

    private Placement placement(Assessed each, Option chosen, Room room) {
        var options = each.options();
        var permitted = 0;
        var cheapest = Optional.<Option>empty();
        for (var option : options.permitted()) {
            var isChosen = option.location().equals(chosen.location());
            if (isChosen || room.fits(options, option.location())) {
                permitted++;
                if (!isChosen && isBetter(option, cheapest, room)) {
                    cheapest = Optional.of(option);
                }
            }
        }
        var advice = cheapest.flatMap(option -> advice(options, chosen, option));
        var movedFrom = options.standing().filter(place -> !place.equals(chosen.location()));
        var unable = each.assessments().size() - permitted - each.forbidden();
        return new Placement(
                placed(options.need(), chosen),
                Reasons.of(options, chosen, permitted, each.forbidden(), unable),
                permitted,
                each.forbidden(),
                unable,
                chosen.estimate(),
                movedFrom,
                advice,
                remarks(each, chosen));
    }

    /**
     * Options come the cheapest first. Of those that cost the same, the one with the most room left
     * is advised, as it would be chosen.
     */
    private static boolean isBetter(Option option, Optional<Option> best, Room room) {
        return best.isEmpty()
                || (option.costsAsMuchAs(best.get())
                        && room.fullness(option.location()) < room.fullness(best.get().location()));
    }

    private static Optional<Advice> advice(Options options, Option chosen, Option other) {
        var stays = options.standing().filter(chosen.location()::equals).isPresent();
        if (!stays || !chosen.estimate().isComplete() || !other.estimate().isComplete()) {
            return Optional.empty();
        }
        var saving = chosen.estimate().known().minus(other.estimate().known());
        return saving.amount().signum() > 0
                ? Optional.of(new Advice(other.location(), saving))
                : Optional.empty();
    }

    private List<Verdict> remarks(Assessed each, Option chosen) {
        return each.assessments().stream()
                .filter(assessment ->
                        assessment.location().equals(chosen.location())
                                && assessment.isRemarkable())
                .flatMap(assessment ->
                        assessor.verdicts(each.need()).apply(assessment.location()).stream())
                .filter(Placer::isRemark)
                .toList();
    }

    private static boolean isRemark(Verdict verdict) {
        return switch (verdict.finding()) {
            case Verdict.Finding.Fails _, Verdict.Finding.Waived _, Verdict.Finding.Broken _ ->
                    true;
            case Verdict.Finding.Holds _, Verdict.Finding.Inapplicable _ -> false;
        };
    }

    private Placed placed(WorkloadNeed need, Option chosen) {
        var provider = market.workspace().providers().get(chosen.location().provider());
        if (provider == null) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: no provider has " + chosen.location());
        }
        return new Placed(
                need,
                chosen.location(),
                chosen.sizes(),
                driver(provider, OfferKind.SERVERS),
                driver(provider, OfferKind.NAMESPACES));
    }

    private static String driver(Provider provider, OfferKind kind) {
        return Optional.ofNullable(provider.offers().get(kind))
                .map(Provider.Offer::driver)
                .orElse("");
    }
}
