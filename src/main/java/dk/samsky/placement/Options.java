package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;
import java.util.Optional;

/**
 * The places that a workload may run in, the best first ({@link Option#BEST_FIRST}).
 *
 * @param standing where it runs now, whether it may stay there or not
 * @param already what it takes there now
 * @param beyond what its volumes there hold more than it asks for, and keep while it stays
 */
public record Options(
        WorkloadNeed need,
        List<Option> permitted,
        Optional<Location> standing,
        Amounts already,
        ByteSize beyond) {
    public Options {
        permitted = List.copyOf(permitted);
    }

    /** The option to stay, if it may. */
    public Optional<Option> staying() {
        return permitted.stream()
                .filter(option -> standing.filter(option.location()::equals).isPresent())
                .findFirst();
    }

    /** What it would take of a place beyond what it takes there already. */
    public Amounts demand(Location location) {
        return standing.filter(location::equals).isPresent()
                ? growth(need.amounts().plus(storage(beyond)), already)
                : need.amounts();
    }

    private static Amounts growth(Amounts wanted, Amounts already) {
        return new Amounts(
                Math.max(0, wanted.vcpus() - already.vcpus()),
                growth(wanted.memory(), already.memory()),
                growth(wanted.storage(), already.storage()),
                Math.max(0, wanted.servers() - already.servers()),
                Math.max(0, wanted.namespaces() - already.namespaces()),
                Math.max(0, wanted.publicAddresses() - already.publicAddresses()));
    }

    private static Amounts storage(ByteSize size) {
        return new Amounts(0, ByteSize.ZERO, size, 0, 0, 0);
    }

    private static ByteSize growth(ByteSize wanted, ByteSize already) {
        return new ByteSize(Math.max(0, wanted.bytes() - already.bytes()));
    }
}
