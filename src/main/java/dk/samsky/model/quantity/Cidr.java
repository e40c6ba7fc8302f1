package dk.samsky.model.quantity;

import java.util.List;
import java.util.Optional;

/**
 * A range of IPv4 addresses in CIDR notation (RFC 4632), its host bits zero: {@code 10.12.0.0/16}.
 *
 * @param first the first address, as an unsigned 32-bit number
 * @param prefix the length of the prefix, 8 to 32
 */
public record Cidr(long first, int prefix) implements Comparable<Cidr> {
    /** The ranges of private addresses, for people. */
    public static final String PRIVATE_WORDS =
            "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";

    /** RFC 1918, and RFC 6598 as the space that providers use between themselves. */
    private static final List<Cidr> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10").stream()
                    .flatMap(text -> parse(text).stream())
                    .toList();

    /**
     * What no machine reaches another by, or clouds have for each machine alone: loopback and
     * link-local addresses (RFC 1122, 3927), and services of Alibaba Cloud and Azure outside them.
     *
     * <p>Source: https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata and
     * https://learn.microsoft.com/en-us/azure/virtual-network/what-is-ip-address-168-63-129-16
     */
    private static final List<Cidr> OF_MACHINES =
            List.of(
                            "169.254.0.0/16",
                            "127.0.0.0/8",
                            "0.0.0.0/8",
                            "100.100.100.200/32",
                            "168.63.129.16/32")
                    .stream()
                    .flatMap(text -> parse(text).stream())
                    .toList();

    public Cidr {
        if (prefix < 8
                || prefix > 32
                || first < 0
                || first > 0xFFFF_FFFFL
                || first % (1L << (32 - prefix)) != 0) {
            throw new IllegalArgumentException("not a range: " + first + "/" + prefix);
        }
    }

    /**
     * Reads a range; empty if it is none, has host bits set or a prefix shorter than 8. Without a
     * regular expression: ranges are read often.
     */
    public static Optional<Cidr> parse(String text) {
        var address = 0L;
        var parts = 0;
        var number = 0;
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < 3) {
                number = number * 10 + c - '0';
                digits++;
            } else if (digits > 0 && number <= 255 && c == (parts < 3 ? '.' : '/') && parts < 4) {
                address = address << 8 | number;
                parts++;
                number = 0;
                digits = 0;
            } else {
                return Optional.empty();
            }
        }
        return parts < 4
                        || digits < 1
                        || digits > 2
                        || number < 8
                        || number > 32
                        || address % (1L << (32 - number)) != 0
                ? Optional.empty()
                : Optional.of(new Cidr(address, number));
    }

    /** How many addresses it holds. */
    public long size() {
        return 1L << (32 - prefix);
    }

    public boolean overlaps(Cidr other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    /** Whether all its addresses are private: not the internet's. */
    public boolean isPrivate() {
        return PRIVATE.stream().anyMatch(space -> space.contains(this));
    }

    /** The addresses in it that are each machine's own, or by which clouds tell it its secrets. */
    public Optional<Cidr> findOfMachines() {
        return OF_MACHINES.stream().filter(this::overlaps).findFirst();
    }

    public boolean contains(Cidr other) {
        return first <= other.first && other.first + other.size() <= first + size();
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
