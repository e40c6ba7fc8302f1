package dk.samsky.model.quantity;

/**
 * How much of a cloud something takes, or a limit leaves: whole vCPUs, bytes, and counts, each at
 * least 0.
 *
 * @param storage of volumes and of namespaces' volume claims; discs that come with a server do not
 *     count
 */
public record Amounts(
        int vcpus,
        ByteSize memory,
        ByteSize storage,
        int servers,
        int namespaces,
        int publicAddresses) {
    public static final Amounts NONE = new Amounts(0, ByteSize.ZERO, ByteSize.ZERO, 0, 0, 0);

    /** Their sum; what is more than a number holds is the largest that it holds. */
    public Amounts plus(Amounts other) {
        // Most resources take none of what is counted.
        if (isNone()) {
            return other;
        }
        return other.isNone() ? this : added(other);
    }

    private boolean isNone() {
        return vcpus == 0
                && memory.bytes() == 0
                && storage.bytes() == 0
                && servers == 0
                && namespaces == 0
                && publicAddresses == 0;
    }

    private Amounts added(Amounts other) {
        return new Amounts(
                sum(vcpus, other.vcpus),
                memory.plus(other.memory),
                storage.plus(other.storage),
                sum(servers, other.servers),
                sum(namespaces, other.namespaces),
                sum(publicAddresses, other.publicAddresses));
    }

    /** So many times as much; what is more than a number holds is the largest that it holds. */
    public Amounts times(int factor) {
        return new Amounts(
                product(vcpus, factor),
                memory.times(factor),
                storage.times(factor),
                product(servers, factor),
                product(namespaces, factor),
                product(publicAddresses, factor));
    }

    /** Sums are of all tenants: one that asks for absurdly much is over every limit, and no bug. */
    private static int sum(int one, int other) {
        return Math.clamp((long) one + other, 0, Integer.MAX_VALUE);
    }

    private static int product(int number, int factor) {
        return Math.clamp((long) number * factor, 0, Integer.MAX_VALUE);
    }
}
