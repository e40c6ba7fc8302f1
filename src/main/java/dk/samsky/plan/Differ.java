package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares what is desired, recorded and observed of one tenant, resource by resource. Looks at
 * digests first; fields are decoded only where those differ.
 */
public final class Differ {
    private static final String GONE = "it is gone from the cloud";

    private final Sight sight;
    private final SequencedMap<Address, Address> moved;
    private final Map<Address, Address> former = new TreeMap<>();
    private final Comparison comparison;
    private final String unasked;

    /**
     * @param sight what was seen of the clouds
     * @param capabilities of each site's driver
     * @param renaming what is called otherwise now
     * @param unasked why what stands and is not desired goes, a clause for people
     */
    public Differ(
            Sight sight,
            SequencedMap<Site, List<Capability>> capabilities,
            ChangePlanner.Renaming renaming,
            String unasked) {
        this.sight = sight;
        this.moved = renaming.moved();
        moved.forEach((from, to) -> former.put(to, from));
        this.comparison = new Comparison(capabilities, renaming);
        this.unasked = unasked;
    }

    /**
     * What was found: the changes before replacement spreads, what could not be judged, how many
     * need nothing, and where the cloud itself gave something up: replacing that loses no more.
     */
    public record Differences(
            List<Change> changes,
            List<Unknown> unknown,
            int unchanged,
            SequencedSet<Address> broken) {
        public Differences {
            changes = Collections.unmodifiableList(new ArrayList<>(changes));
            unknown = Collections.unmodifiableList(new ArrayList<>(unknown));
            broken = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(broken));
        }
    }

    /** Collects while one tenant is compared. */
    private static final class Collected {
        final List<Change> changes = new ArrayList<>();
        final List<Unknown> unknown = new ArrayList<>();
        final Set<ObjectKey> known = new HashSet<>();
        final Set<Address> recorded;

        /** The objects of the sight that belong to something. */
        final Set<ObjectKey> taken = new HashSet<>();

        final SequencedSet<Address> broken = new LinkedHashSet<>();
        int unchanged;

        Collected(SequencedMap<Address, Recorded> recorded) {
            this.recorded = recorded.keySet();
            recorded.values().forEach(remembered -> known.add(remembered.key()));
        }

        /** Whether the state knows the object, as whatever it be. */
        boolean isKnown(Site site, Remote remote) {
            return known.contains(remote.key(site));
        }

        void take(Site site, Remote remote) {
            taken.add(remote.key(site));
        }

        boolean isTaken(Site site, Remote remote) {
            return taken.contains(remote.key(site));
        }
    }

    /**
     * Compares.
     *
     * @param desired what the documents ask for, in scope
     * @param recorded what the state remembers, in scope
     * @param scope whether an address is one of those that are planned
     */
    public Differences diff(
            List<Desired> desired,
            SequencedMap<Address, Recorded> recorded,
            Predicate<Address> scope) {
        var collected = new Collected(recorded);
        var handled = new HashSet<Address>();
        for (var wanted : desired) {
            var address = rememberedAs(wanted.address(), recorded);
            handled.add(wanted.address());
            handled.add(address);
            var remembered = recorded.get(address);
            if (remembered == null || isLeaving(address, wanted.address())) {
                unrecorded(wanted, Optional.empty(), collected);
            } else if (!remembered.site().equals(wanted.site())) {
                elsewhere(wanted, remembered, collected);
            } else {
                recordedHere(wanted, remembered, collected);
            }
        }
        recorded.forEach((address, remembered) -> {
            if (!handled.contains(address)) {
                undesired(remembered, collected);
            }
        });
        strays(scope, handled, recorded, collected);
        return new Differences(
                collected.changes, collected.unknown, collected.unchanged, collected.broken);
    }

    /** The address at which the state has it. */
    private Address rememberedAs(Address wanted, Map<Address, Recorded> recorded) {
        var old = former.get(wanted);
        return old != null && recorded.containsKey(old) ? old : wanted;
    }

    /** Whether what the state has at this address moves away, so that it is another's. */
    private boolean isLeaving(Address address, Address wanted) {
        var to = moved.get(address);
        return to != null && !to.equals(wanted);
    }

    /**
     * It is not in the state, or is gone from where it was.
     *
     * @param gone why it is made although the state remembers it
     */
    private void unrecorded(Desired wanted, Optional<String> gone, Collected collected) {
        switch (unclaimed(wanted, collected)) {
            case Sight.NotLooked _ -> collected.changes.add(new Change.Create(wanted, gone));
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(anew(wanted, gone, collected));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), wanted.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) -> {
                collected.take(wanted.site(), remote);
                var found =
                        Sight.asRecorded(
                                remote,
                                wanted.site(),
                                wanted.resource().references(),
                                wanted.protect());
                if (isUsable(remote, found, wanted, collected)) {
                    collected.changes.add(comparison.adoption(found, wanted));
                }
            }
        }
    }

    /**
     * It is made; instead of what carries its mark in another place, if there is such a thing that
     * nobody remembers: its data would be lost as with any change of place.
     */
    private Change anew(Desired wanted, Optional<String> gone, Collected collected) {
        for (var site : sight.observations().keySet()) {
            for (var remote : seen(site, wanted.address(), collected)) {
                if (!site.equals(wanted.site())
                        && !(remote.condition() instanceof Remote.Condition.Deleting)
                        && !collected.isTaken(site, remote)
                        && !collected.isKnown(site, remote)) {
                    collected.take(site, remote);
                    return new Change.Replace(
                            Sight.asRecorded(remote, site, Sight.references(remote), false),
                            wanted,
                            List.of(),
                            Comparison.changeOfPlace(site.location(), wanted));
                }
            }
        }
        return new Change.Create(wanted, gone);
    }

    /** What was seen at its address, but for what the state knows as something else. */
    private Sight.Glance unclaimed(Desired wanted, Collected collected) {
        var glance = sight.at(wanted.site(), wanted.address());
        if (!(glance instanceof Sight.Looked(var seen)) || seen instanceof Observed.Unknown) {
            return glance;
        }
        return new Sight.Looked(
                seen(wanted.site(), wanted.address(), collected).stream()
                        .filter(remote -> !collected.isKnown(wanted.site(), remote))
                        .<Observed>map(Observed.Present::new)
                        .findFirst()
                        .orElseGet(Observed.Absent::new));
    }

    /**
     * What was seen of an address that the state does not remember: under its former name if it was
     * renamed, as after the state was lost, and not what is to bear another name.
     */
    private List<Remote> seen(Site site, Address wanted, Collected collected) {
        var isLeaving = moved.containsKey(wanted) && !collected.recorded.contains(wanted);
        var all = new ArrayList<Remote>(isLeaving ? List.of() : sight.all(site, wanted));
        var old = former.get(wanted);
        if (old != null && !collected.recorded.contains(old)) {
            all.addAll(sight.all(site, old));
        }
        return all;
    }

    /** Whether the cloud has not given it up; what it has is replaced. */
    private static boolean isUsable(
            Remote remote, Recorded found, Desired wanted, Collected collected) {
        return switch (remote.condition()) {
            case Remote.Condition.Ready _, Remote.Condition.Building _ -> true;
            case Remote.Condition.Failed(var reason) -> {
                collected.broken.add(wanted.address());
                collected.changes.add(
                        new Change.Replace(found, wanted, List.of(), "it failed: " + reason));
                yield false;
            }
            case Remote.Condition.Deleting _ -> {
                if (wanted.protect() || found.protect()) {
                    // Whether it is really to be made anew is for people to say, once it is gone.
                    collected.unknown.add(
                            new Unknown(
                                    wanted.address(),
                                    wanted.site(),
                                    "the cloud is deleting it; run again when it is gone"));
                } else {
                    collected.broken.add(wanted.address());
                    collected.changes.add(
                            new Change.Replace(
                                    found, wanted, List.of(), "the cloud is deleting it"));
                }
                yield false;
            }
        };
    }

    /** It stands in another place than it should: what is there goes, and it is made here. */
    private void elsewhere(Desired wanted, Recorded remembered, Collected collected) {
        var because = Comparison.changeOfPlace(remembered.location(), wanted);
        switch (sight.look(remembered)) {
            case Sight.NotLooked _ ->
                    collected.changes.add(
                            new Change.Replace(remembered, wanted, List.of(), because));
            case Sight.Looked(Observed.Present(var remote)) -> {
                collected.take(remembered.site(), remote);
                collected.changes.add(
                        new Change.Replace(
                                Sight.showing(remembered, remote), wanted, List.of(), because));
            }
            case Sight.Looked(Observed.Absent _) ->
                    gone(wanted, remembered, "it is gone from " + remembered.location(), collected);
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), remembered.site(), reason));
        }
    }

    /** It is not where the state has it; if it was renamed, nothing takes its former name away. */
    private void gone(Desired wanted, Recorded remembered, String because, Collected collected) {
        if (!remembered.address().equals(wanted.address())) {
            collected.changes.add(new Change.Forget(remembered, because));
        }
        unrecorded(wanted, Optional.of(because), collected);
    }

    private void recordedHere(Desired wanted, Recorded remembered, Collected collected) {
        switch (sight.look(remembered)) {
            case Sight.NotLooked _ -> standing(wanted, remembered, remembered, collected);
            case Sight.Looked(Observed.Absent _) -> gone(wanted, remembered, GONE, collected);
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), wanted.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) -> {
                collected.take(remembered.site(), remote);
                var now = Sight.showing(remembered, remote);
                if (isUsable(remote, now, wanted, collected)) {
                    if (!remote.remoteId().equals(remembered.remoteId())) {
                        // The one we knew is gone, and another stands that carries its mark.
                        collected.changes.add(comparison.adoption(now, wanted));
                    } else if (!remote.address().equals(remembered.address())
                            && remembered.address().equals(wanted.address())) {
                        collected.changes.add(remarked(remote, now, wanted));
                    } else {
                        standing(wanted, now, remembered, collected);
                    }
                }
            }
        }
    }

    /** Its mark says another address, as after a move that was cut short and then taken back. */
    private Change remarked(Remote remote, Recorded now, Desired wanted) {
        var differences = new ArrayList<>(comparison.differences(now, wanted));
        differences.add(
                new Difference(
                        "address",
                        Optional.of(Value.of(remote.address().toString())),
                        Optional.of(Value.of(wanted.address().toString())),
                        Mutability.IN_PLACE));
        return differences.stream().anyMatch(Comparison::forcesReplacement)
                ? new Change.Replace(now, wanted, differences, Comparison.because(differences))
                : new Change.Update(now, wanted, differences);
    }

    private void standing(
            Desired wanted, Recorded before, Recorded remembered, Collected collected) {
        var differences = comparison.differences(before, wanted);
        if (differences.stream().anyMatch(Comparison::forcesReplacement)) {
            collected.changes.add(
                    new Change.Replace(
                            before, wanted, differences, Comparison.because(differences)));
        } else if (!before.address().equals(wanted.address())) {
            collected.changes.add(new Change.Move(before, wanted, differences));
        } else if (differences.isEmpty() && remembered.content().equals(wanted.content())) {
            collected.unchanged++;
        } else {
            // Without a difference, the cloud is as it should be, and only our record of it is not.
            collected.changes.add(new Change.Update(before, wanted, differences));
        }
    }

    private void undesired(Recorded remembered, Collected collected) {
        switch (sight.look(remembered)) {
            case Sight.NotLooked _ -> collected.changes.add(new Change.Delete(remembered, unasked));
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(new Change.Forget(remembered, GONE));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(
                            new Unknown(remembered.address(), remembered.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) -> {
                if (remote.remoteId().equals(remembered.remoteId())) {
                    collected.take(remembered.site(), remote);
                    collected.changes.add(
                            new Change.Delete(Sight.showing(remembered, remote), unasked));
                } else {
                    // Another one of its address is a stray, and goes as such.
                    collected.changes.add(new Change.Forget(remembered, GONE));
                }
            }
        }
    }

    /**
     * Objects that carry our mark and belong to nothing: what a crash between two writes may leave.
     */
    private void strays(
            Predicate<Address> scope,
            Set<Address> handled,
            SequencedMap<Address, Recorded> recorded,
            Collected collected) {
        var strays = new ArrayList<Change.Delete>();
        sight.each((site, remote) -> {
            if (remote.condition() instanceof Remote.Condition.Deleting
                    || !scope.test(remote.address())
                    || collected.isTaken(site, remote)) {
                return;
            }
            var because =
                    handled.contains(remote.address()) || recorded.containsKey(remote.address())
                            ? "it is a second object of the same address"
                            : "it is in no state and " + unasked;
            // Its own fields say what it refers to: it must go before that.
            strays.add(
                    new Change.Delete(
                            Sight.asRecorded(remote, site, Sight.references(remote), false),
                            because));
        });
        strays.sort(
                Comparator.comparing(Change.Delete::address)
                        .thenComparing(stray -> stray.before().remoteId().value())
                        .thenComparing(Change.Delete::site));
        collected.changes.addAll(strays);
    }
}
