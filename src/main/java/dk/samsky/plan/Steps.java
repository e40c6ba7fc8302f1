package dk.samsky.plan;

import dk.samsky.graph.Dag;
import dk.samsky.model.Address;
import dk.samsky.model.Site;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The calls of a tenant's changes and their order: what is needed comes before what needs it, and
 * goes after it, or with it; what stops referring to something is changed before that goes; what is
 * replaced goes before it comes; what the cloud is still making is waited for before it is changed,
 * or anything is made that needs it.
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

    public static Steps of(TenantChanges plan) {
        var steps = new TreeMap<StepKey, Change>();
        for (var change : plan.changes()) {
            for (var key : keys(change)) {
                if (steps.put(key, change) != null) {
                    throw new IllegalStateException(
                            "This is a bug in Samsky: two changes of " + key);
                }
            }
        }
        return new Steps(
                Collections.unmodifiableSequencedMap(steps),
                new Ordering(steps, plan.building()).order());
    }

    private static List<StepKey> keys(Change change) {
        return switch (change) {
            case Change.Create _, Change.Update _, Change.Move _, Change.Adopt _ ->
                    List.of(StepKey.make(change.address()));
            case Change.Replace(var before, var after, var _, var _) ->
                    List.of(StepKey.remove(before), StepKey.make(after.address()));
            case Change.Forget(var before, var _) -> List.of(StepKey.remove(before));
            case Change.Delete(var before, var _) -> List.of(StepKey.remove(before));
        };
    }

    /** Every step, in an order that may be taken one by one. */
    public List<StepKey> inOrder() {
        return order.order();
    }

    /** Where the step's call goes. */
    public Site site(StepKey key) {
        return switch (key.phase()) {
            case AWAIT -> key.object().orElseThrow().site();
            case REMOVE, MAKE -> change(key).site();
        };
    }

    /** The change that the step belongs to; a wait belongs to none. */
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
