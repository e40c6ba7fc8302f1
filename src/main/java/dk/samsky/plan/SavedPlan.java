package dk.samsky.plan;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan as it is read back from a file: what apply needs of it, and what it is bound to.
 *
 * @param unread the tenants of which something stood that nobody counted
 */
public record SavedPlan(Stamp stamp, List<Part> tenants, SortedSet<TenantId> unread) {
    /**
     * One tenant's part.
     *
     * @param range the address range that the tenant is given by this plan
     */
    public record Part(TenantChanges changes, Optional<Cidr> range) {
        /** Whether there is nothing to do. */
        public boolean isEmpty() {
            return changes.isSettled() && range.isEmpty();
        }
    }

    public SavedPlan {
        tenants = List.copyOf(tenants);
        unread = Collections.unmodifiableSortedSet(new TreeSet<>(unread));
    }

    /** What apply needs of a plan. */
    public static SavedPlan of(Plan plan) {
        return new SavedPlan(
                plan.stamp(),
                plan.tenants().stream()
                        .map(tenant -> new Part(tenant.changes(), tenant.range()))
                        .toList(),
                plan.unread());
    }
}
