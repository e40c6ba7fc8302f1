package dk.samsky.plan;

import dk.samsky.graph.Dag;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Puts steps in order: which of them each must wait for, and why. */
final class Ordering {
    private final SequencedMap<StepKey, Change> steps;
    private final Map<Address, List<StepKey>> removals = new TreeMap<>();
    private final Map<Address, List<StepKey>> departures = new TreeMap<>();
    private final Map<Address, StepKey> waits = new TreeMap<>();

    /** By what they are rights in. */
    private final Map<List<Address>, List<StepKey>> endingRights = new HashMap<>();

    /** What is made of guards, by what they hold within bounds. */
    private final Map<List<Address>, List<StepKey>> guards = new HashMap<>();

    private final SequencedMap<StepKey, Collection<StepKey>> after = new LinkedHashMap<>();

    Ordering(SequencedMap<StepKey, Change> steps, SequencedMap<Address, ObjectKey> building) {
        this.steps = steps;
        building.forEach((address, object) -> {
            var key = StepKey.await(address, object);
            waits.put(address, key);
            after.put(key, List.of());
        });
        steps.forEach((key, change) -> {
            after.put(key, new ArrayList<>());
            if (key.phase() == StepKey.Phase.REMOVE) {
                removals.computeIfAbsent(key.address(), _ -> new ArrayList<>()).add(key);
                if (key.address().kind() == Kind.ACCESS_BINDING) {
                    change.findBefore()
                            .ifPresent(before ->
                                    endingRights
                                            .computeIfAbsent(
                                                    before.references(), _ -> new ArrayList<>())
                                            .add(key));
                }
                return;
            }
            if (change instanceof Change.Move(var before, var now, var _)
                    && !before.address().equals(now.address())) {
                departures.computeIfAbsent(before.address(), _ -> new ArrayList<>()).add(key);
            }
            if (key.address().kind().isGuard()) {
                change.findAfter()
                        .ifPresent(made ->
                                guards.computeIfAbsent(
                                                made.resource().references(),
                                                _ -> new ArrayList<>())
                                        .add(key));
            }
        });
    }

    Dag<StepKey> order() {
        steps.forEach((key, change) -> {
            if (key.phase() == StepKey.Phase.MAKE) {
                needsFirst(key, change);
                change.findBefore().ifPresent(before -> standsFirst(key, before.address()));
                addressIsFreeFirst(key, change);
                rightsEndFirst(key, change);
                guardsStandFirst(key, change);
            }
            letsGoFirst(key, change);
        });
        var graph = new Dag.Builder<StepKey>();
        after.forEach(graph::node);
        return graph.build();
    }

    /** What it refers to is made before it. */
    private void needsFirst(StepKey key, Change change) {
        change.findAfter()
                .ifPresent(made ->
                        made.resource()
                                .references()
                                .forEach(needed -> {
                                    wait(key, StepKey.make(needed));
                                    standsFirst(key, needed);
                                }));
    }

    /** What the cloud is still making is there before it is changed, or anything needs it. */
    private void standsFirst(StepKey key, Address needed) {
        var awaited = waits.get(needed);
        if (awaited != null) {
            wait(key, awaited);
        }
    }

    /** No cloud is asked to hold two objects of one address at a time. */
    private void addressIsFreeFirst(StepKey key, Change change) {
        departures.getOrDefault(key.address(), List.of()).forEach(other -> wait(key, other));
        switch (change) {
            case Change.Replace(var before, var made, var _, var _) -> {
                at(removals, before.address()).forEach(removal -> wait(key, removal));
                at(removals, made.address()).forEach(removal -> wait(key, removal));
            }
            case Change.Move(var _, var made, var _) ->
                    at(removals, made.address()).forEach(removal -> wait(key, removal));
            // Where something is made or stands already, only another place is cleared of it.
            case Change.Create _,
                    Change.Update _,
                    Change.Adopt _,
                    Change.Delete _,
                    Change.Forget _ -> {}
        }
    }

    /** Who loses a right in a namespace takes no token of an account there that is made anew. */
    private void rightsEndFirst(StepKey key, Change change) {
        if (change instanceof Change.Update(var before, var _, var _)
                && before.address().kind() == Kind.DEPLOYER) {
            endingRights
                    .getOrDefault(before.references(), List.of())
                    .forEach(removal -> wait(key, removal));
        }
    }

    /**
     * Nobody gets a right where what holds it within bounds is not as it is to be. What changes a
     * right that stands does not wait: it may take away what somebody has.
     */
    private void guardsStandFirst(StepKey key, Change change) {
        if (change.givesRight()) {
            change.findAfter()
                    .ifPresent(made ->
                            guards.getOrDefault(made.resource().references(), List.of())
                                    .forEach(guard -> wait(key, guard)));
        }
    }

    /**
     * What it refers to so far goes after it went, or was changed to refer to it no more; but what
     * is in a namespace goes with that, so that nothing runs there without what guards it. And what
     * is to come anew comes after what held on to the former one went: if the run ends in between,
     * the next one still sees that something is missing.
     */
    private void letsGoFirst(StepKey key, Change change) {
        var isMadeAnew = change instanceof Change.Replace && key.phase() == StepKey.Phase.MAKE;
        if (isMadeAnew || change.findBefore().isEmpty()) {
            return;
        }
        for (var needed : change.findBefore().get().references()) {
            var goesWithIt = needed.kind().takesAlong() && key.phase() == StepKey.Phase.REMOVE;
            at(removals, needed)
                    .forEach(removal -> {
                        if (goesWithIt) {
                            wait(key, removal);
                        } else {
                            wait(removal, key);
                        }
                    });
            var coming = StepKey.make(needed);
            // The firewall may be rid of the very group that this is in.
            if (change instanceof Change.Delete
                    && needed.kind() == Kind.FIREWALL
                    && steps.get(coming) instanceof Change.Update update
                    && update.site().equals(change.site())) {
                wait(coming, key);
            }
            if (change instanceof Change.Replace
                    && (steps.get(coming) instanceof Change.Create
                            || steps.get(coming) instanceof Change.Adopt)) {
                wait(coming, key);
            }
        }
    }

    private static List<StepKey> at(Map<Address, List<StepKey>> keys, Address address) {
        return keys.getOrDefault(address, List.of());
    }

    private void wait(StepKey key, StepKey first) {
        var firsts = after.get(key);
        if (firsts != null && !first.equals(key)) {
            firsts.add(first);
        }
    }
}
