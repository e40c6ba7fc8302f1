package dk.samsky.placement;

import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.Subject;

/**
 * Tells the rules about a workload and a candidate place. The same subject for the same arguments.
 */
@FunctionalInterface
public interface PlacementSubject {
    Subject of(Tenant tenant, WorkloadNeed need, Provider provider, Provider.Region region);
}
