package dk.samsky.model.quantity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The most of each that there may be: a tenant's quota, a region's capacity. What is not set is not
 * limited.
 */
public record Limits(
        Optional<Integer> vcpus,
        Optional<ByteSize> memory,
        Optional<ByteSize> storage,
        Optional<Integer> servers,
        Optional<Integer> namespaces,
        Optional<Integer> publicAddresses) {
    public static final Limits NONE =
            new Limits(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /**
     * One limit that does not hold: what is limited, how much there would be, and how much there
     * may be, for people.
     */
    public record Excess(String what, String wanted, String limit) {
        @Override
        public String toString() {
            return what + " " + wanted + " of " + limit;
        }
    }

    /**
     * Every limit that these amounts are over, in the order of the components; empty if they fit.
     */
    public List<Excess> exceededBy(Amounts amounts) {
        var excesses = new ArrayList<Excess>();
        count("vCPUs", amounts.vcpus(), vcpus, excesses);
        size("memory", amounts.memory(), memory, excesses);
        size("storage", amounts.storage(), storage, excesses);
        count("servers", amounts.servers(), servers, excesses);
        count("namespaces", amounts.namespaces(), namespaces, excesses);
        count("public addresses", amounts.publicAddresses(), publicAddresses, excesses);
        return Collections.unmodifiableList(excesses);
    }

    /** What is set, for people: {@code 12 vCPUs, 64 GiB memory}; empty if nothing is. */
    public String spoken() {
        var all = new ArrayList<String>();
        vcpus.ifPresent(most -> all.add(Danish.whole(most) + " vCPUs"));
        memory.ifPresent(most -> all.add(most.spoken() + " memory"));
        storage.ifPresent(most -> all.add(most.spoken() + " storage"));
        servers.ifPresent(most -> all.add(Danish.whole(most) + " servers"));
        namespaces.ifPresent(most -> all.add(Danish.whole(most) + " namespaces"));
        publicAddresses.ifPresent(most -> all.add(Danish.whole(most) + " public addresses"));
        return String.join(", ", all);
    }

    /** The same, but each limit at least so much. */
    public Limits atLeast(Amounts amounts) {
        return new Limits(
                vcpus.map(most -> Math.max(most, amounts.vcpus())),
                memory.map(most -> larger(most, amounts.memory())),
                storage.map(most -> larger(most, amounts.storage())),
                servers.map(most -> Math.max(most, amounts.servers())),
                namespaces.map(most -> Math.max(most, amounts.namespaces())),
                publicAddresses.map(most -> Math.max(most, amounts.publicAddresses())));
    }

    /** What of each is left when so much is taken; 0 where that is all of it, or more. */
    public Limits less(Amounts taken) {
        return new Limits(
                vcpus.map(most -> Math.max(0, most - taken.vcpus())),
                memory.map(most -> less(most, taken.memory())),
                storage.map(most -> less(most, taken.storage())),
                servers.map(most -> Math.max(0, most - taken.servers())),
                namespaces.map(most -> Math.max(0, most - taken.namespaces())),
                publicAddresses.map(most -> Math.max(0, most - taken.publicAddresses())));
    }

    private static ByteSize less(ByteSize most, ByteSize taken) {
        return new ByteSize(Math.max(0, most.bytes() - taken.bytes()));
    }

    private static ByteSize larger(ByteSize one, ByteSize other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static void count(
            String what, int wanted, Optional<Integer> limit, List<Excess> excesses) {
        limit.filter(most -> wanted > most)
                .ifPresent(most ->
                        excesses.add(new Excess(what, Danish.whole(wanted), Danish.whole(most))));
    }

    private static void size(
            String what, ByteSize wanted, Optional<ByteSize> limit, List<Excess> excesses) {
        limit.filter(most -> wanted.compareTo(most) > 0)
                .ifPresent(most ->
                        excesses.add(
                                new Excess(
                                        what,
                                        wanted.spokenBeside(most),
                                        most.spokenBeside(wanted))));
    }
}
