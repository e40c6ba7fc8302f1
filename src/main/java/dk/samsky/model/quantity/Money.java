package dk.samsky.model.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An exact amount in one currency (ISO 4217 code). Rounding is the caller's, and said: {@link
 * #rounded()} is to the hundredth, half away from zero, as Danish bookkeeping rounds to the øre.
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
    public Money {
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("a currency is three capital letters: " + currency);
        }
        amount = amount.stripTrailingZeros();
    }

    /** Without a regular expression: money is made often. */
    private static boolean isCurrency(String text) {
        return text.length() == 3
                && isCapital(text.charAt(0))
                && isCapital(text.charAt(1))
                && isCapital(text.charAt(2));
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Reads {@code 450000 DKK} or {@code 0.102 USD}; empty if it is not of that form. A negative
     * amount is not read.
     */
    public static Optional<Money> parse(String text) {
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,12})? [A-Z]{3}")
                ? Optional.of(
                        new Money(
                                new BigDecimal(text.substring(0, text.length() - 4)),
                                text.substring(text.length() - 3)))
                : Optional.empty();
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /**
     * The amount, where it is the sum of what is known; empty if nothing of it is, for 0 would be
     * an amount.
     *
     * @param unknown how many parts the sum lacks
     */
    public Optional<Money> known(int unknown) {
        return isZero() && unknown > 0 ? Optional.empty() : Optional.of(this);
    }

    /** To the hundredth, half away from zero. */
    public Money rounded() {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP), currency);
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "This is a bug in Samsky: " + currency + " meets " + other.currency);
        }
        return other;
    }

    /** The amount with at least two decimals, for JSON: {@code 450000.00}. */
    public String decimal() {
        return (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount)
                .toPlainString();
    }

    /** For people, exact, with at least two decimals: {@code 450 000,00 DKK}. */
    @Override
    public String toString() {
        return (amount.scale() < 2 ? Danish.hundredths(amount) : Danish.exact(amount))
                + " "
                + currency;
    }
}
