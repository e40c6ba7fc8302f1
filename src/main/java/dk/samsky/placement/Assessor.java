package dk.samsky.placement;

import dk.samsky.cost.price.Estimate;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.model.Location;
import dk.samsky.model.content.Value;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.Countries;
import dk.samsky.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Asks everything of one workload at one candidate place, but whether there is room. Never stops at
 * the first thing in the way.
 */
final class Assessor {
    /** The assurance that says how confidential a provider's content may be. */
    private final Market market;

    private final Sizer sizer;
    private final OfferChecks offers;

    Assessor(Market market) {
        this.market = market;
        this.sizer = new Sizer(market.tariff());
        this.offers = new OfferChecks(market.drivers());
    }

    /** What the rules say of a workload in one place after another. */
    Function<Location, List<Verdict>> verdicts(WorkloadNeed need) {
        return market.rules().about(need);
    }

    /**
     * @param verdicts what the rules say of the workload, by place
     * @param kept the sizes that are to stay as they are, by component
     */
    Assessment assess(
            WorkloadNeed need,
            Candidate candidate,
            Function<Location, List<Verdict>> verdicts,
            SequencedMap<String, String> kept) {
        var checks = new ArrayList<Check>();
        checks.addAll(offers.check(need, candidate));
        var sizes = sizes(need, candidate, kept, checks);
        checks.add(location(need, candidate).on(basis(need.data().location())));
        checks.add(confidentiality(need, candidate));
        verdicts.apply(candidate.location())
                .forEach(verdict -> checks.add(rule(verdict, candidate.provider())));
        var estimate = estimate(need, candidate, sizes);
        checks.add(price(candidate, estimate));
        return new Assessment(candidate, sizes, estimate, checks);
    }

    private SequencedMap<String, String> sizes(
            WorkloadNeed need,
            Candidate candidate,
            SequencedMap<String, String> kept,
            List<Check> checks) {
        var sizes = new LinkedHashMap<String, String>();
        var provider = candidate.provider();
        for (var group : need.servers()) {
            var standing = Optional.ofNullable(kept.get(group.component()));
            var size =
                    standing.or(() ->
                            sizer.cheapest(candidate.location(), provider.sizes().values(), group)
                                    .map(Provider.Size::name));
            var wish = group.vcpus() + " vCPU and " + group.memory().spoken();
            if (size.isEmpty()) {
                checks.add(
                        Check.fails(
                                Check.Subject.SIZE,
                                provider.name()
                                        + " has no size with "
                                        + wish
                                        + " for "
                                        + group.component()
                                        + ".",
                                provider.metadata().span(),
                                "Add such a size to the provider's document, or ask for less in the"
                                        + " blueprint."));
                continue;
            }
            sizes.put(group.component(), size.get());
            checks.add(
                    Check.passes(
                            Check.Subject.SIZE,
                            group.component()
                                    + " asks for "
                                    + wish
                                    + ": "
                                    + (standing.isPresent()
                                            ? size.get() + ", as it has now."
                                            : "the cheapest is " + size.get() + "."),
                            Optional.ofNullable(provider.sizes().get(size.get()))
                                    .map(Provider.Size::span)));
        }
        return sizes;
    }

    private static Check location(WorkloadNeed need, Candidate candidate) {
        var wish = need.data().location();
        var region = candidate.region();
        return Countries.allows(wish, region.country())
                ? Check.passes(
                        Check.Subject.LOCATION,
                        "Its data may be "
                                + spoken(wish)
                                + ", and "
                                + region.name()
                                + " is in "
                                + region.country()
                                + ".",
                        Optional.of(region.span()))
                : Check.fails(
                        Check.Subject.LOCATION,
                        "Its data must be "
                                + spoken(wish)
                                + ", and "
                                + region.name()
                                + " is in "
                                + region.country()
                                + ".",
                        region.span(),
                        "Let data.location of the workload be wider, if its data may leave, or let"
                                + " the provider have a region there.");
    }

    /**
     * What stands behind a location that is asked for. Which systems the law itself keeps in
     * Denmark: databeskyttelsesloven § 3 stk. 9 with BEK 220/2022, as in policies/README.md.
     */
    private static String basis(DataLocation wish) {
        var asked = "data.location of the workload, or of its blueprint: ";
        return asked
                + switch (wish) {
                    case DK ->
                            "the municipality's own policy, not law; by law only the systems that"
                                    + " BEK 220/2022 names are kept in Denmark"
                                    + " (databeskyttelsesloven § 3 stk. 9)";
                    case EU ->
                            "the municipality's own policy; for personal data a way to be clear of"
                                    + " the rules on transfers (GDPR art. 44-49)";
                    case ADEQUATE ->
                            "the municipality's own policy; for personal data as GDPR art. 45"
                                    + " permits";
                    case ANY -> "it asks for no place";
                };
    }

    private static String spoken(DataLocation wish) {
        return switch (wish) {
            case DK -> "in Denmark";
            case EU -> "in the EU or EEA";
            case ADEQUATE -> "in the EEA or a country with adequate protection";
            case ANY -> "anywhere";
        };
    }

    private Check confidentiality(WorkloadNeed need, Candidate candidate) {
        var provider = candidate.provider();
        var wanted = need.data().confidentiality();
        if (wanted == Confidentiality.PUBLIC) {
            return Check.passes(
                    Check.Subject.ASSURANCE,
                    "Its content is public, which every provider may hold.",
                    Optional.empty());
        }
        var assurance = provider.assurances().get(Assurance.HIGHEST);
        return assurance == null
                ? Check.fails(
                        Check.Subject.ASSURANCE,
                        "Its content is %s, and %s has no assurance of what it may hold but public content."
                                .formatted(word(wanted), provider.name()),
                        provider.metadata().span(),
                        recordAssurance(wanted))
                : confidentiality(wanted, assurance, provider.name()).on(assurance.evidence());
    }

    private Check confidentiality(Confidentiality wanted, Assurance assurance, String provider) {
        var highest = highest(assurance);
        if (!assurance.counts(market.today())) {
            return Check.fails(
                    Check.Subject.ASSURANCE,
                    "The assurance %s of %s expired on %s, and does not count any more."
                            .formatted(Assurance.HIGHEST, provider, assurance.validUntil().get()),
                    assurance.span(),
                    "Have the evidence reviewed, and record how long it is valid now.");
        }
        var isAssumed = assurance.isAssumed() ? ", as is assumed" : "";
        var mayHold = highest.map(Assessor::word).orElse("public");
        return highest.filter(most -> most.compareTo(wanted) >= 0).isPresent()
                ? Check.passes(
                        Check.Subject.ASSURANCE,
                        "Its content is "
                                + word(wanted)
                                + ", and "
                                + provider
                                + " may hold "
                                + mayHold
                                + " content"
                                + isAssumed
                                + ".",
                        Optional.of(assurance.span()))
                : Check.fails(
                        Check.Subject.ASSURANCE,
                        "Its content is %s, and %s may hold at most %s content."
                                .formatted(word(wanted), provider, mayHold),
                        assurance.span(),
                        recordAssurance(wanted));
    }

    private static String recordAssurance(Confidentiality wanted) {
        return "Record an assurance %s of at least %s in the provider's document, with its evidence, once somebody has given it."
                .formatted(Assurance.HIGHEST, word(wanted));
    }

    private static String word(Confidentiality confidentiality) {
        return confidentiality.name().toLowerCase(Locale.ROOT);
    }

    /** The class that the assurance names; one that it does not name as we do counts as none. */
    private static Optional<Confidentiality> highest(Provider.Assurance assurance) {
        for (var each : Confidentiality.values()) {
            if (assurance.value().equals(Optional.of(Value.of(word(each))))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** What a rule says of a place; that it holds by an assumption is said. */
    private Check rule(Verdict verdict, Provider provider) {
        var check = rule(verdict);
        var assumed =
                check.outcome() == Check.Outcome.PASSES
                        ? assumed(verdict.policy(), provider)
                        : List.<String>of();
        return assumed.isEmpty()
                ? check
                : check(
                        verdict,
                        check.outcome(),
                        "It holds if what is assumed comes true: "
                                + String.join(", ", assumed)
                                + " of "
                                + provider.name()
                                + ".",
                        Optional.empty());
    }

    /** The assurances that a rule names and that nobody has vouched for yet. */
    private List<String> assumed(String policy, Provider provider) {
        var requirement =
                Optional.ofNullable(market.workspace().policies().get(policy))
                        .map(rule -> rule.require().value())
                        .orElse("");
        return provider.assurances().values().stream()
                .filter(assurance -> assurance.isAssumed() && names(requirement, assurance.name()))
                .map(Assurance::name)
                .toList();
    }

    /** Whether a rule names an assurance, and not only one whose name holds this one. */
    private static boolean names(String requirement, String assurance) {
        return requirement.contains("'" + assurance + "'")
                || requirement.contains('"' + assurance + '"');
    }

    /** What rules say, as checks. */
    static List<Check> rules(List<Verdict> verdicts) {
        return verdicts.stream().map(Assessor::rule).toList();
    }

    private static Check rule(Verdict verdict) {
        var denies = verdict.action() == Policy.Action.DENY;
        var against = denies ? Check.Outcome.FAILS : Check.Outcome.WARNS;
        var remedy =
                Optional.of(
                        "Change the workload or the rule, or record a waiver with its reason and"
                                + " approver, if its basis lets anybody.");
        return switch (verdict.finding()) {
            case Verdict.Finding.Holds _ ->
                    check(verdict, Check.Outcome.PASSES, "It holds.", Optional.empty());
            case Verdict.Finding.Inapplicable _ ->
                    check(
                            verdict,
                            Check.Outcome.INAPPLICABLE,
                            "It is not about this.",
                            Optional.empty());
            case Verdict.Finding.Fails(var message) -> check(verdict, against, message, remedy);
            case Verdict.Finding.Waived(var message, var waiver) ->
                    check(
                            verdict,
                            Check.Outcome.WAIVED,
                            "It would fail ("
                                    + message
                                    + "), but "
                                    + waiver.approvedBy()
                                    + " has waived it until "
                                    + waiver.until()
                                    + ": "
                                    + waiver.reason(),
                            Optional.empty());
            case Verdict.Finding.Broken(var why) ->
                    check(
                            verdict,
                            against,
                            "The rule could not be evaluated, which counts as failing: " + why,
                            Optional.of("Mend the rule."));
        };
    }

    private static Check check(
            Verdict verdict, Check.Outcome outcome, String reason, Optional<String> remedy) {
        return new Check(
                Check.Subject.POLICY,
                verdict.policy(),
                outcome,
                reason,
                Optional.of(verdict.basis()),
                Optional.of(verdict.span()),
                remedy);
    }

    private Estimate estimate(
            WorkloadNeed need, Candidate candidate, SequencedMap<String, String> sizes) {
        var sum = market.tariff().nothing();
        for (var group : need.servers()) {
            var size = sizes.get(group.component());
            sum =
                    sum.plus(
                            size == null
                                    ? market.tariff()
                                            .unknown(
                                                    candidate.provider().name()
                                                            + " has no size for "
                                                            + group.component())
                                    : market.tariff().estimate(candidate.location(), group, size));
        }
        for (NamespaceNeed space : need.namespaces()) {
            sum = sum.plus(market.tariff().estimate(candidate.location(), space));
        }
        return sum;
    }

    private static Check price(Candidate candidate, Estimate estimate) {
        return estimate.isComplete()
                ? Check.passes(Check.Subject.PRICE, "It costs " + estimate + ".", Optional.empty())
                : Check.fails(
                                Check.Subject.PRICE,
                                "What it costs is unknown: "
                                        + String.join("; ", estimate.unknown())
                                        + ".",
                                candidate.provider().metadata().span(),
                                "Add what is missing to the price book or the rates; until then"
                                        + " every place with a known price comes before it.")
                        .warning();
    }
}
