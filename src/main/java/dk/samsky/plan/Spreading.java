package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.resource.Desired;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spreads replacement: what refers to something that is replaced cannot outlive it, so it is
 * replaced as well.
 */
final class Spreading {
    private Spreading() {}

    /**
     * The changes with all that follows from them.
     *
     * @param desired every desired resource of the tenant in scope
     * @param recorded every recorded resource of the tenant in scope
     */
    static Differ.Differences spread(
            Differ.Differences found,
            List<Desired> desired,
            SequencedMap<Address, Recorded> recorded) {
        var changes = new LinkedHashMap<Address, Change>();
        var others = new ArrayList<Change>();
        for (var change : found.changes()) {
            if (change.findAfter().isPresent()) {
                changes.put(change.address(), change);
            } else {
                others.add(change);
            }
        }
        var dependents = dependents(desired);
        var open = new ArrayDeque<Address>();
        changes.values().stream()
                .filter(Change.Replace.class::isInstance)
                .forEach(change -> open.add(change.address()));
        var unchanged = found.unchanged();
        while (!open.isEmpty()) {
            var replaced = open.remove();
            for (var dependent : dependents.getOrDefault(replaced, List.of())) {
                var change = changes.get(dependent.address());
                var because = replaced.local() + " is replaced";
                var before = change == null ? recorded.get(dependent.address()) : standing(change);
                if (before == null) {
                    continue; // it does not stand: it is made after what it refers to anyway
                }
                if (change == null) {
                    unchanged--;
                }
                changes.put(
                        dependent.address(),
                        new Change.Replace(before, dependent, List.of(), because));
                open.add(dependent.address());
            }
        }
        var all = new ArrayList<>(changes.values());
        all.addAll(others);
        return new Differ.Differences(all, found.unknown(), unchanged);
    }

    /** What stands and is not replaced yet; null where nothing stands or it is replaced anyway. */
    private static @Nullable Recorded standing(Change change) {
        return change instanceof Change.Replace ? null : change.findBefore().orElse(null);
    }

    private static Map<Address, List<Desired>> dependents(List<Desired> desired) {
        var dependents = new TreeMap<Address, List<Desired>>();
        for (var wanted : desired) {
            for (var needed : wanted.resource().references()) {
                dependents.computeIfAbsent(needed, _ -> new ArrayList<>()).add(wanted);
            }
        }
        return dependents;
    }
}
