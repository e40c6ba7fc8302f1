package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the fields of what stands with those of what is desired; by digest first. */
final class Comparison {
    private final SequencedMap<Site, List<Capability>> capabilities;
    private final ChangePlanner.Renaming renaming;

    Comparison(SequencedMap<Site, List<Capability>> capabilities, ChangePlanner.Renaming renaming) {
        this.capabilities = capabilities;
        this.renaming = renaming;
    }

    /** The fields that differ, and our note of the protection if that does. */
    List<Difference> differences(Recorded before, Desired wanted) {
        var found = new ArrayList<Difference>();
        var after = wanted.content();
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
        var isMoving = !before.address().equals(wanted.address());
        var old = before.content().fields();
        var names = new TreeSet<String>(old.values().keySet());
        names.addAll(after.values().keySet());
        for (var name : names) {
            var was = old.find(name);
            var becomes = after.find(name);
            if (was.equals(becomes)) {
                continue;
            }
            if (was.map(value -> renamed(value, isMoving)).equals(becomes)) {
                // Only what it refers to has another name: that is not a change of this object, but
                // our record of it is.
                if (!isMoving) {
                    found.add(new Difference(name, was, becomes, Mutability.IN_PLACE));
                }
            } else {
                found.add(
                        new Difference(
                                name, was, becomes, mutability(capability.of(name), was, becomes)));
            }
        }
    }

    /** The value with each address written as it is afterwards. */
    private Value renamed(Value value, boolean isMoving) {
        return switch (value) {
            case Value.Text(var text) ->
                    renaming.moved().isEmpty()
                            ? value
                            : Address.parse(text)
                                    .map(mentioned -> renaming.now(mentioned, isMoving))
                                    .<Value>map(now -> new Value.Text(now.toString()))
                                    .orElse(value);
            case Value.Listing(var items) ->
                    new Value.Listing(items.stream().map(item -> renamed(item, isMoving)).toList());
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

    static boolean forcesReplacement(Difference difference) {
        return difference.mutability() == Mutability.REPLACES;
    }

    /**
     * What is found is taken in, under its new name if it was renamed, or replaced if it cannot
     * become what is wanted.
     */
    Change adoption(Recorded found, Desired wanted) {
        var differences = differences(found, wanted);
        if (differences.stream().anyMatch(Comparison::forcesReplacement)) {
            return new Change.Replace(found, wanted, differences, because(differences));
        }
        return found.address().equals(wanted.address())
                ? new Change.Adopt(found, wanted, differences)
                : new Change.Move(found, wanted, differences);
    }

    /** That something is wanted in another place, a clause for people. */
    static String changeOfPlace(Location from, Desired wanted) {
        return "its place changes from " + from + " to " + wanted.location();
    }

    /** What forces the replacement, a clause for people. */
    static String because(List<Difference> differences) {
        var forcing =
                differences.stream()
                        .filter(Comparison::forcesReplacement)
                        .map(Difference::field)
                        .toList();
        return String.join(", ", forcing) + " cannot change in place";
    }
}
