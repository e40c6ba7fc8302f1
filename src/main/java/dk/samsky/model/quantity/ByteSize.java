package dk.samsky.model.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A number of bytes, at least 0, written as Kubernetes writes quantities ({@code 4Gi}, {@code
 * 1.5Ti}, {@code 500M}).
 *
 * <p>Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    public static final ByteSize ZERO = new ByteSize(0);

    private static final long KIBI = 1024;

    /** The most that a document may ask for or offer in one place: 1 EiB, beyond any cloud. */
    public static final ByteSize MOST = new ByteSize(KIBI * KIBI * KIBI * KIBI * KIBI * KIBI);

    private record Unit(String suffix, long bytes) {}

    private static final List<Unit> BINARY =
            List.of(
                    new Unit("Pi", KIBI * KIBI * KIBI * KIBI * KIBI),
                    new Unit("Ti", KIBI * KIBI * KIBI * KIBI),
                    new Unit("Gi", KIBI * KIBI * KIBI),
                    new Unit("Mi", KIBI * KIBI),
                    new Unit("Ki", KIBI));
    private static final List<Unit> DECIMAL =
            List.of(
                    new Unit("P", 1_000_000_000_000_000L),
                    new Unit("T", 1_000_000_000_000L),
                    new Unit("G", 1_000_000_000L),
                    new Unit("M", 1_000_000L),
                    new Unit("k", 1_000L));

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is at least 0: " + bytes);
        }
    }

    public static ByteSize ofGibibytes(long gibibytes) {
        return new ByteSize(Math.multiplyExact(gibibytes, KIBI * KIBI * KIBI));
    }

    /**
     * Reads a quantity; empty if it is not one, is negative, is no whole number of bytes, or is
     * over 8 EiB.
     */
    public static Optional<ByteSize> parse(String text) {
        for (var unit : BINARY) {
            if (text.endsWith(unit.suffix)) {
                return scaled(text.substring(0, text.length() - 2), unit.bytes);
            }
        }
        for (var unit : DECIMAL) {
            if (text.endsWith(unit.suffix)) {
                return scaled(text.substring(0, text.length() - 1), unit.bytes);
            }
        }
        return scaled(text, 1);
    }

    private static Optional<ByteSize> scaled(String number, long unit) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        try {
            var bytes = new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact();
            return Optional.of(new ByteSize(bytes));
        } catch (ArithmeticException _) {
            return Optional.empty(); // a fraction of a byte, or more than a long holds
        }
    }

    /** At most 19 digits, and at most 9 after a point. By hand: sizes are read often. */
    private static boolean isNumber(String text) {
        var point = text.indexOf('.');
        return point < 0
                ? isDigits(text, 0, text.length(), 19)
                : isDigits(text, 0, point, 19) && isDigits(text, point + 1, text.length(), 9);
    }

    private static boolean isDigits(String text, int from, int end, int most) {
        for (var i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return end > from && end - from <= most;
    }

    /** In gibibytes, exact. */
    public BigDecimal gibibytes() {
        var unit = KIBI * KIBI * KIBI;
        return bytes % unit == 0 // nearly always, and dividing exactly takes long
                ? BigDecimal.valueOf(bytes / unit)
                : new BigDecimal(bytes).divide(new BigDecimal(unit));
    }

    /** Their sum, at the most 8 EiB less a byte. */
    public ByteSize plus(ByteSize other) {
        var room = Long.MAX_VALUE - bytes;
        return new ByteSize(bytes + Math.min(room, other.bytes));
    }

    /**
     * So many times as much, at the most 8 EiB less a byte.
     *
     * @param factor at least 0
     */
    public ByteSize times(long factor) {
        return new ByteSize(
                bytes > 0 && factor > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : bytes * factor);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest binary unit that leaves a whole number: {@code 4Gi}. */
    @Override
    public String toString() {
        for (var unit : BINARY) {
            if (bytes >= unit.bytes && bytes % unit.bytes == 0) {
                return bytes / unit.bytes + unit.suffix;
            }
        }
        return Long.toString(bytes);
    }

    /** For people: {@code 4 GiB}, in the largest unit, one decimal at the most. */
    public String spoken() {
        for (var unit : BINARY) {
            if (bytes >= unit.bytes) {
                return spoken(unit);
            }
        }
        return bytes + " B";
    }

    /** The same, in the largest unit that tells it from another: {@code 184 322 GiB}. */
    public String spokenBeside(ByteSize other) {
        for (var unit : BINARY) {
            if (bytes >= unit.bytes && !spoken(unit).equals(other.spoken(unit))) {
                return spoken(unit);
            }
        }
        return Danish.whole(bytes) + " B";
    }

    private String spoken(Unit unit) {
        return Danish.exact(
                        new BigDecimal(bytes)
                                .divide(new BigDecimal(unit.bytes), 1, RoundingMode.HALF_UP))
                + " "
                + unit.suffix
                + "B";
    }
}
