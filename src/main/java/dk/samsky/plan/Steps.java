package dk.samsky.plan;

import dk.samsky.graph.Dag;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The calls of a tenant's changes and their order: what is needed comes before what needs it, and
 * goes after it; what stops referring to something is changed before that goes; what is replaced
 * goes before it comes.
 *
 * <p>A function of the changes alone, so that a saved plan needs no order of its own.
 */
public final class Steps {
    private final SequencedMap<StepKey, Change> changes;
    private final Dag<StepKey> order;

    private Steps(SequencedMap<StepKey, Change> changes, Dag<StepKey> order) {
        this.changes = changes;
        this.order = order;
    }

    public static Steps of(List<Change> changes) {
        var steps = new TreeMap<StepKey, Change>();
        for (var change : changes) {
            for (var key : keys(change, steps)) {
                if (steps.put(key, change) != null) {
                    throw new IllegalStateException(
                            "This is a bug in Samsky: two changes of " + key);
                }
            }
        }
        var graph = new Dag.Builder<StepKey>();
        var after = new LinkedHashMap<StepKey, List<StepKey>>();
        steps.forEach((key, change) -> after.put(key, new ArrayList<>(madeFirst(key, change))));
        steps.forEach((key, change) ->
                change.findBefore()
                        .ifPresent(before ->
                                releases(key, change, before)
                                        .forEach(removal -> {
                                            var waits = after.get(removal);
                                            if (waits != null && !removal.equals(key)) {
                                                waits.add(key);
                                            }
                                        })));
        after.forEach(graph::node);
        return new Steps(Collections.unmodifiableSequencedMap(steps), graph.build());
    }

    private static List<StepKey> keys(Change change, Map<StepKey, Change> known) {
        return switch (change) {
            case Change.Create _, Change.Update _, Change.Move _, Change.Adopt _ ->
                    List.of(StepKey.make(change.address()));
            case Change.Replace(var before, var after, var _, var _) ->
                    List.of(StepKey.remove(before.address()), StepKey.make(after.address()));
            case Change.Forget(var before, var _) -> List.of(StepKey.remove(before.address()));
            case Change.Delete(var before, var _) ->
                    known.containsKey(StepKey.remove(before.address()))
                            ? List.of(StepKey.removeStray(before.address(), before.remoteId()))
                            : List.of(StepKey.remove(before.address()));
        };
    }

    /**
     * What must be made, or gone, before this step: what it refers to, and the object that it
     * replaces.
     */
    private static Collection<StepKey> madeFirst(StepKey key, Change change) {
        if (key.phase() == StepKey.Phase.REMOVE) {
            return List.of();
        }
        var first = new ArrayList<StepKey>();
        change.findAfter()
                .ifPresent(after ->
                        after.resource()
                                .references()
                                .forEach(needed -> first.add(StepKey.make(needed))));
        if (change instanceof Change.Replace) {
            change.findBefore().ifPresent(before -> first.add(StepKey.remove(before.address())));
        }
        return first;
    }

    /** The removals that must wait for this step: of what this object refers to so far. */
    private static List<StepKey> releases(StepKey key, Change change, Recorded before) {
        var isReplaced = change instanceof Change.Replace && key.phase() == StepKey.Phase.MAKE;
        return isReplaced ? List.of() : before.references().stream().map(StepKey::remove).toList();
    }

    /** Every step, in an order that may be taken one by one. */
    public List<StepKey> inOrder() {
        return order.order();
    }

    public Change change(StepKey key) {
        var change = changes.get(key);
        if (change == null) {
            throw new IllegalArgumentException("no such step: " + key);
        }
        return change;
    }

    public Dag<StepKey> graph() {
        return order;
    }

    /** The addresses whose making this plan holds. */
    public boolean makes(Address address) {
        return changes.containsKey(StepKey.make(address));
    }
}
