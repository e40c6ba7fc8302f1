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

    public Amounts plus(Amounts other) {
        return new Amounts(
                Math.addExact(vcpus, other.vcpus),
                memory.plus(other.memory),
                storage.plus(other.storage),
                Math.addExact(servers, other.servers),
                Math.addExact(namespaces, other.namespaces),
                Math.addExact(publicAddresses, other.publicAddresses));
    }

    public Amounts times(int factor) {
        return new Amounts(
                Math.multiplyExact(vcpus, factor),
                memory.times(factor),
                storage.times(factor),
                Math.multiplyExact(servers, factor),
                Math.multiplyExact(namespaces, factor),
                Math.multiplyExact(publicAddresses, factor));
    }
}
