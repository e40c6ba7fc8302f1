package dk.samsky.document.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a text without quotes is to YAML, by the 1.2 core schema, and where 1.1 and its many readers
 * would see something else.
 *
 * <p>Source: https://yaml.org/spec/1.2.2/#1032-tag-resolution and https://yaml.org/type/ (1.1).
 */
public enum PlainText {
    TEXT,
    WHOLE,
    FRACTION,
    TRUTH,
    NOTHING,
    /** A truth value in YAML 1.1, a text in 1.2. */
    OLD_TRUTH,
    /**
     * A number that 1.1 and 1.2 read differently, or that one of them does not read as a number.
     */
    OLD_NUMBER;

    public static PlainText of(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        var first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return number(text);
        }
        if (text.length() > 5) {
            return TEXT;
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> NOTHING;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> TRUTH;
            case "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO" -> OLD_TRUTH;
            case "on", "On", "ON", "off", "Off", "OFF" -> OLD_TRUTH;
            default -> TEXT;
        };
    }

    private static PlainText number(String text) {
        if (isDecimal(text)) {
            return WHOLE;
        }
        return switch (text) {
            case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN" -> FRACTION;
            case "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> FRACTION;
            default -> digits(text);
        };
    }

    private static PlainText digits(String text) {
        for (var i = 0; i < text.length(); i++) {
            if ("0123456789abcdefABCDEFxo_+-.:".indexOf(text.charAt(i)) < 0) {
                return TEXT;
            }
        }
        if (text.matches(
                        "[-+]?(0[0-9_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?)")
                || text.matches("[-+]?[0-9][0-9_]*_[0-9_.]*|[+][0-9]+|-0")) {
            return OLD_NUMBER;
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? FRACTION
                : TEXT;
    }

    /**
     * Whether it is a whole number in plain digits, without leading zeros or a plus. By hand, since
     * there are some in every document and a pattern is compiled anew each time.
     */
    public static boolean isDecimal(String text) {
        var start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start || (text.charAt(start) == '0' && text.length() > 1)) {
            return false;
        }
        for (var i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The plain digits that were probably meant; empty if that cannot be said. */
    public Optional<String> plainDigits(String text) {
        if (text.length() > 18) {
            return Optional.empty();
        }
        var plain = text.replace("_", "");
        if (plain.matches("[0-9]{1,15}([eE]\\+?[0-9])?|[0-9]{1,15}\\.0*")) {
            if (this == OLD_NUMBER && plain.length() > 1 && plain.startsWith("0")) {
                return Optional.of(new BigInteger(plain).toString());
            }
            return Optional.of(new BigDecimal(plain).toBigInteger().toString());
        }
        if (plain.matches("[+][0-9]{1,15}")) {
            return Optional.of(new BigInteger(plain.substring(1)).toString());
        }
        return plain.matches("0x[0-9a-fA-F]{1,8}")
                ? Optional.of(new BigInteger(plain.substring(2), 16).toString())
                : Optional.empty();
    }
}
