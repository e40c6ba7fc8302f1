package dk.samsky.report;

import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as Danes write them: {@code 48 210,00}; a space parts thousands, since a point would be
 * read as decimal abroad.
 */
public final class Figures {
    private Figures() {}

    /** A whole number. */
    public static String count(long number) {
        return grouped(Long.toString(Math.abs(number)), number < 0);
    }

    /** A whole number with what is counted: {@code 1 error}, {@code 3 errors}. */
    public static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** The sign before an amount that rests on estimated or assumed prices, and a space; or nothing. */
    static String about(Money guessed) {
        return guessed.isZero() ? "" : "≈ ";
    }

    /** An amount with two decimals and no currency, rounded half away from zero. */
    public static String amount(Money money) {
        return amount(money.amount());
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
            case 1 -> "+ " + amount(rounded);
            default -> "- " + amount(rounded.negate());
        };
    }

    private static String amount(BigDecimal amount) {
        var text = amount.setScale(2, RoundingMode.HALF_UP).abs().toPlainString();
        var isNegative = amount.setScale(2, RoundingMode.HALF_UP).signum() < 0;
        var point = text.indexOf('.');
        return grouped(text.substring(0, point), isNegative) + "," + text.substring(point + 1);
    }

    private static String grouped(String digits, boolean isNegative) {
        var out = new StringBuilder(isNegative ? "-" : "");
        for (var i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(' ');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }
}
