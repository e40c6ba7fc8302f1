package dk.samsky.blueprint;

import dk.samsky.model.Address;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Renames;
import java.util.Collection;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where what stands belongs after workloads and components were renamed. */
public final class Moves {
    private Moves() {}

    /**
     * The new address of each recorded address that a workload's renames concern, in order of the
     * old ones. An address whose new one is recorded already, and does not move away itself, stays:
     * what stands there is not to be overwritten.
     *
     * @param workload the workload, by the name it has now
     */
    public static SequencedMap<Address, Address> of(
            WorkloadId workload, Renames renames, Collection<Address> recorded) {
        var moves = new TreeMap<Address, Address>();
        for (var address : recorded) {
            find(workload, renames, address)
                    .filter(to -> !to.equals(address))
                    .ifPresent(to -> moves.put(address, to));
        }
        var standing = new TreeSet<Address>(recorded);
        while (moves.entrySet()
                .removeIf(move ->
                        standing.contains(move.getValue())
                                && !moves.containsKey(move.getValue()))) {
            // What stays may be in the way of another.
        }
        return moves;
    }

    /**
     * The name that an address has by a workload's renames, whether anything stands there or not;
     * empty if they do not concern it.
     *
     * @param workload the workload, by the name it has now
     */
    public static Optional<Address> find(WorkloadId workload, Renames renames, Address address) {
        if (!address.tenant().equals(workload.tenant()) || address.workload().isEmpty()) {
            return Optional.empty();
        }
        var name = address.workload().get();
        var isRenamed = renames.workload().filter(name::equals).isPresent();
        return name.equals(workload.name()) || isRenamed
                ? Optional.of(Address.of(workload, address.kind(), rename(address, renames)))
                : Optional.empty();
    }

    private static String rename(Address address, Renames renames) {
        for (var rename : renames.components().entrySet()) {
            var rest = findRest(address, rename.getKey());
            if (rest.isPresent()) {
                return rename.getValue() + rest.get();
            }
        }
        return address.name();
    }

    /**
     * What follows the component in the name of its resource; empty if it is not the component's.
     */
    private static Optional<String> findRest(Address address, String component) {
        if (!address.name().startsWith(component)) {
            return Optional.empty();
        }
        var rest = address.name().substring(component.length());
        var isTheComponents =
                switch (address.kind()) {
                    case SERVER, PUBLIC_ADDRESS -> rest.matches("-[0-9]+");
                    case VOLUME -> rest.matches("-[0-9]+-[a-z].*");
                    case NAMESPACE, NAMESPACE_QUOTA, NETWORK_POLICY, DEPLOYER -> rest.isEmpty();
                    case ACCESS_BINDING -> rest.startsWith(".");
                    case TENANT_SPACE, NETWORK, FIREWALL -> false;
                };
        return isTheComponents ? Optional.of(rest) : Optional.empty();
    }
}
