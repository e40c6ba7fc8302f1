package dk.samsky.plan;

import dk.samsky.model.quantity.Cidr;
import java.util.List;
import java.util.Optional;

/** A plan as it is read back from a file: what apply needs of it, and what it is bound to. */
public record SavedPlan(Stamp stamp, List<Part> tenants) {
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
    }

    /** What apply needs of a plan. */
    public static SavedPlan of(Plan plan) {
        return new SavedPlan(
                plan.stamp(),
                plan.tenants().stream()
                        .map(tenant -> new Part(tenant.changes(), tenant.range()))
                        .toList());
    }
}
