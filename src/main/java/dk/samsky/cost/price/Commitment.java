package dk.samsky.cost.price;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What is taken off the price of servers for a promise to buy them for years. Nothing is computed
 * with it yet; it is told as it is written.
 *
 * @param sizes the servers that it is for, as a glob over the provider's sizes
 * @param region a region of the provider, or {@code *} for all
 * @param years how long the promise binds
 * @param percent of the price that is taken off, over 0 and under 100
 * @param date the first day that it can be made
 */
public record Commitment(
        String sizes,
        String region,
        int years,
        Payment payment,
        BigDecimal percent,
        String source,
        LocalDate date,
        Quality quality,
        Span span) {
    /** How much of it is paid ahead. */
    public enum Payment {
        NONE,
        PARTIAL,
        ALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static SequencedMap<String, Payment> words() {
            var words = new LinkedHashMap<String, Payment>();
            for (var payment : values()) {
                words.put(payment.word(), payment);
            }
            return Collections.unmodifiableSequencedMap(words);
        }
    }

    boolean isOfTheKindOf(Commitment other) {
        return sizes.equals(other.sizes)
                && region.equals(other.region)
                && years == other.years
                && payment == other.payment;
    }
}
