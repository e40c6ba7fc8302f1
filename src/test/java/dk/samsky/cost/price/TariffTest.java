package dk.samsky.cost.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.samsky.cost.Estates;
import dk.samsky.cost.Holdings;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Source;
import dk.samsky.document.Period;
import dk.samsky.document.Provider.AllocationKey;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.ServersNeed.VolumeNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.Volume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TariffTest {
    private static final WorkloadId WEB = new WorkloadId(new TenantId("aarhus"), "web");
    private static final Address SPACE =
            new Address(WEB.tenant(), Optional.empty(), Kind.TENANT_SPACE, "national.dk-west");

    private static Server server(String size) {
        return Holdings.server(WEB, size);
    }

    private static Volume volume(int gibibytes) {
        return new Volume(SPACE, ByteSize.ofGibibytes(gibibytes));
    }

    private static NamespaceQuota quota() {
        return new NamespaceQuota(
                Address.of(WEB, Kind.NAMESPACE, "app"),
                2,
                ByteSize.ofGibibytes(8),
                ByteSize.ofGibibytes(100),
                20,
                0,
                ByteSize.ofGibibytes(1));
    }

    private static String exact(Price price) {
        return price instanceof Price.Monthly monthly
                ? monthly.amount().toString()
                : price.toString();
    }

    @Test
    void pricesEachKind() {
        var tariff = Estates.small().tariff();
        assertThat(exact(tariff.price(Estates.NATIONAL, server("large")))).isEqualTo("390,005 DKK");
        assertThat(exact(tariff.price(Estates.NATIONAL, volume(50)))).isEqualTo("25,00 DKK");
        assertThat(exact(tariff.price(Estates.NATIONAL, new PublicAddress(SPACE))))
                .isEqualTo("20,00 DKK");
        assertThat(exact(tariff.price(Estates.NATIONAL, quota()))).isEqualTo("171,40 DKK");
        assertThat(tariff.price(Estates.NATIONAL, new Firewall(SPACE, List.of(), List.of())))
                .isInstanceOf(Price.Free.class);
        assertThat(tariff.price(Estates.NATIONAL, new Namespace(Namespace.PodSecurity.RESTRICTED)))
                .isInstanceOf(Price.Free.class);
    }

    @Test
    void convertsAtTheRateOfTheDayAndSaysSo() {
        var price = Estates.small().tariff().price(Estates.COMMERCIAL, server("small"));
        assertThat(exact(price)).isEqualTo("54,458 DKK");
        assertThat(price.basis())
                .isEqualTo(
                        "0,01 EUR per hour (price list, 2026-01-01, listed) × 730 hours × 7,46"
                                + " DKK/EUR (Danmarks Nationalbank, 2026-01-01)");
    }

    @Test
    void takesTheLatestPriceThatCounts() {
        var estate = Estates.small();
        var book =
                Estates.NATIONAL_PRICES
                        + "server,small,*,month,120,DKK,new list,2026-10-01,listed\n"
                        + "server,small,*,month,150,DKK,next list,2027-01-01,listed\n";
        estate.change("national", parts -> parts.priced(Optional.of(book)));
        var prices = estate.prices();
        var small = server("small");
        assertThat(exact(prices.on(LocalDate.of(2026, 9, 30)).price(Estates.NATIONAL, small)))
                .isEqualTo("100,00 DKK");
        assertThat(exact(prices.on(LocalDate.of(2026, 10, 1)).price(Estates.NATIONAL, small)))
                .isEqualTo("120,00 DKK");
        assertThat(exact(prices.on(LocalDate.of(2027, 5, 1)).price(Estates.NATIONAL, small)))
                .isEqualTo("150,00 DKK");
        assertThat(prices.on(LocalDate.of(2025, 1, 1)).price(Estates.NATIONAL, small))
                .isEqualTo(
                        new Price.Unknown(
                                "no price of server small at national/dk-west that counts on"
                                        + " 2025-01-01"));
    }

    @Test
    void prefersTheRegionsOwnPrice() {
        var estate = Estates.small();
        var book =
                Estates.NATIONAL_PRICES
                        + "server,small,dk-west,month,90,DKK,list,2025-01-01,listed\n";
        estate.change("national", parts -> parts.priced(Optional.of(book)));
        assertThat(exact(estate.tariff().price(Estates.NATIONAL, server("small"))))
                .isEqualTo("90,00 DKK");
    }

    @Test
    void neverTakesAMissingPriceOrRateForNothing() {
        var estate = Estates.small();
        estate.rates = Optional.empty();
        estate.change("national", parts -> parts.priced(Optional.empty()));
        var tariff = estate.tariff();
        assertThat(tariff.price(Estates.COMMERCIAL, server("small")))
                .isEqualTo(new Price.Unknown("no rate from EUR to DKK that counts on 2026-11-01"));
        assertThat(tariff.price(Estates.NATIONAL, server("small")))
                .isEqualTo(new Price.Unknown("national has no price book"));
        assertThat(Estates.small().tariff().price(Estates.COMMERCIAL, new PublicAddress(SPACE)))
                .isEqualTo(
                        new Price.Unknown(
                                "no price of public-address at commercial/eu-north that counts on"
                                        + " 2026-11-01"));
    }

    @Test
    void warnsOnceOfACurrencyWithoutARate() {
        var estate = Estates.small();
        estate.rates = Optional.empty();
        assertThat(Prices.read(estate.workspace()).diagnostics())
                .extracting(Diagnostic::code, problem -> problem.span().orElseThrow().toString())
                .containsExactly(tuple(CostCode.NO_RATE, "prices/commercial.csv:2:21"));
    }

    @Test
    void estimatesWhatTheResourcesWillCost() {
        var tariff = Estates.small().tariff();
        var group =
                new ServersNeed(
                        "web",
                        3,
                        2,
                        ByteSize.ofGibibytes(4),
                        "debian-12",
                        true,
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(
                                new VolumeNeed("data", ByteSize.ofGibibytes(33)),
                                new VolumeNeed("log", ByteSize.ofGibibytes(7))),
                        false);
        var resources = new ArrayList<Resource>();
        for (var i = 0; i < 3; i++) {
            resources.addAll(
                    List.of(server("large"), volume(33), volume(7), new PublicAddress(SPACE)));
        }
        assertThat(tariff.estimate(Estates.NATIONAL, group, "large").known())
                .isEqualTo(sum(tariff, resources));
        var space =
                new NamespaceNeed(
                        "app",
                        2,
                        ByteSize.ofGibibytes(8),
                        ByteSize.ofGibibytes(100),
                        20,
                        0,
                        Namespace.PodSecurity.RESTRICTED,
                        List.of(),
                        false,
                        false);
        assertThat(tariff.estimate(Estates.NATIONAL, space).known())
                .isEqualTo(
                        sum(
                                tariff,
                                List.of(new Namespace(Namespace.PodSecurity.RESTRICTED), quota())));
        assertThat(tariff.estimate(Estates.COMMERCIAL, group, "large").unknown())
                .containsExactly(
                        "no price of public-address at commercial/eu-north that counts on"
                                + " 2026-11-01");
    }

    private static Money sum(Tariff tariff, List<Resource> resources) {
        var sum = Money.zero("DKK");
        for (var resource : resources) {
            if (tariff.price(Estates.NATIONAL, resource) instanceof Price.Monthly monthly) {
                sum = sum.plus(monthly.amount().rounded());
            }
        }
        return sum;
    }

    @Test
    void makesAnAmountMonthly() {
        var tariff = Estates.small().tariff();
        var hundred = new Money(BigDecimal.valueOf(120), "DKK");
        assertThat(tariff.monthly(hundred, Period.YEAR)).contains(new Money(BigDecimal.TEN, "DKK"));
        assertThat(tariff.monthly(hundred, Period.HOUR))
                .contains(new Money(BigDecimal.valueOf(87_600), "DKK"));
        assertThat(tariff.monthly(new Money(BigDecimal.valueOf(1_000_000), "DKK"), Period.YEAR))
                .contains(new Money(new BigDecimal("83333.333333333333"), "DKK"));
        assertThat(tariff.monthly(new Money(BigDecimal.ONE, "EUR"), Period.MONTH))
                .contains(new Money(new BigDecimal("7.46"), "DKK"));
        assertThat(tariff.monthly(new Money(BigDecimal.ONE, "USD"), Period.MONTH)).isEmpty();
    }

    @Test
    void listsTheRateOfWhateverIsConverted() {
        var estate = Estates.small();
        assertThat(rates(estate)).isEmpty();
        estate.change(
                "national",
                parts -> parts.sharing("centre", "2000 EUR", Period.YEAR, AllocationKey.EVEN));
        assertThat(rates(estate)).containsExactly("EUR");
        var book =
                Estates.NATIONAL_PRICES
                        + "egress,internet,*,GB,0.08,USD,price list,2026-01-01,listed\n";
        estate.change("national", parts -> parts.priced(Optional.of(book)));
        estate.rates =
                estate.rates.map(source ->
                        new Source(
                                source.name(),
                                source.text() + "USD,DKK,6.9,2026-01-01,Danmarks Nationalbank\n"));
        assertThat(rates(estate)).containsExactly("USD", "EUR");
    }

    private static List<String> rates(Estates estate) {
        var national = estate.providers.firstEntry().getValue();
        return PriceList.of(estate.prices(), national, Estates.TODAY).rates().stream()
                .map(Rates.Rate::currency)
                .toList();
    }
}
