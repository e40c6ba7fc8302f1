package dk.samsky.placement;

import static dk.samsky.placement.PlacerTest.ABLE;
import static dk.samsky.placement.PlacerTest.CONFIDENTIAL;
import static dk.samsky.placement.PlacerTest.DANISH;
import static dk.samsky.placement.PlacerTest.INTERNAL;
import static dk.samsky.placement.PlacerTest.NATIONAL;
import static dk.samsky.placement.PlacerTest.NO_RULES;
import static dk.samsky.placement.PlacerTest.ONLY;
import static dk.samsky.placement.PlacerTest.place;
import static dk.samsky.placement.PlacerTest.rule;
import static dk.samsky.placement.PlacerTest.told;
import static dk.samsky.placement.PlacerTest.vcpus;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.Judge;
import dk.samsky.policy.Verdict.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where one workload goes, and why, by one difference at a time. */
class OneWorkloadPlacedTest {
    private static final String CHEAP = "aarhus/web commercial/eu-north {web=small}: ";
    private static final String CHEAPEST = "cheapest of 2 permitted, 0 forbidden";
    private static final WorkloadNeed NEED = Needs.servers("aarhus", "web", 1);

    record Case(
            Consumer<Estates> estate,
            Judge judge,
            WorkloadNeed need,
            String answer,
            String reason) {
        Case(Judge judge, WorkloadNeed need, String answer, String reason) {
            this(_ -> {}, judge, need, answer, reason);
        }

        @Override
        public String toString() {
            return reason;
        }
    }

    private static Consumer<Estates> commercial(UnaryOperator<Estates.ProviderParts> change) {
        return estate -> estate.change("commercial", change);
    }

    private static WorkloadNeed database(int vcpus, int gibibytes) {
        var group = Needs.group("db", 1, vcpus, gibibytes);
        return Needs.of("aarhus", "web", Needs.PUBLIC, List.of(group), List.of());
    }

    static Stream<Case> offers() {
        return Stream.of(
                new Case(
                        commercial(parts -> parts.without(OfferKind.SERVERS)),
                        NO_RULES,
                        NEED,
                        NATIONAL + ABLE,
                        "the cheapest offers no servers"),
                new Case(
                        commercial(parts -> parts.withoutImages()),
                        NO_RULES,
                        NEED,
                        NATIONAL + ABLE,
                        "no such image"),
                new Case(NO_RULES, database(16, 64), "aarhus/web PL-205", "no size holds it"),
                new Case(
                        NO_RULES,
                        database(2, 5),
                        "aarhus/web commercial/eu-north {db=large}: " + CHEAPEST,
                        "memory asks for the larger size"),
                new Case(
                        commercial(parts -> parts.holding(vcpus(1))),
                        NO_RULES,
                        NEED,
                        NATIONAL + ABLE,
                        "there is no room"));
    }

    static Stream<Case> assurances() {
        return Stream.of(
                new Case(
                        NO_RULES,
                        Needs.servers("aarhus", "web", DANISH),
                        NATIONAL + ONLY,
                        "data must be in Denmark"),
                new Case(
                        commercial(parts -> parts.withoutAssurances()),
                        NO_RULES,
                        Needs.servers("aarhus", "web", INTERNAL),
                        NATIONAL + ONLY,
                        "without an assurance only public content"),
                new Case(
                        commercial(parts -> parts.withoutAssurances()),
                        NO_RULES,
                        NEED,
                        CHEAP + CHEAPEST,
                        "public content needs no assurance"),
                new Case(
                        commercial(parts ->
                                parts.assured(Estates.assurance("internal", Optional.empty()))),
                        NO_RULES,
                        Needs.servers("aarhus", "web", CONFIDENTIAL),
                        NATIONAL + ONLY,
                        "approved for less than it holds"),
                new Case(
                        commercial(parts ->
                                parts.assured(
                                        Estates.assurance(
                                                "sensitive",
                                                Optional.of(Estates.TODAY.minusDays(1))))),
                        NO_RULES,
                        Needs.servers("aarhus", "web", CONFIDENTIAL),
                        NATIONAL + ONLY,
                        "expired yesterday"),
                new Case(
                        commercial(parts ->
                                parts.assured(
                                        Estates.assurance(
                                                "sensitive", Optional.of(Estates.TODAY)))),
                        NO_RULES,
                        Needs.servers("aarhus", "web", CONFIDENTIAL),
                        CHEAP + CHEAPEST,
                        "the last day counts"));
    }

    static Stream<Case> rules() {
        return Stream.of(
                new Case(
                        rule("commercial", Policy.Action.DENY, new Finding.Fails("not there")),
                        NEED,
                        NATIONAL + ONLY,
                        "a rule forbids"),
                new Case(
                        rule("commercial", Policy.Action.DENY, new Finding.Broken("no such field")),
                        NEED,
                        NATIONAL + ONLY,
                        "a broken rule forbids"),
                new Case(
                        rule("commercial", Policy.Action.WARN, new Finding.Fails("better not")),
                        NEED,
                        CHEAP + CHEAPEST,
                        "a warning does not forbid"));
    }

    static Stream<Case> prices() {
        return Stream.of(
                new Case(NO_RULES, NEED, CHEAP + CHEAPEST, "the cheapest of all"),
                new Case(
                        NO_RULES,
                        Needs.pinned(NEED, "national"),
                        NATIONAL + "pinned there by the workload",
                        "a pin wins over the price"),
                new Case(
                        NO_RULES,
                        Needs.namespace("aarhus", "web"),
                        "aarhus/web national/dk-west {}: cheapest of 1 whose price is known, of 2"
                                + " permitted, 0 forbidden",
                        "a known price comes before an unknown one"),
                new Case(
                        estate -> {
                            estate.change("commercial", parts -> parts.priced(Optional.empty()));
                            estate.change("national", parts -> parts.priced(Optional.empty()));
                        },
                        NO_RULES,
                        NEED,
                        CHEAP + "first by name, its price unknown, of 2 permitted, 0 forbidden",
                        "no price is known at all"));
    }

    @ParameterizedTest
    @MethodSource({"offers", "assurances", "rules", "prices"})
    void places(Case each) {
        var estate = Estates.small();
        each.estate().accept(estate);
        assertThat(told(place(estate, each.judge(), Standing.NOTHING, each.need())))
                .containsExactly(each.answer());
    }
}
