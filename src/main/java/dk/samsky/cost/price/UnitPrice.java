package dk.samsky.cost.price;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Quality;
import dk.samsky.model.quantity.Money;
import java.time.LocalDate;

/**
 * One row of a price book.
 *
 * @param name the size of a server, {@code standard} for storage, what the book says for egress;
 *     else empty
 * @param region a region of the provider, or {@code *} for all that have no row of their own
 * @param date the first day that it counts
 */
public record UnitPrice(
        Item item,
        String name,
        String region,
        Item.Unit unit,
        Money amount,
        String source,
        LocalDate date,
        Quality quality,
        Span span) {
    public static final String EVERYWHERE = "*";

    /** With its origin: {@code 0.102 USD an hour (price list, 2026-08-14, listed)}. */
    @Override
    public String toString() {
        return amount
                + " per "
                + unit.word()
                + " ("
                + source
                + ", "
                + date
                + ", "
                + quality.word()
                + ")";
    }
}
