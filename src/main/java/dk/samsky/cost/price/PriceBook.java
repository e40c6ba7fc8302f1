package dk.samsky.cost.price;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a provider's price book has ever stated, by place in the file.
 *
 * @param rows what things cost for as long as they stand
 * @param egress what traffic to the internet costs
 * @param commitments what is taken off for a promise to buy
 */
public record PriceBook(
        String provider,
        List<UnitPrice> rows,
        List<EgressTier> egress,
        List<Commitment> commitments) {
    public PriceBook {
        rows = Collections.unmodifiableList(rows.stream().toList());
        egress = Collections.unmodifiableList(egress.stream().toList());
        commitments = Collections.unmodifiableList(commitments.stream().toList());
    }

    /**
     * The latest price of this item, not later than the day: the region's own if it has one, else
     * that for all regions.
     */
    public Optional<UnitPrice> find(Item item, String name, String region, LocalDate day) {
        return latest(item, name, region, day)
                .or(() -> latest(item, name, UnitPrice.EVERYWHERE, day));
    }

    /** The tiers that count on a day, lowest first, those of one name and region together. */
    public List<EgressTier> egressOn(LocalDate day) {
        return egress.stream()
                .filter(tier -> isLatest(tier, day))
                .sorted(
                        Comparator.comparing((EgressTier tier) -> tier.price().name())
                                .thenComparing(tier -> tier.price().region())
                                .thenComparing(EgressTier::from))
                .toList();
    }

    private boolean isLatest(EgressTier tier, LocalDate day) {
        return egress.stream()
                .filter(other -> other.isOfTheKindOf(tier) && !other.price().date().isAfter(day))
                .map(other -> other.price().date())
                .max(Comparator.naturalOrder())
                .filter(tier.price().date()::equals)
                .isPresent();
    }

    /** The commitments that can be made on a day: of each kind the latest. */
    public List<Commitment> commitmentsOn(LocalDate day) {
        return commitments.stream()
                .filter(one ->
                        !one.date().isAfter(day)
                                && commitments.stream()
                                        .noneMatch(other ->
                                                other.isOfTheKindOf(one)
                                                        && other.date().isAfter(one.date())
                                                        && !other.date().isAfter(day)))
                .toList();
    }

    private Optional<UnitPrice> latest(Item item, String name, String region, LocalDate day) {
        return rows.stream()
                .filter(row ->
                        row.item() == item
                                && row.name().equals(name)
                                && row.region().equals(region)
                                && !row.date().isAfter(day))
                .max(Comparator.comparing(UnitPrice::date));
    }
}
