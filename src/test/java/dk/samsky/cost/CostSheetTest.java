package dk.samsky.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Period;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.document.Tenant.Budget;
import dk.samsky.document.Tenant.OnExceed;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostSheetTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantId RIBE = new TenantId("ribe");

    private static Resource server(WorkloadId id, String size) {
        return new Server(
                Address.of(id, Kind.NETWORK, "main"),
                Address.of(id, Kind.FIREWALL, "main"),
                "web",
                size,
                2,
                ByteSize.ofGibibytes(4),
                "debian-12",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Holding server(
            String tenant, String workload, String name, Location location, String size) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        return new Holding(Address.of(id, Kind.SERVER, name), location, server(id, size));
    }

    private static Holding volume(
            String tenant, String workload, String name, Location location, int gibibytes) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        var space = new Address(id.tenant(), Optional.empty(), Kind.TENANT_SPACE, "here");
        return new Holding(
                Address.of(id, Kind.VOLUME, name),
                location,
                new Volume(space, ByteSize.ofGibibytes(gibibytes)));
    }

    private static Holding address(String tenant, String workload, Location location) {
        var id = new WorkloadId(new TenantId(tenant), workload);
        var space = new Address(id.tenant(), Optional.empty(), Kind.TENANT_SPACE, "here");
        return new Holding(
                Address.of(id, Kind.PUBLIC_ADDRESS, "web"), location, new PublicAddress(space));
    }

    private static SequencedMap<TenantId, List<Holding>> holdings(Holding... all) {
        var byTenant = new TreeMap<TenantId, List<Holding>>();
        for (var each : all) {
            byTenant.computeIfAbsent(each.address().tenant(), _ -> new ArrayList<>()).add(each);
        }
        return byTenant;
    }

    private static CostSheet sheet(Estates estate, Holding... all) {
        return new RunRate(estate.workspace(), estate.tariff()).sheetOf(holdings(all));
    }

    private static Money money(String text) {
        return new Money(new BigDecimal(text), "DKK");
    }

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
                                    "aarhus 976.83 DKK inhabitants of all tenants: 349983 of"
                                        + " 358283; ribe 23.17 DKK inhabitants of all tenants: 8300"
                                        + " of 358283";
                            case EVEN ->
                                    "aarhus 500.00 DKK equal parts of all tenants: 1 of 2; "
                                            + "ribe 500.00 DKK equal parts of all tenants: 1 of 2";
                            case PROPORTIONAL ->
                                    "ribe 1000.00 DKK direct cost at national: 100 of 100";
                            case FIXED ->
                                    "ribe 1000.00 DKK the whole amount to each that uses national:"
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
                        "ribe 1000.00 DKK equal parts of those that use national, since there is no"
                                + " direct cost to go by: 1 of 1");
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
                        new CostSheet.Unallocated("national", "centre", money("1000")),
                        new CostSheet.Unallocated("national", "desk", money("500")));
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
                assertThat(runRate.sheetOf(known).only(tenant -> !tenant.equals(RIBE)))
                        .isEqualTo(runRate.sheetOf(all).only(tenant -> !tenant.equals(RIBE)));
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
                        "UNALLOCATED Nobody bears the shared cost desk of national: 500.00 DKK.");
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
        var estate = estate(random);
        var sheet = sheet(estate, estateOf(random, estate));
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

    private static Estates estate(Random random) {
        var estate = Estates.small();
        for (var i = 0; i < random.nextInt(20); i++) {
            estate.tenant("tenant-" + i, 1 + random.nextInt(100_000));
        }
        estate.change(
                "national",
                parts ->
                        parts.sharing("even", "100000.01 DKK", Period.MONTH, AllocationKey.EVEN)
                                .sharing(
                                        "people",
                                        "1200000.12 DKK",
                                        Period.YEAR,
                                        AllocationKey.INHABITANTS)
                                .sharing(
                                        "direct",
                                        "7777.77 EUR",
                                        Period.YEAR,
                                        AllocationKey.PROPORTIONAL)
                                .sharing("fee", "1.005 DKK", Period.HOUR, AllocationKey.FIXED));
        return estate;
    }

    private static Holding[] estateOf(Random random, Estates estate) {
        var all = new ArrayList<Holding>();
        for (var tenant : estate.tenants.keySet()) {
            for (var i = 0; i < random.nextInt(30); i++) {
                var place = random.nextBoolean() ? Estates.NATIONAL : Estates.COMMERCIAL;
                var workload = "work-" + random.nextInt(4);
                all.add(
                        server(
                                tenant.name(),
                                workload,
                                "web-" + i,
                                place,
                                random.nextBoolean() ? "small" : "large"));
                all.add(
                        volume(
                                tenant.name(),
                                workload,
                                "data-" + i,
                                place,
                                1 + random.nextInt(999)));
            }
        }
        return all.toArray(Holding[]::new);
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
        var change = CostChange.between(before, after);
        assertThat(change.lines())
                .extracting(line ->
                        line.key() + " " + line.delta().map(Money::decimal).orElse("unknown"))
                .containsExactly(
                        "aarhus/esdh/public-address/web unknown",
                        "aarhus/esdh/volume/data 50.00",
                        "aarhus/(shared)/national/desk 150.00",
                        "ribe/gis/server/web-1 -100.00",
                        "ribe/(shared)/national/desk -150.00");
        assertThat(change.total())
                .isEqualTo(after.total().minus(before.total()))
                .isEqualTo(money("-50"));
        assertThat(change.total(AARHUS)).isEqualTo(money("200"));
        assertThat(change.unknown()).isEqualTo(1);
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
                        "aarhus would cost 100.00 DKK a month, which is 40.00 DKK over its"
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
                .sheet(byTenant);
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
                        "stood for 4 h 0 min, each hour at its price; no price is known for 3 h of"
                                + " it");
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
        var estate = estate(random);
        var history = new ArrayList<Stood>();
        for (var holding : estateOf(random, estate)) {
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
}
