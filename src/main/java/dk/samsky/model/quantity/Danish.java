package dk.samsky.model.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as Danes write them: {@code 48 210,00}; a space parts thousands, since a point would be
 * read as decimal abroad. Everything told to people is written so; what machines read is not.
 */
public final class Danish {
    private Danish() {}

    /** A whole number. */
    public static String whole(long number) {
        return grouped(Long.toString(Math.abs(number)), number < 0);
    }

    /** With two decimals, rounded half away from zero. */
    public static String hundredths(BigDecimal number) {
        return written(number.setScale(2, RoundingMode.HALF_UP));
    }

    /** With all the decimals that it has, and none that say nothing. */
    public static String exact(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return written(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static String written(BigDecimal number) {
        var text = number.abs().toPlainString();
        var point = text.indexOf('.');
        var isNegative = number.signum() < 0;
        return point < 0
                ? grouped(text, isNegative)
                : grouped(text.substring(0, point), isNegative) + "," + text.substring(point + 1);
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
