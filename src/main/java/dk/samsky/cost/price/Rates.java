package dk.samsky.cost.price;

import dk.samsky.document.Quality;
import dk.samsky.model.quantity.Danish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Dated conversion rates between currencies. A rate is used only in the direction that it is
 * written in.
 */
public record Rates(List<Rate> rows) {
    /** That one unit of a currency is this many of another, from this day on. */
    public record Rate(
            String currency,
            String to,
            BigDecimal rate,
            LocalDate date,
            String source,
            Quality quality) {
        @Override
        public String toString() {
            return Danish.exact(rate)
                    + " "
                    + to
                    + "/"
                    + currency
                    + " ("
                    + source
                    + ", "
                    + date
                    + (quality.isGuess() ? ", " + quality.word() : "")
                    + ")";
        }
    }

    public static final Rates NONE = new Rates(List.of());

    public Rates {
        rows = List.copyOf(rows);
    }

    /** The latest rate that is not later than the day. */
    public Optional<Rate> find(String currency, String to, LocalDate day) {
        return rows.stream()
                .filter(rate ->
                        rate.currency().equals(currency)
                                && rate.to().equals(to)
                                && !rate.date().isAfter(day))
                .max(Comparator.comparing(Rate::date));
    }
}
