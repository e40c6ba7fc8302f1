package dk.samsky.placement;

import dk.samsky.document.Workspace;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
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
    private final Free free;
    private final Map<Location, Amounts> planned = new LinkedHashMap<>();
    private final Map<Part, Amounts> plannedIn = new LinkedHashMap<>();

    /** One tenant's part of a place. */
    public record Part(TenantId tenant, Location location) {}

    /**
     * What the clouds themselves say to be free, beside all that stands: of whole places, and of
     * tenants' parts that others than Samsky limit. What they do not say is not limited by it.
     */
    public record Free(Map<Location, Limits> places, Map<Part, Limits> parts) {
        /** Nobody was asked. */
        public static final Free UNKNOWN = new Free(new LinkedHashMap<>(), new LinkedHashMap<>());

        public Free {
            places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /** Whose word a limit is, for people: how it ends what is said of it. */
    private enum Source {
        DOCUMENT(""),
        CLOUD(" free by the cloud itself"),
        QUOTA(" left by the quota of the tenant's project");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

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
            String what,
            long more,
            long taken,
            long capacity,
            LongFunction<String> spoken,
            Source source) {
        boolean isShort() {
            return more > 0 && more > capacity - taken;
        }

        boolean isOver() {
            return taken > capacity;
        }

        /** How much of it is left; or how much is taken, if that is more than there is. */
        String state() {
            if (source != Source.DOCUMENT) {
                return spoken.apply(Math.max(0, capacity - taken)) + source.words;
            }
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

    Room(Workspace workspace, Map<Location, Amounts> standing, Free free) {
        this.free = free;
        for (var candidate : Candidate.all(workspace)) {
            if (!candidate.region().capacity().equals(Limits.NONE)) {
                capacities.put(candidate.location(), candidate.region().capacity());
            }
        }
        taken.putAll(standing);
    }

    /** Whether it fits. What asks for no more of something is not held to its limit. */
    public boolean fits(Options options, Location location) {
        return options.demand(location).equals(Amounts.NONE)
                || limits(options, location).stream().noneMatch(Dimension::isShort);
    }

    /** What there is too little of for it to fit; empty if it fits. */
    List<Shortage> shortages(Options options, Location location) {
        return limits(options, location).stream()
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

    /** What the cloud itself says to be left, for people; empty where it says nothing. */
    List<String> free(Options options, Location location) {
        return limits(options, location).stream()
                .filter(one -> one.source() != Source.DOCUMENT)
                .map(one ->
                        one.spoken().apply(Math.max(0, one.capacity() - one.taken()))
                                + " "
                                + one.what()
                                + one.source().words)
                .toList();
    }

    public void take(Options options, Location location) {
        var more = options.demand(location);
        if (capacities.containsKey(location)) {
            taken.merge(location, more, Amounts::plus);
        }
        planned.merge(location, more, Amounts::plus);
        plannedIn.merge(part(options, location), more, Amounts::plus);
    }

    private static Part part(Options options, Location location) {
        return new Part(options.need().id().tenant(), location);
    }

    /** All that may be too little for it: of the document, of the place, of the tenant's part. */
    private List<Dimension> limits(Options options, Location location) {
        var more = options.demand(location);
        var part = part(options, location);
        var all = new ArrayList<>(dimensions(location, more));
        all.addAll(
                dimensions(
                        free.places().getOrDefault(location, Limits.NONE),
                        more,
                        planned.getOrDefault(location, Amounts.NONE),
                        Source.CLOUD));
        all.addAll(
                dimensions(
                        free.parts().getOrDefault(part, Limits.NONE),
                        more,
                        plannedIn.getOrDefault(part, Amounts.NONE),
                        Source.QUOTA));
        return Collections.unmodifiableList(all);
    }

    private List<Dimension> dimensions(Location location, Amounts more) {
        return dimensions(
                capacities.getOrDefault(location, Limits.NONE),
                more,
                taken.getOrDefault(location, Amounts.NONE),
                Source.DOCUMENT);
    }

    private static List<Dimension> dimensions(
            Limits capacity, Amounts more, Amounts now, Source source) {
        if (capacity.equals(Limits.NONE)) {
            return List.of();
        }
        var all = new ArrayList<Optional<Dimension>>(6);
        all.add(count("vCPU", more.vcpus(), now.vcpus(), capacity.vcpus(), source));
        all.add(size("memory", more.memory(), now.memory(), capacity.memory(), source));
        all.add(size("storage", more.storage(), now.storage(), capacity.storage(), source));
        all.add(count("servers", more.servers(), now.servers(), capacity.servers(), source));
        all.add(
                count(
                        "namespaces",
                        more.namespaces(),
                        now.namespaces(),
                        capacity.namespaces(),
                        source));
        all.add(
                count(
                        "public addresses",
                        more.publicAddresses(),
                        now.publicAddresses(),
                        capacity.publicAddresses(),
                        source));
        return all.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Dimension> count(
            String what, int more, int taken, Optional<Integer> capacity, Source source) {
        return capacity.map(most -> new Dimension(what, more, taken, most, Long::toString, source));
    }

    private static Optional<Dimension> size(
            String what,
            ByteSize more,
            ByteSize taken,
            Optional<ByteSize> capacity,
            Source source) {
        return capacity.map(most ->
                new Dimension(
                        what,
                        more.bytes(),
                        taken.bytes(),
                        most.bytes(),
                        bytes -> new ByteSize(bytes).spoken(),
                        source));
    }
}
