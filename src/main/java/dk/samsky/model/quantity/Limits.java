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
        compare("vcpus", amounts.vcpus(), vcpus, excesses);
        compare("memory", amounts.memory(), memory, excesses);
        compare("storage", amounts.storage(), storage, excesses);
        compare("servers", amounts.servers(), servers, excesses);
        compare("namespaces", amounts.namespaces(), namespaces, excesses);
        compare("public addresses", amounts.publicAddresses(), publicAddresses, excesses);
        return Collections.unmodifiableList(excesses);
    }

    private static <T extends Comparable<T>> void compare(
            String what, T wanted, Optional<T> limit, List<Excess> excesses) {
        limit.filter(most -> wanted.compareTo(most) > 0)
                .ifPresent(
                        most -> excesses.add(new Excess(what, wanted.toString(), most.toString())));
    }
}
