package dk.samsky.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one look at a tenant's part of a cloud showed: for each kind that was asked for, either all
 * objects that carry our mark, or that and why it could not be read. Immutable. What was not asked
 * for is unknown.
 */
public final class Observation {
    private static final Observed ABSENT = new Observed.Absent();

    private static final Comparator<Remote> ORDER =
            Comparator.comparing(Remote::address)
                    .thenComparing(remote -> remote.remoteId().value());

    private final List<Remote> present;

    /** For finding alone: their order is that of nothing. */
    private final Map<Address, List<Remote>> byAddress = new HashMap<>();

    private final Map<Kind, Map<RemoteId, Remote>> byId = new EnumMap<>(Kind.class);
    private final Map<Kind, String> unknown = new EnumMap<>(Kind.class);
    private final List<Kind> asked;
    private final List<DeploymentId> others;
    private final Map<Kind, Set<RemoteId>> unmarked = new EnumMap<>(Kind.class);

    /** Of a look at which nothing stood without a mark. */
    public Observation(
            List<Kind> asked,
            List<Remote> present,
            Map<Kind, String> unknown,
            Collection<DeploymentId> others) {
        this(asked, present, unknown, others, new EnumMap<>(Kind.class));
    }

    /**
     * @param asked the kinds that were asked for
     * @param present every object found; several may carry one address after a lost answer
     * @param unknown the kinds that could not be read, and why
     * @param others the other deployments that have marked objects of the same tenant there, among
     *     the kinds that were read
     * @param unmarked the ids of what stands in the tenant's own part of the cloud and carries no
     *     mark that says what it is: whose it is, nobody can say, and that it is gone, neither
     */
    public Observation(
            List<Kind> asked,
            List<Remote> present,
            Map<Kind, String> unknown,
            Collection<DeploymentId> others,
            Map<Kind, ? extends Collection<RemoteId>> unmarked) {
        this.asked = Collections.unmodifiableList(new ArrayList<>(asked));
        this.others = Collections.unmodifiableList(new ArrayList<>(new TreeSet<>(others)));
        this.present = List.copyOf(present);
        for (var remote : this.present) {
            byAddress.merge(remote.address(), List.of(remote), Observation::joined);
            byId.computeIfAbsent(remote.address().kind(), _ -> new HashMap<>())
                    .put(remote.remoteId(), remote);
        }
        this.unknown.putAll(unknown);
        unmarked.forEach((kind, ids) ->
                this.unmarked.put(kind, Collections.unmodifiableSet(new HashSet<>(ids))));
    }

    /** The same, but for what a later look at some of its kinds showed. */
    public Observation with(Observation later) {
        var kinds = new TreeSet<>(asked);
        kinds.addAll(later.asked);
        var objects = new ArrayList<>(later.present);
        present.stream()
                .filter(remote -> !later.asked.contains(remote.address().kind()))
                .forEach(objects::add);
        var reasons = new EnumMap<Kind, String>(unknown);
        reasons.keySet().removeAll(later.asked);
        reasons.putAll(later.unknown);
        var deployments = new TreeSet<>(others);
        deployments.addAll(later.others);
        var without = new EnumMap<Kind, Set<RemoteId>>(unmarked);
        without.keySet().removeAll(later.asked);
        without.putAll(later.unmarked);
        return new Observation(List.copyOf(kinds), objects, reasons, deployments, without);
    }

    /** What was seen at this address; of several objects the first by remote id. */
    public Observed at(Address address) {
        return at(address, Optional.empty());
    }

    /**
     * What was seen at this address; of several objects the one that is preferred, if it is among
     * them, else the first by remote id.
     */
    public Observed at(Address address, Optional<RemoteId> preferred) {
        if (!asked.contains(address.kind())) {
            return new Observed.Unknown("it was not looked for");
        }
        var reason = unknown.get(address.kind());
        if (reason != null) {
            return new Observed.Unknown(reason);
        }
        var found = byAddress.get(address);
        if (found == null) {
            return ABSENT;
        }
        for (var remote : found) {
            if (preferred.isPresent() && preferred.get().equals(remote.remoteId())) {
                return new Observed.Present(remote);
            }
        }
        return new Observed.Present(found.getFirst());
    }

    /** Every object that was seen at this address, by remote id. */
    public List<Remote> all(Address address) {
        return byAddress.getOrDefault(address, List.of());
    }

    /** The object of this kind and id, whatever address its mark says. */
    public Optional<Remote> find(Kind kind, RemoteId remoteId) {
        var ofKind = byId.get(kind);
        return ofKind == null ? Optional.empty() : Optional.ofNullable(ofKind.get(remoteId));
    }

    /** Every object that was seen, by address and remote id. */
    public List<Remote> all() {
        return present.stream().sorted(ORDER).toList();
    }

    /** The same without an order, which of a country costs more than the look. */
    public List<Remote> unordered() {
        return present;
    }

    private static List<Remote> joined(List<Remote> some, List<Remote> more) {
        return Stream.concat(some.stream(), more.stream()).sorted(ORDER).toList();
    }

    /** The other deployments that have marked objects of the same tenant there, in order. */
    public List<DeploymentId> others() {
        return others;
    }

    /** What stands there without a mark, by its ids. */
    public Map<Kind, Set<RemoteId>> unmarked() {
        return Collections.unmodifiableMap(unmarked);
    }

    /** Whether this very object was seen to stand without its mark. */
    public boolean isUnmarked(Kind kind, RemoteId remoteId) {
        var ids = unmarked.get(kind);
        return ids != null && ids.contains(remoteId);
    }

    /** The kinds that could not be read, and why. */
    public Map<Kind, String> unknown() {
        return Collections.unmodifiableMap(unknown);
    }
}
