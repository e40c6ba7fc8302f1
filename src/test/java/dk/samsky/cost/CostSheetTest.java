package dk.samsky.cost;

import static dk.samsky.cost.Holdings.address;
import static dk.samsky.cost.Holdings.money;
import static dk.samsky.cost.Holdings.server;
import static dk.samsky.cost.Holdings.sheet;
import static dk.samsky.cost.Holdings.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Period;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Tenant.Budget;
import dk.samsky.document.Tenant.OnExceed;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostSheetTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantId RIBE = new TenantId("ribe");

    @Test
    void roundsEachLineOnce() {
        var sheet =
                sheet(
                        Estates.small(),
                        server("aarhus", "esdh", "web-1", Estates.NATIONAL, "large"),
                        server("aarhus", "esdh", "web-2", Estates.NATIONAL, "large"));
        assertThat(sheet.lines().map(CostLine::amount))
                .containsExactly(money("390.01"), money("390.01"));
        assertThat(sheet.total()).isEqualTo(money("780.02"));
        assertThat(sheet.find(RIBE).orElseThrow().total()).isEqualTo(money("0"));
    }

    @Test
    void groupsByWhatPeopleAskFor() {
        var estate = Estates.small();
        estate.workload("aarhus", "esdh", "area=records");
        estate.change(
                "national",
                parts -> parts.sharing("centre", "100 DKK", Period.MONTH, AllocationKey.EVEN));
        var sheet =
                sheet(
                        estate,
                        server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small"),
                        address("ribe", "gis", Estates.COMMERCIAL),
                        volume("ribe", "gis", "data", Estates.COMMERCIAL, 10));
        assertThat(groups(sheet, Dimension.Of.TENANT))
                .containsExactly("aarhus 150.00 0", "ribe 52.98 1");
        assertThat(groups(sheet, Dimension.Of.WORKLOAD))
                .containsExactly(
                        "aarhus/(shared) 50.00 0",
                        "aarhus/esdh 100.00 0",
                        "ribe/(shared) 50.00 0",
                        "ribe/gis 2.98 1");
        assertThat(groups(sheet, Dimension.Of.PROVIDER))
                .containsExactly("commercial 2.98 1", "national 200.00 0");
        assertThat(groups(sheet, Dimension.Of.KIND))
                .containsExactly(
                        "(shared) 100.00 0",
                        "public-address 0.00 1",
                        "server 100.00 0",
                        "volume 2.98 0");
        assertThat(groups(sheet, new Dimension.Label(estate.workspace(), "area")))
                .containsExactly("(none) 102.98 1", "records 100.00 0");
    }

    private static List<String> groups(CostSheet sheet, Dimension dimension) {
        return Breakdown.of(sheet, dimension).groups().stream()
                .map(group -> group.name() + " " + group.total().decimal() + " " + group.unknown())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void addsUpToTheOereWhateverItIsGroupedBy(long seed) {
        var random = new Random(seed);
        var estate = Holdings.randomEstate(random);
        var sheet = sheet(estate, Holdings.randomHoldings(random, estate));
        var dimensions = new ArrayList<Dimension>(List.of(Dimension.Of.values()));
        dimensions.add(new Dimension.Label(estate.workspace(), "area"));
        for (var dimension : dimensions) {
            var sum =
                    Breakdown.of(sheet, dimension).groups().stream()
                            .map(Breakdown.Group::total)
                            .reduce(Money.zero("DKK"), Money::plus);
            assertThat(sum).as("seed %s, by %s", seed, dimension).isEqualTo(sheet.total());
        }
        assertThat(
                        sheet.lines()
                                .map(line -> line.amount().amount().scale())
                                .filter(scale -> scale > 2))
                .as("seed %s, parts of an øre", seed)
                .isEmpty();
        for (var name : List.of("even", "people")) {
            var sum =
                    sheet.lines()
                            .filter(line ->
                                    line instanceof CostLine.Shared shared
                                            && shared.name().equals(name))
                            .map(CostLine::amount)
                            .reduce(Money.zero("DKK"), Money::plus);
            assertThat(sum).as("seed %s, shares of %s", seed, name).isEqualTo(money("100000.01"));
        }
    }

    @Test
    void tellsTheDifferenceLineByLine() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.sharing("desk", "300 DKK", Period.MONTH, AllocationKey.PROPORTIONAL));
        var kept = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        var before = sheet(estate, kept, server("ribe", "gis", "web-1", Estates.NATIONAL, "small"));
        var after =
                sheet(
                        estate,
                        kept,
                        volume("aarhus", "esdh", "data", Estates.NATIONAL, 100),
                        address("aarhus", "esdh", Estates.COMMERCIAL));
        var change = CostChange.between(before, after, new TreeMap<>(), _ -> true);
        assertThat(change.lines())
                .extracting(line ->
                        line.key() + " " + line.delta().map(Money::decimal).orElse("unknown"))
                .containsExactly(
                        "aarhus/esdh/public-address/web unknown",
                        "aarhus/esdh/volume/data 50.00",
                        "aarhus/(shared)/national/desk 150.00",
                        "ribe/gis/server/web-1 -100.00",
                        "ribe/(shared)/national/desk -150.00");
        assertThat(change.whole().known())
                .isEqualTo(after.total().minus(before.total()))
                .isEqualTo(money("-50"));
        assertThat(change.of(AARHUS).known()).isEqualTo(money("200"));
        assertThat(change.whole().unknown()).isEqualTo(1);
    }

    private static Estates budgeted(String amount, Period per, OnExceed onExceed) {
        var estate = Estates.small();
        var budget = new Budget(Money.parse(amount).orElseThrow(), per, onExceed, Estates.SPAN);
        estate.tenant("aarhus", 349_983, Optional.of(budget));
        return estate;
    }

    private static List<String> judged(Estates estate, Holding... all) {
        return Budgets.judge(estate.tenants.values(), sheet(estate, all), estate.tariff()).stream()
                .map(verdict ->
                        verdict.isForbidding()
                                + " "
                                + verdict.diagnostic()
                                        .map(told -> told.code().id() + " " + told.severity())
                                        .orElse("holds"))
                .toList();
    }

    @Test
    void judgesABudgetByTheMonth() {
        var small = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        assertThat(judged(budgeted("1200 DKK", Period.YEAR, OnExceed.DENY), small))
                .containsExactly("false holds");
        assertThat(judged(budgeted("1199.88 DKK", Period.YEAR, OnExceed.DENY), small))
                .containsExactly("true COST-301 ERROR");
        assertThat(judged(budgeted("13 EUR", Period.MONTH, OnExceed.WARN), small))
                .containsExactly("false COST-301 WARNING");
    }

    @Test
    void leavesABudgetUndecidedWhenAPriceIsUnknown() {
        var unknown = address("aarhus", "esdh", Estates.COMMERCIAL);
        var small = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        assertThat(judged(budgeted("100 DKK", Period.MONTH, OnExceed.DENY), small, unknown))
                .containsExactly("true COST-302 ERROR");
        assertThat(judged(budgeted("100 DKK", Period.MONTH, OnExceed.WARN), small, unknown))
                .containsExactly("false COST-302 WARNING");
        assertThat(judged(budgeted("99 DKK", Period.MONTH, OnExceed.DENY), small, unknown))
                .as("what is known is over it already")
                .containsExactly("true COST-301 ERROR");
        assertThat(judged(budgeted("99 USD", Period.MONTH, OnExceed.DENY), small))
                .containsExactly("true COST-302 ERROR");
    }

    @Test
    void tellsHowFarABudgetIsExceeded() {
        var estate = budgeted("60 DKK", Period.MONTH, OnExceed.DENY);
        var sheet = sheet(estate, server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small"));
        assertThat(Budgets.judge(estate.tenants.values(), sheet, estate.tariff()))
                .flatExtracting(
                        verdict -> verdict.diagnostic().map(Diagnostic::what).stream().toList())
                .containsExactly(
                        "aarhus would cost 100,00 DKK a month, which is 40,00 DKK over its"
                                + " budget.");
    }

    private static Stood stood(Holding holding, String from, String until) {
        var recorded =
                new Recorded(
                        holding.address(),
                        holding.location(),
                        "simulated",
                        new RemoteId("r-1"),
                        Content.of(holding.resource().fields()),
                        List.of(),
                        false);
        return new Stood(recorded, Instant.parse(from), Instant.parse(until));
    }

    private static CostSheet actual(Estates estate, String from, String until, Stood... history) {
        var byTenant = new TreeMap<TenantId, List<Stood>>();
        for (var each : history) {
            byTenant.computeIfAbsent(each.recorded().address().tenant(), _ -> new ArrayList<>())
                    .add(each);
        }
        return new Actual(
                        estate.workspace(),
                        estate.prices(),
                        Instant.parse(from),
                        Instant.parse(until))
                .sheet(byTenant, new TreeMap<>());
    }

    @Test
    void paysForTheHoursThatAThingStood() {
        var small = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        var sheet =
                actual(
                        Estates.small(),
                        "2026-11-01T00:00:00Z",
                        "2026-12-01T00:00:00Z",
                        stood(small, "2026-10-30T00:00:00Z", "2026-11-01T10:00:00Z"),
                        stood(small, "2026-11-30T21:30:00Z", "2026-12-05T00:00:00Z"));
        assertThat(sheet.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.amount())
                            .isEqualTo(money("1.71")); // 12.5 of 730 hours of 100 DKK
                    assertThat(line.basis())
                            .isEqualTo("stood for 12 h 30 min, each hour at its price");
                });
    }

    @Test
    void paysEachHourAtThePriceOfThatHour() {
        var estate = Estates.small();
        var book =
                Estates.NATIONAL_PRICES
                        + "server,small,*,month,730,DKK,new list,2026-11-02,listed\n";
        estate.change("national", parts -> parts.priced(Optional.of(book)));
        var small = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        var sheet =
                actual(
                        estate,
                        "2026-11-01T00:00:00Z",
                        "2026-11-30T00:00:00Z",
                        stood(small, "2026-11-01T13:00:00Z", "2026-11-02T13:00:00Z"));
        // The second of November begins at 23:00 UTC: 10 hours at 100/730, 14 hours at 1 krone.
        assertThat(sheet.total()).isEqualTo(money("15.37"));
    }

    @Test
    void saysForHowLongAPriceWasUnknown() {
        var small = server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small");
        var sheet =
                actual(
                        Estates.small(),
                        "2025-12-31T00:00:00Z",
                        "2026-01-02T00:00:00Z",
                        stood(small, "2025-12-31T20:00:00Z", "2026-01-01T00:00:00Z"));
        assertThat(sheet.unknown()).isEqualTo(1);
        assertThat(sheet.lines().map(CostLine::basis))
                .containsExactly(
                        "stood for 4 h 0 min, each hour at its price; no price is known for 3 h 0"
                                + " min of it");
    }

    @ParameterizedTest
    @CsvSource({"00:30:00, 0 h 30 min", "01:15:20, 1 h 15 min", "00:00:20, less than 1 min"})
    void saysForWhatPartOfAnHourAPriceWasUnknown(LocalTime unpriced, String told) {
        var time = Duration.between(LocalTime.MIDNIGHT, unpriced);
        var line =
                new CostLine.Used(
                        server("aarhus", "esdh", "web-1", Estates.NATIONAL, "small").address(),
                        Estates.NATIONAL,
                        time,
                        time,
                        money("0"),
                        Optional.of("no price"),
                        false);
        assertThat(line.basis())
                .isEqualTo(
                        "stood for %s, each hour at its price; no price is known for %s of it",
                        told, told);
    }

    @Test
    void sharesByTheTimeOfTheInterval() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts ->
                        parts.sharing("even", "730 DKK", Period.MONTH, AllocationKey.EVEN)
                                .sharing("fee", "730 DKK", Period.MONTH, AllocationKey.FIXED));
        var small = server("ribe", "gis", "web-1", Estates.NATIONAL, "small");
        var sheet =
                actual(
                        estate,
                        "2026-11-10T00:00:00Z",
                        "2026-11-11T00:00:00Z",
                        stood(small, "2026-11-10T00:00:00Z", "2026-11-10T06:00:00Z"),
                        stood(
                                volume("ribe", "gis", "data", Estates.NATIONAL, 0),
                                "2026-11-10T03:00:00Z",
                                "2026-11-10T09:00:00Z"));
        assertThat(sheet.tenants())
                .extracting(cost -> cost.tenant() + " " + cost.shared().decimal())
                .containsExactly("aarhus 12.00", "ribe 21.00");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6, 9})
    void actualCostAddsUpToTheOere(long seed) {
        var random = new Random(seed);
        var estate = Holdings.randomEstate(random);
        var history = new ArrayList<Stood>();
        for (var holding : Holdings.randomHoldings(random, estate)) {
            var start =
                    Instant.parse("2026-10-25T00:00:00Z").plusSeconds(random.nextInt(1_000_000));
            history.add(
                    stood(
                            holding,
                            start.toString(),
                            start.plusSeconds(1 + random.nextInt(2_000_000)).toString()));
        }
        var sheet =
                actual(
                        estate,
                        "2026-11-01T00:00:00Z",
                        "2026-12-01T00:00:00Z",
                        history.toArray(Stood[]::new));
        for (var dimension : Dimension.Of.values()) {
            var sum =
                    Breakdown.of(sheet, dimension).groups().stream()
                            .map(Breakdown.Group::total)
                            .reduce(Money.zero("DKK"), Money::plus);
            assertThat(sum).as("seed %s, by %s", seed, dimension).isEqualTo(sheet.total());
        }
        assertThat(sheet.total().amount().signum()).isPositive();
    }

    @Test
    void knowsNoFixedCostOfAnUnreadTenant() {
        var estate = Estates.small();
        estate.change(
                "national",
                parts -> parts.sharing("fee", "730 DKK", Period.MONTH, AllocationKey.FIXED));
        var missing = new TreeMap<TenantId, String>();
        missing.put(new TenantId("ribe"), "what is remembered of ribe cannot be read");
        var sheet =
                new Actual(
                                estate.workspace(),
                                estate.prices(),
                                Instant.parse("2026-11-10T00:00:00Z"),
                                Instant.parse("2026-11-11T00:00:00Z"))
                        .sheet(new TreeMap<>(), missing);
        assertThat(sheet.unknownLines())
                .extracting(CostLine::key)
                .containsExactly("ribe/tenant-space/unread", "ribe/(shared)/national/fee");
        assertThat(sheet.unallocated()).isEmpty();
    }
}
