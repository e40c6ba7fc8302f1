package dk.samsky.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cost.Estates;
import dk.samsky.cost.Holdings;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Policy;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Server;
import dk.samsky.policy.Judge;
import dk.samsky.policy.Subject;
import dk.samsky.policy.Verdict;
import dk.samsky.policy.Verdict.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacerTest {
    static final Judge NO_RULES = (_, _) -> List.of();
    private static final WorkloadId WEB = new WorkloadId(new TenantId("aarhus"), "web");

    static Market market(Estates estate, Judge judge) {
        var drivers = new LinkedHashMap<String, List<Capability>>();
        drivers.put(
                "simulated",
                Arrays.stream(Kind.values())
                        .map(kind -> new Capability(kind, new TreeMap<>()))
                        .toList());
        return new Market(
                estate.workspace(), estate.tariff(), rules(judge), drivers, Estates.TODAY);
    }

    private static Placements place(Estates estate, WorkloadNeed... needs) {
        return place(estate, NO_RULES, Standing.NOTHING, needs);
    }

    static Placements place(Estates estate, Judge judge, Standing standing, WorkloadNeed... needs) {
        var all = List.of(needs);
        var placer = new Placer(market(estate, judge), new CheapestFirst());
        var assessed = placer.assess(all, Needs.taking(all, standing));
        return placer.place(assessed, Needs.taken(all, standing), Room.Free.UNKNOWN);
    }

    private static Explanation explain(
            Estates estate, Judge judge, Standing standing, WorkloadNeed need) {
        var placer = new Placer(market(estate, judge), new CheapestFirst());
        var all = List.of(need);
        var assessed = placer.assess(all, Needs.taking(all, standing));
        return placer.explain(
                WEB, assessed, Needs.taken(all, standing), Room.Free.UNKNOWN, List.of());
    }

    private static Standing standing(Location location, Server... servers) {
        return Needs.standing(WEB, location, servers);
    }

    private static Server server(String size) {
        return Holdings.server(WEB, size);
    }

    private static PlacementRules rules(Judge judge) {
        return need ->
                place ->
                        judge.judge(
                                Policy.Scope.PLACEMENT,
                                new Subject(
                                        need.id().tenant(),
                                        Optional.of(need.id().name()),
                                        Fields.builder()
                                                .text("provider", place.provider())
                                                .text("region", place.region())
                                                .build()));
    }

    /** A rule about one provider, with this finding. */
    static Judge rule(String provider, Policy.Action action, Finding finding) {
        return (_, subject) ->
                List.of(
                        new Verdict(
                                "the-rule",
                                "a decision",
                                action,
                                subject.facts().canonical().contains("\"" + provider + "\"")
                                        ? finding
                                        : new Finding.Inapplicable(),
                                Estates.SPAN));
    }

    static Limits vcpus(int most) {
        return new Limits(
                Optional.of(most),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static List<String> told(Placements placements) {
        var told = new ArrayList<String>();
        placements
                .placed()
                .forEach((id, placement) ->
                        told.add(
                                id
                                        + " "
                                        + placement.location()
                                        + " "
                                        + placement.placed().sizes()
                                        + ": "
                                        + placement.reason()));
        placements.refused().forEach((id, problem) -> told.add(id + " " + problem.code().id()));
        return told;
    }

    static final DataClass DANISH =
            new DataClass(Confidentiality.SENSITIVE, PersonalData.CPR, DataLocation.DK);
    static final DataClass CONFIDENTIAL =
            new DataClass(Confidentiality.CONFIDENTIAL, PersonalData.ORDINARY, DataLocation.EU);
    static final DataClass INTERNAL = DataClass.UNSTATED;

    static final String NATIONAL = "aarhus/web national/dk-west {web=small}: ";
    static final String ONLY = "the only one permitted, 1 forbidden";
    static final String ABLE = "the only one permitted, 0 forbidden, 1 unable";

    @Test
    void letsStayWhatRunsAndAdvises() {
        var need = Needs.servers("aarhus", "web", 1);
        var placement =
                place(Estates.small(), NO_RULES, standing(Estates.NATIONAL, server("small")), need)
                        .placed()
                        .firstEntry()
                        .getValue();
        assertThat(placement.location()).isEqualTo(Estates.NATIONAL);
        assertThat(placement.reason())
                .isEqualTo("runs there, not the cheapest of 2 permitted, 0 forbidden");
        assertThat(placement.advice().map(Advice::toString))
                .contains("commercial/eu-north would be 55,62 DKK a month cheaper");
    }

    @Test
    void advisesOfEquallyCheapPlacesTheRoomiest() {
        var estate = Estates.small();
        estate.provider("another", "eu-south", "SE", Estates.COMMERCIAL_PRICES);
        estate.change("another", parts -> parts.holding(vcpus(4)));
        estate.change("commercial", parts -> parts.holding(vcpus(400)));
        var need = Needs.servers("aarhus", "web", 1);
        var other = Needs.servers("ribe", "gis", 1);
        var placements =
                place(estate, NO_RULES, standing(Estates.NATIONAL, server("small")), need, other);
        assertThat(placements.placed().lastEntry().getValue().location().provider())
                .isEqualTo("another");
        assertThat(placements.placed().firstEntry().getValue().advice().map(Advice::location))
                .contains(Estates.COMMERCIAL);
    }

    @Test
    void movesWhatMayNotStayAndWarns() {
        var judge = rule("commercial", Policy.Action.DENY, new Finding.Fails("not there"));
        var placements =
                place(
                        Estates.small(),
                        judge,
                        standing(Estates.COMMERCIAL),
                        Needs.servers("aarhus", "web", 1));
        assertThat(told(placements)).containsExactly(NATIONAL + ONLY);
        assertThat(placements.placed().firstEntry().getValue().movedFrom())
                .contains(Estates.COMMERCIAL);
        assertThat(placements.warnings())
                .extracting(Diagnostic::what)
                .containsExactly(
                        "aarhus/web may not stay in commercial/eu-north; its place is"
                                + " national/dk-west.");
    }

    @Test
    void keepsTheSizeUntilTheRequestChanges() {
        var standing = standing(Estates.NATIONAL, server("large"));
        var sizes = new ArrayList<String>();
        for (var gibibytes : List.of(4, 3)) {
            var group = Needs.group("web", 2, 2, gibibytes);
            var need = Needs.of("aarhus", "web", Needs.PUBLIC, List.of(group), List.of());
            sizes.add(
                    place(Estates.small(), NO_RULES, standing, need)
                            .placed()
                            .firstEntry()
                            .getValue()
                            .placed()
                            .sizes()
                            .toString());
        }
        assertThat(sizes).containsExactly("{web=large}", "{web=small}");
    }

    @Test
    void givesRoomFirstToWhatStandsThenByName() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(6)));
        var placements =
                place(
                        estate,
                        NO_RULES,
                        standing(Estates.COMMERCIAL),
                        Needs.servers("aarhus", "web", 1),
                        Needs.servers("ribe", "first", 2),
                        Needs.servers("aarhus", "a-first", 2));
        assertThat(told(placements))
                .containsExactly(
                        "aarhus/a-first commercial/eu-north {web=small}: cheapest of 2 permitted, 0"
                                + " forbidden",
                        "aarhus/web commercial/eu-north {web=small}: cheapest of 2 permitted, 0"
                                + " forbidden",
                        "ribe/first national/dk-west {web=small}: " + ABLE);
    }

    @Test
    void letsStayWhatDoesNotGrowWhereTheRoomHasShrunk() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(1)));
        var placements =
                place(
                        estate,
                        NO_RULES,
                        standing(Estates.COMMERCIAL),
                        Needs.servers("aarhus", "web", 1));
        assertThat(placements.placed().firstEntry().getValue().location())
                .isEqualTo(Estates.COMMERCIAL);
    }

    @Test
    void keepsWaiversAndWarningsAsRemarks() {
        var waiver =
                new Policy.Waiver(
                        WEB.tenant(),
                        Optional.empty(),
                        "moving in May",
                        "the board",
                        LocalDate.of(2027, 5, 1),
                        Estates.SPAN,
                        Estates.SPAN);
        for (var finding :
                List.of(new Finding.Waived("not there", waiver), new Finding.Fails("better not"))) {
            var judge = rule("commercial", Policy.Action.WARN, finding);
            var placements =
                    place(
                            Estates.small(),
                            judge,
                            Standing.NOTHING,
                            Needs.servers("aarhus", "web", 1));
            assertThat(placements.placed().firstEntry().getValue().remarks())
                    .extracting(Verdict::finding)
                    .containsExactly(finding);
        }
    }

    @Test
    void refusesWithTheReasonsOfEachPlace() {
        var estate = Estates.small();
        estate.change("national", parts -> parts.withoutAssurances());
        var refused = place(estate, Needs.servers("aarhus", "web", DANISH)).refused();
        assertThat(refused.values())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .isEqualTo("None of the 2 places may hold aarhus/web.");
                    assertThat(problem.why())
                            .isEqualTo(
                                    """
                                    commercial/eu-north: Its data must be in Denmark, and eu-north is in SE.
                                    national/dk-west: Its content is sensitive, and national has no assurance of what it may hold but public content.\
                                    """);
                    assertThat(problem.fix())
                            .endsWith("Every check is told by\n    samsky explain aarhus/web");
                });
    }

    @Test
    void explainsEveryCandidateAndWhatWouldMakeItWin() {
        var need = Needs.servers("aarhus", "web", 1);
        var judge = rule("commercial", Policy.Action.DENY, new Finding.Fails("Not there."));
        var explanation = explain(Estates.small(), judge, Standing.NOTHING, need);
        assertThat(explanation.candidates())
                .extracting(report ->
                        report.location()
                                + " "
                                + report.isPermitted()
                                + " "
                                + explanation.toWin(report))
                .containsExactly(
                        "national/dk-west true []",
                        "commercial/eu-north false [Change the workload or the rule, or record a"
                                + " waiver with its reason and approver, if its basis lets"
                                + " anybody.]");
        assertThat(explanation.candidates().getLast().checks())
                .extracting(check -> check.name() + " " + check.outcome())
                .containsExactly(
                        "offer PASSES",
                        "image PASSES",
                        "size PASSES",
                        "location PASSES",
                        "assurance PASSES",
                        "the-rule FAILS",
                        "capacity PASSES",
                        "price PASSES");
    }

    @Test
    void explainsThePriceDifference() {
        var need = Needs.servers("aarhus", "web", 1);
        var explanation = explain(Estates.small(), NO_RULES, Standing.NOTHING, need);
        assertThat(explanation.candidates())
                .extracting(report -> report.estimate() + " " + explanation.toWin(report))
                .containsExactly(
                        "69,38 DKK a month []",
                        "≈ 125,00 DKK a month [It would have to be more than 55,62 DKK a month"
                                + " cheaper than it is.]");
    }

    @Test
    void explainsThePriceDifferenceBesideWhatStays() {
        var need = Needs.servers("aarhus", "web", 1);
        for (var stays : List.of(Estates.NATIONAL, Estates.COMMERCIAL)) {
            var standing = standing(stays);
            var explanation = explain(Estates.small(), NO_RULES, standing, need);
            var other =
                    explanation.candidates().stream()
                            .filter(report -> !report.location().equals(stays))
                            .findFirst()
                            .orElseThrow();
            assertThat(explanation.toWin(other))
                    .containsExactly(
                            "A migration would have to be asked for, since what runs stays; it"
                                    + " would be 55,62 DKK a month "
                                    + (stays.equals(Estates.NATIONAL) ? "cheaper." : "dearer."));
        }
    }

    @Test
    void explainsThatThePlaceThatItFillsHasRoomForIt() {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.holding(vcpus(4)));
        var need = Needs.servers("aarhus", "web", 2);
        var explanation = explain(estate, NO_RULES, Standing.NOTHING, need);
        assertThat(explanation.candidates())
                .extracting(report -> report.location() + " " + report.isPermitted())
                .containsExactly("commercial/eu-north true", "national/dk-west true");
    }

    private static WorkloadNeed random(Random random, String name) {
        var data = List.of(Needs.PUBLIC, DANISH, CONFIDENTIAL, INTERNAL).get(random.nextInt(4));
        var group =
                Needs.group(
                        "web",
                        1 + random.nextInt(3),
                        1 + random.nextInt(9),
                        1 + random.nextInt(33));
        var space = Needs.space("app", random.nextInt(5));
        var tenant = random.nextBoolean() ? "aarhus" : "ribe";
        return Needs.of(
                tenant,
                name,
                data,
                List.of(group),
                random.nextInt(4) == 0 ? List.of(space) : List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void placesTheSameWhateverTheOrderAndOnlyWhereEverythingPasses(long seed) {
        var random = new Random(seed);
        var needs = new ArrayList<WorkloadNeed>();
        var stands = new LinkedHashMap<WorkloadId, Standing.OfWorkload>();
        for (var i = 0; i < 40; i++) {
            var need = random(random, "work-" + i);
            needs.add(need);
            if (random.nextInt(3) == 0) {
                var place = random.nextBoolean() ? Estates.NATIONAL : Estates.COMMERCIAL;
                stands.putAll(Needs.standing(need.id(), place).workloads());
            }
        }
        var standing = Needs.taking(needs, new Standing(stands));
        var taken = Needs.taken(needs, standing);
        var limit = vcpus(20 + random.nextInt(200));
        var first = new Placer(market(estate(limit, false), NO_RULES), new CheapestFirst());
        var second = new Placer(market(estate(limit, true), NO_RULES), new CheapestFirst());
        var answer = first.place(first.assess(needs, standing), taken, Room.Free.UNKNOWN);
        var shuffled = new ArrayList<>(needs);
        Collections.shuffle(shuffled, random);
        assertThat(told(second.place(second.assess(shuffled, standing), taken, Room.Free.UNKNOWN)))
                .as("seed %s", seed)
                .isEqualTo(told(answer));
        for (var placement : answer.placed().values()) {
            var id = placement.placed().need().id();
            var chosen =
                    first
                            .explain(
                                    id,
                                    first.assess(needs, standing),
                                    taken,
                                    Room.Free.UNKNOWN,
                                    List.of())
                            .candidates()
                            .stream()
                            .filter(report -> report.location().equals(placement.location()))
                            .findFirst()
                            .orElseThrow();
            assertThat(chosen.standingInTheWay()).as("seed %s, %s", seed, id).isEmpty();
        }
    }

    private static Estates estate(Limits capacity, boolean isReversed) {
        var estate = Estates.small();
        estate.provider("third", "eu-west", "NL", Estates.COMMERCIAL_PRICES);
        estate.change("commercial", parts -> parts.holding(capacity));
        if (isReversed) {
            var reversed = new LinkedHashMap<>(estate.providers.reversed());
            estate.providers.clear();
            estate.providers.putAll(reversed);
        }
        return estate;
    }
}
