package dk.samsky.model.quantity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses in CIDR notation (RFC 4632), its host bits zero: {@code 10.12.0.0/16}.
 *
 * @param first the first address, as an unsigned 32-bit number
 * @param prefix the length of the prefix, 8 to 32
 */
public record Cidr(long first, int prefix) implements Comparable<Cidr> {
    private static final Pattern FORM =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}");

    public Cidr {
        if (prefix < 8
                || prefix > 32
                || first < 0
                || first > 0xFFFF_FFFFL
                || first % (1L << (32 - prefix)) != 0) {
            throw new IllegalArgumentException("not a range: " + first + "/" + prefix);
        }
    }

    /** Reads a range; empty if it is none, has host bits set or a prefix shorter than 8. */
    public static Optional<Cidr> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var parts = text.split("[./]", -1);
        var address = 0L;
        for (var i = 0; i < 4; i++) {
            var octet = Integer.parseInt(parts[i]);
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        var prefix = Integer.parseInt(parts[4]);
        return prefix < 8 || prefix > 32 || address % (1L << (32 - prefix)) != 0
                ? Optional.empty()
                : Optional.of(new Cidr(address, prefix));
    }

    /** How many addresses it holds. */
    public long size() {
        return 1L << (32 - prefix);
    }

    public boolean overlaps(Cidr other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    public boolean contains(Cidr other) {
        return first <= other.first && other.first + other.size() <= first + size();
    }

    /**
     * The range of this size that starts so many ranges after the first; empty past the end of this
     * range.
     */
    public Optional<Cidr> part(int partPrefix, long index) {
        if (partPrefix < prefix
                || partPrefix > 32
                || index < 0
                || index >= 1L << (partPrefix - prefix)) {
            return Optional.empty();
        }
        return Optional.of(new Cidr(first + index * (1L << (32 - partPrefix)), partPrefix));
    }

    @Override
    public int compareTo(Cidr other) {
        return first != other.first
                ? Long.compare(first, other.first)
                : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return (first >> 24)
                + "."
                + (first >> 16 & 255)
                + "."
                + (first >> 8 & 255)
                + "."
                + (first & 255)
                + "/"
                + prefix;
    }
}
