package dk.samsky.engine;

import dk.samsky.blueprint.RangeCheck;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.cost.Holding;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import dk.samsky.placement.Assessed;
import dk.samsky.placement.CheapestFirst;
import dk.samsky.placement.Check;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Market;
import dk.samsky.placement.Placement;
import dk.samsky.placement.PlacementRules;
import dk.samsky.placement.Placements;
import dk.samsky.placement.Placer;
import dk.samsky.placement.Room;
import dk.samsky.policy.Verdict;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Places workloads beside what stands: each tenant's are assessed on their own, and all are placed
 * together. Thread-safe.
 */
final class Placing {
    private final Prepared prepared;
    private final StateStore store;
    private final Placer placer;
    private final Set<Location> limited = new TreeSet<>();

    Placing(Prepared prepared, Clouds clouds, StateStore store) {
        this.prepared = prepared;
        this.store = store;
        this.placer =
                new Placer(
                        new Market(
                                prepared.workspace(),
                                prepared.tariff(),
                                new Rules(prepared),
                                clouds.capabilities(),
                                prepared.today()),
                        new CheapestFirst());
        for (var provider : prepared.workspace().providers().values()) {
            provider.regions().values().stream()
                    .filter(region -> !region.capacity().equals(Limits.NONE))
                    .forEach(region -> limited.add(new Location(provider.name(), region.name())));
        }
        clouds.sites().stream()
                .filter(clouds::hasOwnLimits)
                .map(Site::location)
                .forEach(limited::add);
    }

    private record Rules(Prepared prepared) implements PlacementRules {
        @Override
        public Function<Location, List<Verdict>> about(WorkloadNeed need) {
            var facts = prepared.facts();
            var judge = prepared.policies().judge().knowing(Scope.PLACEMENT, facts.workload(need));
            return facts.placement(need).andThen(subject -> judge.judge(Scope.PLACEMENT, subject));
        }

        @Override
        public boolean mayReadNames() {
            return prepared.policies().judge().mayRead(Scope.PLACEMENT, "workload", "name");
        }
    }

    /** The places that have a limit, in the documents or of the cloud's own. */
    Set<Location> limited() {
        return Collections.unmodifiableSet(limited);
    }

    List<Assessed> assess(List<WorkloadNeed> needs, Standing standing) {
        return placer.assess(needs, standing);
    }

    Placements place(List<TenantDraft> drafts, Room.Free free) {
        return placer.place(assessed(drafts), taken(drafts), free);
    }

    /**
     * Why a workload runs where it does, and what is asked of it there.
     *
     * @param ranges every tenant's address range
     */
    Explanation explain(
            WorkloadNeed need,
            List<TenantDraft> drafts,
            Room.Free free,
            SequencedMap<TenantId, Cidr> ranges) {
        var anywhere =
                prepared.policies().judge().judge(Scope.WORKLOAD, prepared.facts().workload(need));
        var explanation =
                placer.explain(need.id(), assessed(drafts), taken(drafts), free, anywhere);
        var tenant = need.id().tenant();
        var further = new ArrayList<Check>();
        if (!rules(Scope.RESOURCE).isEmpty()) {
            var resources =
                    explanation.placement().isEmpty() || !ranges.containsKey(tenant)
                            ? Optional.<List<Desired>>empty()
                            : resources(tenant, drafts, free, ranges);
            further.addAll(
                    resources
                            .map(all -> ofResources(need, all))
                            .orElseGet(() ->
                                    unjudged(
                                            Scope.RESOURCE,
                                            "It is asked of the resources of the workload, which"
                                                    + " has none while it cannot be planned.")));
        }
        further.addAll(
                unjudged(
                        Scope.PLAN,
                        "It is asked of the whole plan of "
                                + tenant
                                + ": 'samsky plan --tenant "
                                + tenant
                                + "' tells."));
        return explanation.with(further);
    }

    private List<Policy> rules(Scope scope) {
        return prepared.workspace().policies().values().stream()
                .filter(policy -> policy.scope() == scope)
                .toList();
    }

    private List<Check> unjudged(Scope scope, String reason) {
        return rules(scope).stream().map(rule -> Check.unjudged(rule, reason)).toList();
    }

    /** All that the tenant is to have, as a plan would have it; empty if it is not planned. */
    private Optional<List<Desired>> resources(
            TenantId id,
            List<TenantDraft> drafts,
            Room.Free free,
            SequencedMap<TenantId, Cidr> ranges) {
        var settings = prepared.workspace().settings();
        var builder = new ResourceBuilder(RangeCheck.of(settings, ranges));
        var placed =
                placed(place(drafts, free)).getOrDefault(id, List.of()).stream()
                        .map(Placement::placed)
                        .toList();
        return drafts.stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst()
                .flatMap(draft ->
                        draft.tenant()
                                .flatMap(document ->
                                        builder.build(document, placed, draft.standing()).value()));
    }

    private List<Check> ofResources(WorkloadNeed need, List<Desired> all) {
        var verdicts = new LinkedHashMap<Address, List<Verdict>>();
        for (var resource : all) {
            if (resource.address().workloadId().equals(Optional.of(need.id()))) {
                var subject = prepared.facts().resource(resource, Optional.of(need));
                verdicts.put(
                        resource.address(),
                        prepared.policies().judge().judge(Scope.RESOURCE, subject));
            }
        }
        return Explanation.ofResources(verdicts);
    }

    private static List<Assessed> assessed(List<TenantDraft> drafts) {
        return drafts.stream().flatMap(draft -> draft.assessed().stream()).toList();
    }

    /**
     * What stands takes: of what is recorded, of every tenant, as sums; and of what was found where
     * nothing is recorded.
     */
    private SequencedMap<Location, Amounts> taken(List<TenantDraft> drafts) {
        var taken = new TreeMap<Location, Amounts>();
        store.occupancy()
                .values()
                .forEach(places ->
                        places.forEach((place, part) -> taken.merge(place, part, Amounts::plus)));
        for (var draft : drafts.stream().filter(each -> each.found().looked()).toList()) {
            draft.stands().resources().values().stream()
                    .filter(found -> !draft.shard().resources().containsKey(found.address()))
                    .filter(found -> limited.contains(found.location()))
                    .map(Holding::of)
                    .forEach(found ->
                            taken.merge(
                                    found.location(), found.resource().amounts(), Amounts::plus));
        }
        return taken;
    }

    /** What has a place, by tenant. */
    static Map<TenantId, List<Placement>> placed(Placements placements) {
        var byTenant = new TreeMap<TenantId, List<Placement>>();
        placements
                .placed()
                .forEach((workload, placement) ->
                        byTenant.computeIfAbsent(workload.tenant(), _ -> new ArrayList<>())
                                .add(placement));
        return byTenant;
    }

    /**
     * Why others have none, by tenant.
     *
     * @param unselected what is not told of
     */
    static Map<TenantId, List<Diagnostic>> refused(Placements placements, Set<String> unselected) {
        var byTenant = new TreeMap<TenantId, List<Diagnostic>>();
        placements
                .refused()
                .forEach((workload, reason) -> {
                    if (!unselected.contains(workload.toString())) {
                        byTenant.computeIfAbsent(workload.tenant(), _ -> new ArrayList<>())
                                .add(reason);
                    }
                });
        return byTenant;
    }
}
