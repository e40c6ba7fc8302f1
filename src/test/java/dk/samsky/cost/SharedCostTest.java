package dk.samsky.cost;

import static dk.samsky.cost.Holdings.address;
import static dk.samsky.cost.Holdings.holdings;
import static dk.samsky.cost.Holdings.money;
import static dk.samsky.cost.Holdings.server;
import static dk.samsky.cost.Holdings.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Source;
import dk.samsky.document.Period;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Tenant.Budget;
import dk.samsky.document.Tenant.OnExceed;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedCostTest {
    private static final TenantId RIBE = new TenantId("ribe");

    private static String shares(CostSheet sheet) {
        var words = new ArrayList<String>();
        sheet.tenants()
                .forEach(tenant ->
                        tenant.sharedLines()
                                .forEach(line ->
                                        words.add(
                                                tenant.tenant()
                                                        + " "
                                                        + line.amount()
                                                        + " "
                                                        + line.basis())));
        return String.join("; ", words);
    }

    @ParameterizedTest
    @EnumSource(AllocationKey.class)
    void splitsWhatIsSharedAsItsKeySays(AllocationKey key) {
        var estate = Estates.small();
        estate.change("national", parts -> parts.sharing("centre", "1000 DKK", Period.MONTH, key));
        var shares =
                shares(sheet(estate, server("ribe", "gis", "web-1", Estates.NATIONAL, "small")));
        assertThat(shares)
                .isEqualTo(
                        switch (key) {
                            case INHABITANTS ->
                                    "aarhus 976,83 DKK inhabitants of all tenants: 349 983 of 358"
                                        + " 283; ribe 23,17 DKK inhabitants of all tenants: 8 300"
                                        + " of 358 283";
                            case EVEN ->
                                    "aarhus 500,00 DKK equal parts of all tenants: 1 of 2; "
                                            + "ribe 500,00 DKK equal parts of all tenants: 1 of 2";
                            case PROPORTIONAL ->
                                    "ribe 1 000,00 DKK direct cost at national: 100 of 100";
                            case FIXED ->
                                    "ribe 1 000,00 DKK the whole amount to each that uses national:"
                                            + " 1 of 1";
                        });
    }

    @Test
    void splitsEvenlyOverUsersWithoutDirectCost() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.priced(Optional.empty())
                                .sharing(
                                        "centre",
                                        "1000 DKK",
                                        Period.MONTH,
                                        AllocationKey.PROPORTIONAL));
        var sheet = sheet(estate, server("ribe", "gis", "web-1", Estates.NATIONAL, "small"));
        assertThat(shares(sheet))
                .isEqualTo(
                        "ribe 1 000,00 DKK equal parts of those that use national, since there is"
                                + " no direct cost to go by: 1 of 1");
        assertThat(sheet.unknownLines())
                .extracting(CostLine::key)
                .containsExactly("ribe/gis/server/web-1");
    }

    @Test
    void saysWhatNobodyBears() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.sharing("centre", "1000 DKK", Period.MONTH, AllocationKey.FIXED)
                                .sharing(
                                        "desk",
                                        "500 DKK",
                                        Period.MONTH,
                                        AllocationKey.PROPORTIONAL));
        var sheet = sheet(estate);
        assertThat(sheet.total().isZero()).isTrue();
        assertThat(sheet.unallocated())
                .containsExactly(
                        new CostSheet.Unallocated("national", "centre", Optional.of(money("1000"))),
                        new CostSheet.Unallocated("national", "desk", Optional.of(money("500"))));
        assertThat(sheet.only(_ -> true).unallocated()).isEqualTo(sheet.unallocated());
        assertThat(sheet.only(tenant -> tenant.name().equals("aarhus")).unallocated()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AllocationKey.class)
    void tellsTheSameOfOneTenantWithOnlyWhatDecidesOfTheOthers(AllocationKey key) {
        var estate = Estates.small();
        estate.change("national", parts -> parts.sharing("centre", "1000 DKK", Period.MONTH, key));
        var runRate = new RunRate(estate.workspace(), estate.tariff());
        var mine = server("aarhus", "esdh", "web-1", Estates.COMMERCIAL, "small");
        for (var theirs :
                List.of(
                        server("ribe", "gis", "web-1", Estates.NATIONAL, "small"),
                        server("ribe", "gis", "web-1", Estates.COMMERCIAL, "small"))) {
            for (var more :
                    List.of(mine, server("aarhus", "a", "web-1", Estates.NATIONAL, "large"))) {
                var all = holdings(mine, more, theirs);
                var known = holdings(mine, more);
                var direct = new TreeMap<TenantId, List<CostLine>>();
                known.forEach((tenant, own) -> direct.put(tenant, runRate.direct(own)));
                if (runRate.sharedByUse(direct).contains(theirs.location().provider())) {
                    known.put(RIBE, List.of(theirs));
                }
                assertThat(sheet(runRate, known).only(tenant -> !tenant.equals(RIBE)))
                        .isEqualTo(sheet(runRate, all).only(tenant -> !tenant.equals(RIBE)));
            }
        }
    }

    @Test
    void remarksOnWhatTheSumLacks() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.priced(Optional.empty())
                                .sharing("desk", "500 DKK", Period.MONTH, AllocationKey.FIXED));
        assertThat(Remarks.on(sheet(estate)))
                .extracting(remark -> remark.code() + " " + remark.what())
                .containsExactly(
                        "UNALLOCATED Nobody bears the shared cost desk of national: 500,00 DKK.");
        assertThat(
                        Remarks.on(
                                sheet(
                                        estate,
                                        server("ribe", "gis", "web-1", Estates.NATIONAL, "small"),
                                        server("ribe", "gis", "web-2", Estates.NATIONAL, "small"))))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.what())
                            .isEqualTo("2 prices are unknown; the sums lack them.");
                    assertThat(remark.why()).startsWith("2 times: ");
                });
    }

    @Test
    void countsAShareThatCannotBeConvertedAsUnknown() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts -> parts.sharing("centre", "1000 USD", Period.YEAR, AllocationKey.EVEN));
        var sheet = sheet(estate);
        assertThat(sheet.unknown()).isEqualTo(2);
        assertThat(sheet.unknownLines().getFirst().unknown())
                .contains("no rate from USD to DKK for the shared cost centre of national");
    }

    @Test
    void saysThatWhatNobodyBearsIsUnknownIfItCannotBeConverted() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts -> parts.sharing("centre", "1000 USD", Period.YEAR, AllocationKey.FIXED));
        var sheet = sheet(estate);
        assertThat(sheet.unallocated())
                .containsExactly(new CostSheet.Unallocated("national", "centre", Optional.empty()));
        assertThat(Remarks.on(sheet))
                .extracting(remark -> remark.what())
                .containsExactly(
                        "Nobody bears the shared cost centre of national: an unknown amount, as"
                                + " there is no rate for its currency.");
    }

    /** The commercial provider has no price for addresses. */
    private static Estates sharedInProportion() {
        var estate = Estates.small();
        estate.change(
                "commercial",
                parts ->
                        parts.sharing(
                                "desk", "1000 DKK", Period.MONTH, AllocationKey.PROPORTIONAL));
        return estate;
    }

    @Test
    void doesNotSplitByDirectCostsThatAreHalfKnown() {
        var sheet =
                sheet(
                        sharedInProportion(),
                        server("aarhus", "esdh", "web-1", Estates.COMMERCIAL, "small"),
                        server("ribe", "gis", "web-1", Estates.COMMERCIAL, "small"),
                        address("ribe", "gis", Estates.COMMERCIAL));
        assertThat(shares(sheet))
                .isEqualTo(
                        "aarhus 0,00 DKK direct cost at commercial, which is not all known; ribe"
                                + " 0,00 DKK direct cost at commercial, which is not all known");
        assertThat(sheet.unknownLines())
                .extracting(CostLine::key)
                .containsExactly(
                        "aarhus/(shared)/commercial/desk",
                        "ribe/gis/public-address/web",
                        "ribe/(shared)/commercial/desk");
        assertThat(sheet.unknownLines().getFirst().unknown().orElseThrow())
                .startsWith(
                        "the parts of the shared cost desk of commercial, since direct cost that it"
                                + " is split by is unknown: ");
        assertThat(sheet.unknownLines()).allMatch(line -> line.known().isEmpty());
    }

    @Test
    void leavesAllOfItToTheOnlyUserWhateverThatCosts() {
        var sheet =
                sheet(
                        sharedInProportion(),
                        server("ribe", "gis", "web-1", Estates.COMMERCIAL, "small"),
                        address("ribe", "gis", Estates.COMMERCIAL));
        assertThat(sheet.find(RIBE).orElseThrow().shared()).isEqualTo(money("1000"));
        assertThat(sheet.unknown()).isEqualTo(1);
    }

    private static List<String> guessed(CostSheet sheet) {
        return sheet.lines()
                .filter(line -> line instanceof CostLine.Shared && line.isGuess())
                .map(CostLine::key)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(AllocationKey.class)
    void isAGuessIfTheRateIs(AllocationKey key) {
        var estate = Estates.small();
        estate.change("commercial", parts -> parts.sharing("desk", "100 EUR", Period.MONTH, key));
        var mine = server("ribe", "gis", "web-1", Estates.COMMERCIAL, "small");
        assertThat(guessed(sheet(estate, mine))).isEmpty();
        estate.rates =
                Optional.of(
                        new Source(
                                "prices/rates.csv",
                                """
                                currency,to,rate,date,source,quality
                                EUR,DKK,7.46,2026-01-01,a plan of ours,assumed
                                """));
        var sheet = sheet(estate, mine);
        assertThat(guessed(sheet)).contains("ribe/(shared)/commercial/desk");
        assertThat(sheet.guessed()).isEqualTo(sheet.total());
    }

    @Test
    void isAGuessIfItIsSplitByOne() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.sharing(
                                "centre", "1000 DKK", Period.MONTH, AllocationKey.PROPORTIONAL));
        var mine = server("ribe", "gis", "web-1", Estates.NATIONAL, "small");
        assertThat(guessed(sheet(estate, mine))).isEmpty();
        assertThat(
                        guessed(
                                sheet(
                                        estate,
                                        mine,
                                        server("aarhus", "a", "web-1", Estates.NATIONAL, "small"))))
                .containsExactly(
                        "aarhus/(shared)/national/centre", "ribe/(shared)/national/centre");
    }

    @Test
    void doesNotJudgeABudgetWhoseShareIsUnknown() {
        var estate = sharedInProportion();
        var budget =
                new Budget(
                        Money.parse("5000 DKK").orElseThrow(),
                        Period.MONTH,
                        OnExceed.DENY,
                        Estates.SPAN);
        estate.tenant("aarhus", 349_983, Optional.of(budget));
        var sheet =
                sheet(
                        estate,
                        server("aarhus", "esdh", "web-1", Estates.COMMERCIAL, "small"),
                        address("ribe", "gis", Estates.COMMERCIAL));
        assertThat(Budgets.judge(estate.tenants.values(), sheet, estate.tariff()))
                .singleElement()
                .matches(Budgets.BudgetVerdict::isForbidding)
                .extracting(Budgets.BudgetVerdict::finding)
                .isInstanceOf(Budgets.Finding.Undecidable.class);
    }

    @Test
    void letsATenantWithoutADocumentBearWhatItUses() {
        var estate = Estates.small();
        for (var key : AllocationKey.values()) {
            estate.change(
                    "national", parts -> parts.sharing(key.name(), "1000 DKK", Period.MONTH, key));
        }
        var sheet =
                sheet(
                        estate,
                        server("ribe", "gis", "web-1", Estates.NATIONAL, "small"),
                        server("gone", "gis", "web-1", Estates.NATIONAL, "small"));
        assertThat(sheet.find(new TenantId("gone")).orElseThrow().sharedLines())
                .extracting(line -> line.name() + " " + line.amount())
                .containsExactly("PROPORTIONAL 500,00 DKK", "FIXED 1 000,00 DKK");
    }

    /** Each shared cost is borne to the øre, or unknown for all who bear it. */
    @ParameterizedTest
    @ValueSource(longs = {3, 7, 11, 17, 23, 42})
    void isBorneWholeOrUnknown(long seed) {
        var random = new Random(seed);
        var estate = Holdings.randomEstate(random);
        for (var provider : List.of("national", "commercial")) {
            estate.change(
                    provider,
                    parts ->
                            parts.sharing(
                                            "by use",
                                            "333.34 DKK",
                                            Period.MONTH,
                                            AllocationKey.PROPORTIONAL)
                                    .sharing(
                                            "foreign", "99 USD", Period.MONTH, AllocationKey.EVEN));
        }
        var holdings = new ArrayList<>(List.of(Holdings.randomHoldings(random, estate)));
        for (var tenant : List.of("aarhus", "ribe", "gone")) {
            if (random.nextBoolean()) {
                holdings.add(address(tenant, "extra", Estates.COMMERCIAL));
            }
        }
        var sheet = sheet(estate, holdings.toArray(Holding[]::new));
        var knownBases =
                holdings.stream()
                        .filter(each -> each.location().equals(Estates.COMMERCIAL))
                        .noneMatch(each -> each.address().workload().orElse("").equals("extra"));
        assertThat(sum(sheet, "national", "by use")).isEqualTo(money("333.34"));
        assertThat(sum(sheet, "commercial", "by use"))
                .as("seed %s", seed)
                .isEqualTo(knownBases ? money("333.34") : money("0.00"));
        assertThat(lines(sheet, "commercial", "by use"))
                .allMatch(line -> line.unknown().isPresent() != knownBases);
        assertThat(lines(sheet, "commercial", "foreign")).allMatch(line -> line.known().isEmpty());
        for (var dimension : Dimension.Of.values()) {
            var groups = Breakdown.of(sheet, dimension).groups();
            assertThat(groups.stream().map(Breakdown.Group::total).reduce(money("0"), Money::plus))
                    .as("seed %s, by %s", seed, dimension)
                    .isEqualTo(sheet.total());
            assertThat(groups.stream().mapToInt(Breakdown.Group::unknown).sum())
                    .as("unknown prices, seed %s, by %s", seed, dimension)
                    .isEqualTo(sheet.unknown());
        }
    }

    private static List<CostLine> lines(CostSheet sheet, String provider, String name) {
        return sheet.lines()
                .filter(line ->
                        line instanceof CostLine.Shared shared
                                && shared.provider().equals(provider)
                                && shared.name().equals(name))
                .toList();
    }

    private static Money sum(CostSheet sheet, String provider, String name) {
        return lines(sheet, provider, name).stream()
                .map(CostLine::amount)
                .reduce(money("0"), Money::plus);
    }

    private static final String UNREAD = "what is remembered of aarhus cannot be read";

    /** Nobody knows whether aarhus uses anything at all. */
    @ParameterizedTest
    @EnumSource(AllocationKey.class)
    void knowsNoPartByUseOfOneThatNobodyKnowsToUseIt(AllocationKey key) {
        var estate = Estates.small();
        for (var provider : List.of("national", "commercial")) {
            estate.change(
                    provider, parts -> parts.sharing("centre", "1000 DKK", Period.MONTH, key));
        }
        var direct = new TreeMap<TenantId, List<CostLine>>();
        var aarhus = new TenantId("aarhus");
        direct.put(aarhus, List.of(CostLine.Direct.ofUnread(aarhus, UNREAD, "DKK")));
        var runRate = new RunRate(estate.workspace(), estate.tariff());
        var isKnown = key == AllocationKey.INHABITANTS || key == AllocationKey.EVEN;
        assertThat(runRate.sheet(direct).find(aarhus).orElseThrow().sharedLines())
                .hasSize(2)
                .allMatch(line -> line.known().isPresent() == isKnown)
                .allMatch(line -> isKnown || line.unknown().orElseThrow().endsWith(UNREAD));
        // What is known to be there is borne all the same.
        var own = runRate.direct(List.of(server("aarhus", "a", "b", Estates.NATIONAL, "small")));
        direct.put(aarhus, Stream.concat(direct.get(aarhus).stream(), own.stream()).toList());
        assertThat(lines(runRate.sheet(direct), "national", "centre"))
                .allMatch(line -> line.known().isPresent());
    }
}
