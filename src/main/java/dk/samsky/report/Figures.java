package dk.samsky.report;

import dk.samsky.model.quantity.Danish;
import dk.samsky.model.quantity.Money;
import java.math.RoundingMode;

/** Counts and money, written {@link Danish}. */
public final class Figures {
    private Figures() {}

    /** A whole number. */
    public static String count(long number) {
        return Danish.whole(number);
    }

    /** A whole number with what is counted: {@code 1 error}, {@code 3 errors}. */
    public static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /**
     * The sign before an amount that rests on estimated or assumed prices, and a space; or nothing.
     */
    static String about(Money guessed) {
        return about(!guessed.isZero());
    }

    /** The same, if it is so. */
    static String about(boolean isGuess) {
        return isGuess ? "≈ " : "";
    }

    /** An amount with two decimals and no currency, rounded half away from zero. */
    public static String amount(Money money) {
        return Danish.hundredths(money.amount());
    }

    /**
     * The same, of a sum that lacks some prices: a question mark if nothing of it is known.
     *
     * @param unknown how many prices it lacks
     */
    static String amount(Money money, int unknown) {
        return money.known(unknown).map(Figures::amount).orElse("?");
    }

    /** An amount with two decimals, its currency behind it. */
    public static String money(Money money) {
        return amount(money) + " " + money.currency();
    }

    /**
     * A difference with its sign and two decimals: {@code + 310,00}, {@code - 12,50}; of nothing
     * {@code 0,00}.
     */
    public static String difference(Money money) {
        var rounded = money.amount().setScale(2, RoundingMode.HALF_UP);
        return switch (rounded.signum()) {
            case 0 -> "0,00";
            case 1 -> "+ " + Danish.hundredths(rounded);
            default -> "- " + Danish.hundredths(rounded.negate());
        };
    }
}
