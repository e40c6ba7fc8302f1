package dk.samsky.plan;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.placement.Placement;
import dk.samsky.policy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One tenant's part of a plan.
 *
 * @param range the address range that the tenant is given by this plan, its first or another one;
 *     empty if it keeps what it has, or needs none
 * @param placements of its workloads, by name; empty where nothing was placed
 * @param remarks what rules say that does not forbid: warnings, and waivers
 */
public record TenantPlan(
        TenantChanges changes,
        Optional<Cidr> range,
        List<Placement> placements,
        List<Verdict> remarks) {
    public TenantPlan {
        placements = List.copyOf(placements);
        remarks = List.copyOf(remarks);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return changes.changes().isEmpty() && range.isEmpty();
    }

    public TenantId tenant() {
        return changes.tenant();
    }
}
