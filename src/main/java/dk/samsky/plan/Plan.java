package dk.samsky.plan;

import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.TenantCost;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to change, of all tenants that were asked for: complete, and enough to be applied without
 * planning again.
 *
 * @param partial whether a part of the workspace was left out by wish
 * @param tenants those that can be applied, in order of the names
 * @param refused why each of the others cannot, in order of the names
 * @param before what stands costs a month: the tenants that were asked for
 * @param after what it costs once this is applied; a refused tenant stays as it is
 * @param cost the difference of both
 * @param warnings what is worth knowing, and stops nothing
 */
public record Plan(
        Stamp stamp,
        boolean partial,
        List<TenantPlan> tenants,
        SequencedMap<TenantId, List<Diagnostic>> refused,
        CostSheet before,
        CostSheet after,
        CostChange cost,
        List<Diagnostic> warnings) {
    public Plan {
        tenants = List.copyOf(tenants);
        refused = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(refused));
        warnings = List.copyOf(warnings);
    }

    /** Whether everything that was asked for could be judged. */
    public boolean isComplete() {
        return refused.isEmpty()
                && tenants.stream().allMatch(tenant -> tenant.changes().isComplete());
    }

    /** The tenants of which something stands that nobody counted. */
    public SortedSet<TenantId> unread() {
        return before.tenants().stream()
                .filter(TenantCost::isUnread)
                .map(TenantCost::tenant)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return tenants.stream().allMatch(TenantPlan::isEmpty);
    }

    /** How many changes of each kind. */
    public Summary summary() {
        var summary = new int[7];
        var changedMoves = 0;
        var unchanged = 0;
        var unknown = 0;
        for (var tenant : tenants) {
            unchanged += tenant.changes().unchanged();
            unknown += tenant.changes().unknown().size();
            for (var change : tenant.changes().changes()) {
                summary[position(change)]++;
                if (change instanceof Change.Move move && !move.differences().isEmpty()) {
                    changedMoves++;
                }
            }
        }
        return new Summary(
                summary[0],
                summary[1],
                summary[2],
                summary[3],
                summary[4],
                changedMoves,
                summary[5],
                summary[6],
                unchanged,
                unknown);
    }

    private static int position(Change change) {
        return switch (change) {
            case Change.Create _ -> 0;
            case Change.Update _ -> 1;
            case Change.Replace _ -> 2;
            case Change.Delete _ -> 3;
            case Change.Move _ -> 4;
            case Change.Adopt _ -> 5;
            case Change.Forget _ -> 6;
        };
    }

    /** What each change does to the cost of a month, found by the change. */
    public static final class ChangeCosts {
        private final Map<Address, CostChange.Line> lines = new HashMap<>();

        public ChangeCosts(Plan plan) {
            for (var line : plan.cost().lines()) {
                line.address().ifPresent(address -> lines.put(address, line));
            }
        }

        /** Empty if it changes no cost. */
        public Optional<CostChange.Line> of(Change change) {
            return Optional.ofNullable(lines.get(change.address()));
        }
    }

    /**
     * Counts of changes, of what needs none, and of what could not be read.
     *
     * @param changedMoves those of the moves that change more than the name
     */
    public record Summary(
            int creates,
            int updates,
            int replaces,
            int deletes,
            int moves,
            int changedMoves,
            int adoptions,
            int forgotten,
            int unchanged,
            int unknown) {}
}
