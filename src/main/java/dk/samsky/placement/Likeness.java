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
import java.util.ArrayList;
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
            Optional<TenantId> tenant,
            Optional<WorkloadId> workload,
            Optional<Location> standing,
            SequencedMap<String, String> kept) {}

    private static final List<String> FACTS_BESIDE_THE_NAME =
            List.of(".data.", ".labels.", ".blueprint", ".amounts.");

    private final boolean tenantsDiffer;
    private final boolean workloadsDiffer;
    private final Set<TenantId> tenantsWithWaivers = new LinkedHashSet<>();

    Likeness(Workspace workspace) {
        var texts = new ArrayList<String>();
        for (var policy : workspace.policies().values()) {
            if (policy.scope() == Scope.PLACEMENT) {
                policy.when().ifPresent(when -> texts.add(when.value()));
                texts.add(policy.require().value());
                policy.waivers().stream()
                        .map(Policy.Waiver::tenant)
                        .forEach(tenantsWithWaivers::add);
            }
        }
        tenantsDiffer = texts.stream().anyMatch(text -> text.contains("tenant"));
        workloadsDiffer = texts.stream().anyMatch(Likeness::readsTheName);
    }

    /**
     * Whether a rule's text speaks of a workload otherwise than by its data, labels, amounts or
     * blueprint.
     */
    static boolean readsTheName(String text) {
        var word = "workload";
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            var rest = text.substring(at + word.length());
            if (FACTS_BESIDE_THE_NAME.stream().noneMatch(rest::startsWith)) {
                return true;
            }
        }
        return false;
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
                Optional.of(need.id().tenant()).filter(_ -> tenantsDiffer),
                Optional.of(need.id()).filter(_ -> workloadsDiffer || isWaived),
                standing.filter(_ -> !kept.isEmpty()),
                kept);
    }
}
