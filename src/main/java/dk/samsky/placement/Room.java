package dk.samsky.placement;

import dk.samsky.document.Workspace;
import dk.samsky.model.Location;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How much room each place has left, while workloads are being placed. Local to one placing; not
 * thread-safe.
 */
public final class Room {
    private static final long WHOLE = 1_000_000;

    private final Map<Location, Limits> capacities = new LinkedHashMap<>();
    private final Map<Location, Amounts> taken = new LinkedHashMap<>();

    /**
     * One thing that a place has too little left of.
     *
     * @param what in words, such as {@code memory}
     * @param needed how much more of it is asked for
     * @param state how much the place has left, or how much too much of it is taken
     */
    record Shortage(String what, String needed, String state) {
        /** For people: {@code needs 64 GiB memory, 12 GiB of 180 TiB left}. */
        @Override
        public String toString() {
            return "needs " + needed + " " + what + ", " + state;
        }
    }

    /** One kind of thing that a place may have a limit of: vCPUs, bytes or a number. */
    private record Dimension(
            String what, long more, long taken, long capacity, LongFunction<String> spoken) {
        boolean isShort() {
            return more > 0 && more > capacity - taken;
        }

        boolean isOver() {
            return taken > capacity;
        }

        /** How much of it is left; or how much is taken, if that is more than there is. */
        String state() {
            return isOver()
                    ? spoken.apply(taken) + " of " + spoken.apply(capacity) + " taken"
                    : spoken.apply(capacity - taken) + " of " + spoken.apply(capacity) + " left";
        }

        Shortage shortage() {
            return new Shortage(what, spoken.apply(more), state());
        }

        /** How much of it is taken, in millionths. */
        long share() {
            return capacity > WHOLE
                    ? taken / (capacity / WHOLE)
                    : taken * WHOLE / Math.max(1, capacity);
        }
    }

    Room(Workspace workspace, Map<Location, Amounts> standing) {
        for (var candidate : Candidate.all(workspace)) {
            if (!candidate.region().capacity().equals(Limits.NONE)) {
                capacities.put(candidate.location(), candidate.region().capacity());
            }
        }
        taken.putAll(standing);
    }

    /** Whether so much more fits. What asks for no more of something is not held to its limit. */
    public boolean fits(Location location, Amounts more) {
        return more.equals(Amounts.NONE)
                || dimensions(location, more).stream().noneMatch(Dimension::isShort);
    }

    /** What there is too little of for so much more to fit; empty if it fits. */
    List<Shortage> shortages(Location location, Amounts more) {
        return dimensions(location, more).stream()
                .filter(Dimension::isShort)
                .map(Dimension::shortage)
                .toList();
    }

    /** How full a place is, in millionths of what it has least of; 0 if it states no limit. */
    public long fullness(Location location) {
        return dimensions(location, Amounts.NONE).stream()
                .mapToLong(Dimension::share)
                .max()
                .orElse(0);
    }

    /** What is taken beyond the limit, for people; empty where nothing is. */
    List<String> excesses(Location location) {
        return dimensions(location, Amounts.NONE).stream()
                .filter(Dimension::isOver)
                .map(one ->
                        one.spoken().apply(one.taken())
                                + " of "
                                + one.spoken().apply(one.capacity())
                                + " "
                                + one.what())
                .toList();
    }

    /** What is left of each thing that the place has a limit of, for people; empty if of none. */
    List<String> left(Location location) {
        return dimensions(location, Amounts.NONE).stream()
                .map(one ->
                        one.spoken.apply(Math.max(0, one.capacity - one.taken))
                                + " of "
                                + one.spoken.apply(one.capacity)
                                + " "
                                + one.what)
                .toList();
    }

    public void take(Location location, Amounts more) {
        if (capacities.containsKey(location)) {
            taken.merge(location, more, Amounts::plus);
        }
    }

    private List<Dimension> dimensions(Location location, Amounts more) {
        var capacity = capacities.get(location);
        if (capacity == null) {
            return List.of();
        }
        var now = taken.getOrDefault(location, Amounts.NONE);
        var all = new ArrayList<Dimension>(6);
        count("vCPU", more.vcpus(), now.vcpus(), capacity.vcpus(), all);
        size("memory", more.memory(), now.memory(), capacity.memory(), all);
        size("storage", more.storage(), now.storage(), capacity.storage(), all);
        count("servers", more.servers(), now.servers(), capacity.servers(), all);
        count("namespaces", more.namespaces(), now.namespaces(), capacity.namespaces(), all);
        count(
                "public addresses",
                more.publicAddresses(),
                now.publicAddresses(),
                capacity.publicAddresses(),
                all);
        return Collections.unmodifiableList(all);
    }

    private static void count(
            String what, int more, int taken, Optional<Integer> capacity, List<Dimension> all) {
        capacity.ifPresent(most -> all.add(new Dimension(what, more, taken, most, Long::toString)));
    }

    private static void size(
            String what,
            ByteSize more,
            ByteSize taken,
            Optional<ByteSize> capacity,
            List<Dimension> all) {
        capacity.ifPresent(most ->
                all.add(
                        new Dimension(
                                what,
                                more.bytes(),
                                taken.bytes(),
                                most.bytes(),
                                bytes -> new ByteSize(bytes).spoken())));
    }
}
