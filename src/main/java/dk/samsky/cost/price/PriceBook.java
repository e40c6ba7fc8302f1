package dk.samsky.cost.price;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All prices that a provider's price book has ever stated, by place in the file. */
public record PriceBook(String provider, List<UnitPrice> rows) {
    public PriceBook {
        rows = Collections.unmodifiableList(rows.stream().toList());
    }

    /**
     * The latest price of this item, not later than the day: the region's own if it has one, else
     * that for all regions.
     */
    public Optional<UnitPrice> find(Item item, String name, String region, LocalDate day) {
        return latest(item, name, region, day)
                .or(() -> latest(item, name, UnitPrice.EVERYWHERE, day));
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
