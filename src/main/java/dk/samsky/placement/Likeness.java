package dk.samsky.placement;

import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Workspace;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.WorkloadNeed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tells which workloads cannot be told apart by any check, so that a country of alike workloads is
 * assessed once. Errs on the side of telling apart.
 */
final class Likeness {
    /**
     * All that an assessment reads of a workload. Equal ones, equal assessments, but for names in
     * messages.
     */
    record Alike(
            String blueprint,
            SequencedMap<String, String> labels,
            DataClass data,
            List<ServersNeed> servers,
            List<NamespaceNeed> namespaces,
            Optional<String> provider,
            Optional<String> region,
            TenantId tenant,
            Optional<WorkloadId> workload,
            Optional<Location> standing,
            SequencedMap<String, String> kept) {}

    private final boolean namesMatter;
    private final Set<TenantId> tenantsWithWaivers = new LinkedHashSet<>();

    Likeness(Workspace workspace, PlacementRules rules) {
        namesMatter = rules.mayReadNames();
        workspace.policies().values().stream()
                .filter(policy -> policy.scope() == Scope.PLACEMENT)
                .flatMap(policy -> policy.waivers().stream())
                .map(Policy.Waiver::tenant)
                .forEach(tenantsWithWaivers::add);
    }

    Alike of(WorkloadNeed need, Optional<Location> standing, SequencedMap<String, String> kept) {
        var isWaived = tenantsWithWaivers.contains(need.id().tenant());
        return new Alike(
                need.blueprint(),
                need.labels(),
                need.data(),
                need.servers(),
                need.namespaces(),
                need.provider(),
                need.region(),
                need.id().tenant(),
                Optional.of(need.id()).filter(_ -> namesMatter || isWaived),
                standing.filter(_ -> !kept.isEmpty()),
                kept);
    }
}
