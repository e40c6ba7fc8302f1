package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares what is desired, recorded and observed of one tenant, resource by resource. Looks at
 * digests first; fields are decoded only where those differ.
 */
public final class Differ {
    private final Sight sight;
    private final SequencedMap<Site, List<Capability>> capabilities;
    private final SequencedMap<Address, Address> moved;

    /**
     * @param sight what was seen of the clouds
     * @param capabilities of each site's driver
     * @param moved former address of each renamed resource to the one it has now
     */
    public Differ(
            Sight sight,
            SequencedMap<Site, List<Capability>> capabilities,
            SequencedMap<Address, Address> moved) {
        this.sight = sight;
        this.capabilities = capabilities;
        this.moved = moved;
    }

    /**
     * What was found: the changes before replacement spreads, what could not be judged, and how
     * many need nothing.
     */
    public record Differences(List<Change> changes, List<Unknown> unknown, int unchanged) {
        public Differences {
            changes = Collections.unmodifiableList(new ArrayList<>(changes));
            unknown = Collections.unmodifiableList(new ArrayList<>(unknown));
        }
    }

    /** Collects while one tenant is compared. */
    private static final class Collected {
        final List<Change> changes = new ArrayList<>();
        final List<Unknown> unknown = new ArrayList<>();
        final Set<Seen> taken = new HashSet<>();
        int unchanged;
    }

    /** One object at one site. */
    private record Seen(Site site, RemoteId remoteId) {}

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
        var collected = new Collected();
        var former = new TreeMap<Address, Address>();
        moved.forEach((from, to) -> former.put(to, from));
        var handled = new TreeSet<Address>();
        for (var wanted : desired) {
            var oldAddress = former.get(wanted.address());
            var address =
                    oldAddress != null && recorded.containsKey(oldAddress)
                            ? oldAddress
                            : wanted.address();
            handled.add(wanted.address());
            handled.add(address);
            var remembered = recorded.get(address);
            if (remembered == null) {
                unrecorded(wanted, collected);
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
        return new Differences(collected.changes, collected.unknown, collected.unchanged);
    }

    private void unrecorded(Desired wanted, Collected collected) {
        switch (look(wanted.site(), wanted.address(), Optional.empty(), collected)) {
            case Sight.NotLooked _ ->
                    collected.changes.add(new Change.Create(wanted, Optional.empty()));
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(new Change.Create(wanted, Optional.empty()));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), wanted.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) -> {
                var found =
                        asRecorded(
                                remote,
                                wanted.site(),
                                wanted.resource().references(),
                                wanted.protect());
                switch (remote.condition()) {
                    case Remote.Condition.Failed(var reason) ->
                            collected.changes.add(
                                    new Change.Replace(
                                            found, wanted, List.of(), "it failed: " + reason));
                    case Remote.Condition.Deleting _ ->
                            collected.unknown.add(
                                    new Unknown(wanted.address(), wanted.site(), BEING_DELETED));
                    case Remote.Condition.Ready _, Remote.Condition.Building _ -> {
                        var differences = differences(found, wanted);
                        if (differences.stream().anyMatch(Differ::forcesReplacement)) {
                            collected.changes.add(
                                    new Change.Replace(
                                            found, wanted, differences, because(differences)));
                        } else {
                            collected.changes.add(new Change.Adopt(found, wanted, differences));
                        }
                    }
                }
            }
        }
    }

    private static final String BEING_DELETED =
            "the cloud is still deleting it; run again when it is gone";

    /** It stands in another place than it should: what is there goes, and it is made here. */
    private void elsewhere(Desired wanted, Recorded remembered, Collected collected) {
        var because =
                "its place changes from " + remembered.location() + " to " + wanted.location();
        switch (look(
                remembered.site(),
                remembered.address(),
                Optional.of(remembered.remoteId()),
                collected)) {
            case Sight.NotLooked _ ->
                    collected.changes.add(
                            new Change.Replace(remembered, wanted, List.of(), because));
            case Sight.Looked(Observed.Present(var remote)) ->
                    collected.changes.add(
                            new Change.Replace(
                                    remembered.showing(remote.remoteId(), remote.content()),
                                    wanted,
                                    List.of(),
                                    because));
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(
                            new Change.Create(
                                    wanted,
                                    Optional.of("it is gone from " + remembered.location())));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), remembered.site(), reason));
        }
    }

    private void recordedHere(Desired wanted, Recorded remembered, Collected collected) {
        switch (look(
                remembered.site(),
                remembered.address(),
                Optional.of(remembered.remoteId()),
                collected)) {
            case Sight.NotLooked _ -> standing(wanted, remembered, collected);
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(
                            new Change.Create(wanted, Optional.of("it is gone from the cloud")));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(new Unknown(wanted.address(), wanted.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) -> {
                var seen = remembered.showing(remote.remoteId(), remote.content());
                switch (remote.condition()) {
                    case Remote.Condition.Failed(var reason) ->
                            collected.changes.add(
                                    new Change.Replace(
                                            seen, wanted, List.of(), "it failed: " + reason));
                    case Remote.Condition.Deleting _ ->
                            collected.unknown.add(
                                    new Unknown(wanted.address(), wanted.site(), BEING_DELETED));
                    case Remote.Condition.Ready _, Remote.Condition.Building _ ->
                            standing(wanted, seen, collected);
                }
            }
        }
    }

    private void standing(Desired wanted, Recorded before, Collected collected) {
        var differences = differences(before, wanted);
        if (differences.stream().anyMatch(Differ::forcesReplacement)) {
            collected.changes.add(
                    new Change.Replace(before, wanted, differences, because(differences)));
        } else if (!before.address().equals(wanted.address())) {
            collected.changes.add(new Change.Move(before, wanted, differences));
        } else if (differences.isEmpty()) {
            collected.unchanged++;
        } else {
            collected.changes.add(new Change.Update(before, wanted, differences));
        }
    }

    private void undesired(Recorded remembered, Collected collected) {
        switch (look(
                remembered.site(),
                remembered.address(),
                Optional.of(remembered.remoteId()),
                collected)) {
            case Sight.NotLooked _ ->
                    collected.changes.add(new Change.Delete(remembered, "no document asks for it"));
            case Sight.Looked(Observed.Absent _) ->
                    collected.changes.add(
                            new Change.Forget(remembered, "it is gone from the cloud"));
            case Sight.Looked(Observed.Unknown(var reason)) ->
                    collected.unknown.add(
                            new Unknown(remembered.address(), remembered.site(), reason));
            case Sight.Looked(Observed.Present(var remote)) ->
                    collected.changes.add(
                            new Change.Delete(
                                    remembered.showing(remote.remoteId(), remote.content()),
                                    "no document asks for it"));
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
        sight.each((site, remote) -> {
            if (remote.condition() instanceof Remote.Condition.Deleting
                    || !scope.test(remote.address())
                    || collected.taken.contains(new Seen(site, remote.remoteId()))) {
                return;
            }
            var because =
                    handled.contains(remote.address()) || recorded.containsKey(remote.address())
                            ? "it is a second object of the same address"
                            : "it is in no state and no document asks for it";
            // Its own fields say what it refers to: it must go before that.
            var references =
                    Resources.read(remote.address().kind(), remote.content().fields()).references();
            collected.changes.add(
                    new Change.Delete(asRecorded(remote, site, references, false), because));
        });
    }

    /** Looks, and notes what was seen as spoken for. */
    private Sight.Glance look(
            Site site, Address address, Optional<RemoteId> preferred, Collected collected) {
        var glance = sight.at(site, address, preferred);
        if (glance instanceof Sight.Looked(Observed.Present(var remote))) {
            collected.taken.add(new Seen(site, remote.remoteId()));
        }
        return glance;
    }

    private static Recorded asRecorded(
            Remote remote, Site site, List<Address> references, boolean protect) {
        return new Recorded(
                remote.address(),
                site.location(),
                site.driver(),
                remote.remoteId(),
                remote.content(),
                references,
                protect);
    }

    private List<Difference> differences(Recorded before, Desired wanted) {
        var found = new ArrayList<Difference>();
        var after = Content.of(wanted.resource().fields());
        if (!before.content().equals(after)) {
            compare(before, after.fields(), wanted, found);
        }
        if (before.protect() != wanted.protect()) {
            found.add(
                    new Difference(
                            Difference.PROTECT,
                            Optional.of(Value.of(before.protect())),
                            Optional.of(Value.of(wanted.protect())),
                            Mutability.IN_PLACE));
        }
        return found;
    }

    private void compare(Recorded before, Fields after, Desired wanted, List<Difference> found) {
        var capability = capability(wanted);
        var old = before.content().fields();
        var names = new TreeSet<String>(old.values().keySet());
        names.addAll(after.values().keySet());
        for (var name : names) {
            var was = old.find(name);
            var becomes = after.find(name);
            if (was.equals(becomes)) {
                continue;
            }
            if (was.map(this::renamed).equals(becomes)) {
                // Only what it refers to has another name: that is not a change of this object, but
                // our record of it is.
                if (before.address().equals(wanted.address())) {
                    found.add(new Difference(name, was, becomes, Mutability.IN_PLACE));
                }
            } else {
                found.add(
                        new Difference(
                                name, was, becomes, mutability(capability.of(name), was, becomes)));
            }
        }
    }

    /** The value with each address that moves written as it is afterwards. */
    private Value renamed(Value value) {
        return switch (value) {
            case Value.Text(var text) ->
                    moved.isEmpty()
                            ? value
                            : Address.parse(text)
                                    .map(moved::get)
                                    .<Value>map(now -> new Value.Text(now.toString()))
                                    .orElse(value);
            case Value.Listing(var items) ->
                    new Value.Listing(items.stream().map(this::renamed).toList());
            case Value.Whole _, Value.Flag _, Value.Group _ -> value;
        };
    }

    /** What may only grow is in place if it grows, and a replacement if it shrinks. */
    private static Mutability mutability(
            Mutability stated, Optional<Value> before, Optional<Value> after) {
        if (stated != Mutability.GROWS) {
            return stated;
        }
        return size(after) >= size(before) ? Mutability.GROWS : Mutability.REPLACES;
    }

    private static long size(Optional<Value> value) {
        return value.map(present ->
                        switch (present) {
                            case Value.Whole(var number) -> number;
                            case Value.Text(var text) ->
                                    ByteSize.parse(text).map(ByteSize::bytes).orElse(0L);
                            case Value.Flag _, Value.Listing _, Value.Group _ -> 0L;
                        })
                .orElse(0L);
    }

    private Capability capability(Desired wanted) {
        return capabilities.getOrDefault(wanted.site(), List.of()).stream()
                .filter(capability -> capability.kind() == wanted.address().kind())
                .findFirst()
                .orElseGet(() -> new Capability(wanted.address().kind(), new TreeMap<>()));
    }

    private static boolean forcesReplacement(Difference difference) {
        return difference.mutability() == Mutability.REPLACES;
    }

    private static String because(List<Difference> differences) {
        var forcing =
                differences.stream()
                        .filter(Differ::forcesReplacement)
                        .map(Difference::field)
                        .toList();
        return String.join(", ", forcing) + " cannot change in place";
    }
}
