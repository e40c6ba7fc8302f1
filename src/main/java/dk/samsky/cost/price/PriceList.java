package dk.samsky.cost.price;

import dk.samsky.document.Provider;
import dk.samsky.document.Provider.OfferKind;
import dk.samsky.document.Provider.SharedCost;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a provider sells on a day, as its price book and its document say.
 *
 * @param currency the workspace's, which all is told in besides its own
 * @param standing what costs for as long as it stands: sizes first, in the document's order
 * @param egress lowest tier first
 * @param shared what its tenants pay together, whatever they use
 * @param rates what was converted with
 */
public record PriceList(
        Provider provider,
        LocalDate day,
        String currency,
        List<Line> standing,
        List<Traffic> egress,
        List<Commitment> commitments,
        List<Shared> shared,
        List<Rates.Rate> rates) {
    /**
     * One thing, where its price is the same.
     *
     * @param name the size, the class of volumes, or empty
     */
    public record Line(Item item, String name, List<String> regions, Price price) {
        public Line {
            regions = Collections.unmodifiableList(regions.stream().toList());
        }
    }

    /**
     * A tier of traffic to the internet.
     *
     * @param amount of one unit in the workspace's currency; empty without a rate
     */
    public record Traffic(EgressTier tier, Optional<Money> amount) {}

    /**
     * A cost that tenants share.
     *
     * @param monthly in the workspace's currency; empty without a rate
     */
    public record Shared(SharedCost cost, Optional<Money> monthly) {}

    public PriceList {
        standing = Collections.unmodifiableList(standing.stream().toList());
        egress = Collections.unmodifiableList(egress.stream().toList());
        commitments = Collections.unmodifiableList(commitments.stream().toList());
        shared = Collections.unmodifiableList(shared.stream().toList());
        rates = Collections.unmodifiableList(rates.stream().toList());
    }

    /** The list of one of the providers that there are prices of. */
    public static PriceList of(Prices prices, Provider provider, LocalDate day) {
        var tariff = prices.on(day);
        var standing = new ArrayList<Line>();
        if (provider.offers().containsKey(OfferKind.SERVERS)) {
            provider.sizes()
                    .keySet()
                    .forEach(size -> add(tariff, provider, Item.SERVER, size, standing));
            add(tariff, provider, Item.STORAGE, Tariff.VOLUME_CLASS, standing);
            add(tariff, provider, Item.PUBLIC_ADDRESS, "", standing);
        }
        if (provider.offers().containsKey(OfferKind.NAMESPACES)) {
            add(tariff, provider, Item.NAMESPACE_VCPU, "", standing);
            add(tariff, provider, Item.NAMESPACE_MEMORY, "", standing);
            add(tariff, provider, Item.NAMESPACE_STORAGE, "", standing);
        }
        var book = Optional.ofNullable(prices.books().get(provider.name()));
        var egress = book.map(known -> known.egressOn(day)).orElse(List.of());
        return new PriceList(
                provider,
                day,
                prices.currency(),
                standing,
                egress.stream()
                        .map(tier -> new Traffic(tier, tariff.convert(tier.price().amount())))
                        .toList(),
                book.map(known -> known.commitmentsOn(day)).orElse(List.of()),
                provider.sharedCosts().stream()
                        .map(cost -> new Shared(cost, tariff.monthly(cost.amount(), cost.per())))
                        .toList(),
                rates(tariff, standing, egress, provider.sharedCosts()));
    }

    private static List<Rates.Rate> rates(
            Tariff tariff, List<Line> lines, List<EgressTier> egress, List<SharedCost> shared) {
        var rates = new LinkedHashSet<Rates.Rate>();
        for (var line : lines) {
            if (line.price instanceof Price.Monthly monthly) {
                monthly.parts().forEach(part -> part.unit().rate().ifPresent(rates::add));
            }
        }
        egress.forEach(tier -> tariff.rate(tier.price().amount()).ifPresent(rates::add));
        shared.forEach(cost -> tariff.rate(cost.amount()).ifPresent(rates::add));
        return rates.stream().toList();
    }

    private static void add(
            Tariff tariff, Provider provider, Item item, String name, List<Line> lines) {
        var alike = new LinkedHashMap<Price, List<String>>();
        for (var region : provider.regions().keySet()) {
            alike.computeIfAbsent(
                            tariff.unit(provider.name(), region, item, name),
                            _ -> new ArrayList<>())
                    .add(region);
        }
        alike.forEach((price, regions) -> lines.add(new Line(item, name, regions, price)));
    }
}
