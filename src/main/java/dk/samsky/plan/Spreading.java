package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Spreads replacement: what refers to something that is replaced cannot outlive it, and what still
 * holds on to something that is gone is of no use; so both are replaced as well.
 */
final class Spreading {
    private final SequencedMap<Address, Recorded> recorded;
    private final ChangePlanner.Renaming renaming;
    private final SequencedMap<Address, Change> changes = new LinkedHashMap<>();
    private final List<Change> others = new ArrayList<>();
    private final Set<Address> unknown = new TreeSet<>();
    private int unchanged;

    private Spreading(
            Differ.Differences found,
            SequencedMap<Address, Recorded> recorded,
            ChangePlanner.Renaming renaming) {
        this.recorded = recorded;
        this.renaming = renaming;
        this.unchanged = found.unchanged();
        found.unknown().forEach(entry -> unknown.add(entry.address()));
        for (var change : found.changes()) {
            if (change.findAfter().isPresent()) {
                changes.put(change.address(), change);
            } else {
                others.add(change);
            }
        }
    }

    /**
     * The changes with all that follows from them.
     *
     * @param desired every desired resource of the tenant in scope
     * @param recorded every recorded resource of the tenant in scope
     * @param renaming what is called otherwise now
     */
    static Differ.Differences spread(
            Differ.Differences found,
            List<Desired> desired,
            SequencedMap<Address, Recorded> recorded,
            ChangePlanner.Renaming renaming) {
        var spreading = new Spreading(found, recorded, renaming);
        spreading.spread(desired);
        var all = new ArrayList<>(spreading.changes.values());
        all.addAll(spreading.others);
        return new Differ.Differences(all, found.unknown(), spreading.unchanged, found.broken());
    }

    private void spread(List<Desired> desired) {
        var open = new ArrayDeque<Address>();
        changes.forEach((address, change) -> {
            if (change instanceof Change.Replace || isRenewed(change)) {
                open.add(address);
            }
        });
        // Of a tenant to which nothing of the kind happens, who refers to whom is not asked.
        var dependents =
                open.isEmpty() ? new HashMap<Address, List<Desired>>() : dependents(desired);
        while (!open.isEmpty()) {
            var root = open.remove();
            for (var dependent : dependents.getOrDefault(root, List.of())) {
                if (replace(dependent, root)) {
                    open.add(dependent.address());
                }
            }
        }
    }

    /**
     * Whether it is another object afterwards than what anything that stands refers to. Nobody need
     * remember what is gone: the state may have been lost, or told to forget it.
     */
    private boolean isRenewed(Change change) {
        return switch (change) {
            case Change.Create _ -> true;
            case Change.Adopt(var found, var _, var _) -> {
                var remembered = recorded.get(change.address());
                yield remembered != null && !remembered.key().equals(found.key());
            }
            case Change.Update _,
                    Change.Replace _,
                    Change.Move _,
                    Change.Delete _,
                    Change.Forget _ ->
                    false;
        };
    }

    private boolean replace(Desired dependent, Address root) {
        var change = changes.get(dependent.address());
        var before = change == null ? recorded.get(dependent.address()) : standing(change);
        if (before == null || unknown.contains(dependent.address())) {
            return false; // it does not stand, is replaced anyway, or nobody knows
        }
        var isReplaced = changes.get(root) instanceof Change.Replace;
        var isMoving = !before.address().equals(dependent.address());
        if (!isReplaced && !holdsOn(before, root, isMoving)) {
            return false; // the cloud shows that it lost its hold: it is changed in place
        }
        if (change == null) {
            unchanged--;
        }
        var differences = change == null ? List.<Difference>of() : differences(change);
        var because = root.local() + (isReplaced ? " is replaced" : " is gone and comes anew");
        changes.put(
                dependent.address(), new Change.Replace(before, dependent, differences, because));
        return true;
    }

    private boolean holdsOn(Recorded before, Address root, boolean isMoving) {
        return Resources.of(before).references().stream()
                .anyMatch(mentioned -> renaming.now(mentioned, isMoving).equals(root));
    }

    /** What stands and is not replaced yet; null where nothing stands or it is replaced anyway. */
    private static @Nullable Recorded standing(Change change) {
        return change instanceof Change.Replace ? null : change.findBefore().orElse(null);
    }

    private static List<Difference> differences(Change change) {
        return switch (change) {
            case Change.Update(var _, var _, var differences) -> differences;
            case Change.Move(var _, var _, var differences) -> differences;
            case Change.Adopt(var _, var _, var differences) -> differences;
            case Change.Replace(var _, var _, var differences, var _) -> differences;
            case Change.Create _, Change.Delete _, Change.Forget _ -> List.of();
        };
    }

    private static Map<Address, List<Desired>> dependents(List<Desired> desired) {
        var dependents = new HashMap<Address, List<Desired>>();
        for (var wanted : desired) {
            for (var needed : wanted.resource().references()) {
                dependents.computeIfAbsent(needed, _ -> new ArrayList<>()).add(wanted);
            }
        }
        return dependents;
    }
}
