package dk.samsky.engine;

import dk.samsky.blueprint.FormerNames;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Tenant;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resources;
import dk.samsky.placement.Placement;
import dk.samsky.plan.ChangePlanner;
import dk.samsky.plan.Isolation;
import dk.samsky.plan.Keeping;
import dk.samsky.plan.Quota;
import dk.samsky.plan.Sight;
import dk.samsky.plan.Spare;
import dk.samsky.plan.TenantChanges;
import dk.samsky.policy.Verdict;
import dk.samsky.state.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Plans one tenant, once its workloads have their places: resources, rules, quota, what stands, and
 * what is to change.
 */
final class TenantPlanner {
    private final Prepared prepared;
    private final ResourceBuilder builder;
    private final Isolation isolation;
    private final Tools tools;
    private final PlanRequest request;

    TenantPlanner(
            Prepared prepared,
            ResourceBuilder builder,
            Isolation isolation,
            Tools tools,
            PlanRequest request) {
        this.prepared = prepared;
        this.builder = builder;
        this.isolation = isolation;
        this.tools = tools;
        this.request = request;
    }

    /**
     * What came of it.
     *
     * @param whole everything the tenant is to have, selected or not, for quota and cost, in order
     *     of the addresses
     * @param spare what of that stays although less is asked for
     */
    record Planned(
            TenantChanges changes, List<Desired> whole, List<Spare> spare, List<Verdict> remarks) {
        /** Without all that stays as it is: of a country it is too much to keep. */
        Planned withoutWhole() {
            return new Planned(changes, List.of(), spare, remarks);
        }
    }

    /**
     * What came of it, and what is told; refused if one of that is an error.
     *
     * @param planned also of one that is refused, where it is known what was meant
     */
    record Outcome(List<Diagnostic> told, Optional<Planned> planned) {
        boolean isRefused() {
            return planned.isEmpty() || told.stream().anyMatch(Diagnostic::isError);
        }
    }

    Outcome plan(TenantDraft draft, List<Placement> placements) throws InterruptedException {
        var problems = new Problems();
        var remarks = new ArrayList<Verdict>();
        var built = problems.take(desired(draft, placements));
        if (built.isEmpty()) {
            judgeWorkloads(draft, selected(draft, placements), problems, remarks);
            return new Outcome(problems.list(), Optional.empty());
        }
        var scope = scope(draft, built.get());
        var recorded = recorded(draft, draft.shard(), scope);
        var sites = sites(within(scope, built.get()), recorded.values());
        var sight = look(draft, sites);
        var kept = kept(draft, built.get(), sight);
        var spare = kept.spare().stream().filter(one -> scope.test(one.stays().address())).toList();
        var whole = kept.desired();
        var wanted = within(scope, whole);
        // Only what is planned is held to its rules; a quota is of the tenant as a whole.
        judgeWorkloads(draft, workloads(wanted), problems, remarks);
        judgeResources(draft, wanted, problems, remarks);
        if (request.aim() == PlanRequest.Aim.DOCUMENTS) {
            isolation.check(draft.id(), whole);
            draft.tenant().ifPresent(tenant -> judge(tenant, draft, whole, scope, problems));
        }
        Strangers.judge(draft.shard(), sight, prepared.workspace().settings().beside())
                .forEach(problems::add);
        var input =
                new ChangePlanner.Input(
                        draft.id(),
                        draft.shard().serial(),
                        wanted,
                        recorded,
                        beside(draft.shard(), recorded),
                        draft.renaming(),
                        sight.only(request.selection()::selects),
                        capabilities(sites),
                        scope,
                        unasked());
        var compared = changes(input);
        compared.diagnostics().forEach(problem -> problems.add(placed(problem, draft)));
        // Of one that is refused, what was meant still says what it would have cost.
        var changes = compared.value().orElseGet(() -> ChangePlanner.compare(input));
        return new Outcome(
                problems.list(), Optional.of(new Planned(changes, whole, spare, remarks)));
    }

    private static List<Recorded> beside(Shard shard, Map<Address, Recorded> planned) {
        return planned.size() == shard.resources().size()
                ? List.of()
                : shard.resources().values().stream()
                        .filter(one -> !planned.containsKey(one.address()))
                        .toList();
    }

    private static List<Desired> within(Predicate<Address> scope, List<Desired> whole) {
        return whole.stream().filter(desired -> scope.test(desired.address())).toList();
    }

    private static SequencedMap<Address, Recorded> recorded(
            TenantDraft draft, Shard shard, Predicate<Address> scope) {
        var recorded = new LinkedHashMap<Address, Recorded>();
        shard.resources()
                .forEach((address, remembered) -> {
                    if (scope.test(draft.moved().getOrDefault(address, address))) {
                        recorded.put(address, remembered);
                    }
                });
        return recorded;
    }

    /** Judges what the tenant is to have, beside what stands. */
    private static void judge(
            Tenant tenant,
            TenantDraft draft,
            List<Desired> whole,
            Predicate<Address> scope,
            Problems problems) {
        var stands = draft.stands().resources();
        var beside =
                Quota.wanted(within(Predicate.not(scope), whole))
                        .plus(Quota.standing(staying(draft, whole, scope)));
        Quota.check(
                        tenant,
                        beside.plus(Quota.wanted(within(scope, whole))),
                        () ->
                                beside.plus(
                                        Quota.standing(
                                                recorded(draft, draft.stands(), scope).values())))
                .ifPresent(problems::add);
        FormerNames.likely(
                        tenant,
                        stands.keySet().stream().filter(scope).toList(),
                        within(scope, whole).stream().map(Desired::address).toList(),
                        new HashSet<>(draft.moved().values())::contains)
                .ifPresent(problems::add);
    }

    /** What stands, and stays although no document with a place asks for it: out of the scope. */
    private static List<Recorded> staying(
            TenantDraft draft, List<Desired> whole, Predicate<Address> scope) {
        var beside = new ArrayList<Recorded>();
        for (var recorded : draft.stands().resources().values()) {
            if (!scope.test(draft.moved().getOrDefault(recorded.address(), recorded.address()))) {
                beside.add(recorded);
            }
        }
        if (!beside.isEmpty()) {
            var wanted = new HashSet<Address>();
            whole.forEach(desired -> wanted.add(desired.address()));
            beside.removeIf(recorded ->
                    wanted.contains(
                            draft.moved().getOrDefault(recorded.address(), recorded.address())));
        }
        return beside;
    }

    private Keeping.Kept kept(TenantDraft draft, List<Desired> whole, Sight sight) {
        return switch (request.aim()) {
            case DOCUMENTS ->
                    new Keeping(draft.stands().resources(), draft.moved(), sight)
                            .keep(whole, draft.unasked());
            case RECORDED, NOTHING -> new Keeping.Kept(whole, List.of());
        };
    }

    /**
     * A problem of a change with a place: where the workload is written, or else the tenant. What
     * no document speaks of any more has none.
     */
    private static Diagnostic placed(Diagnostic problem, TenantDraft draft) {
        var tenant = draft.tenant();
        if (problem.span().isPresent() || tenant.isEmpty()) {
            return problem;
        }
        var workload =
                problem.address()
                        .flatMap(Address::parse)
                        .flatMap(Address::workload)
                        .map(name -> tenant.get().workloads().get(name));
        return problem.at(
                workload.map(one -> one.metadata().span()).orElse(tenant.get().metadata().span()));
    }

    private String unasked() {
        return switch (request.aim()) {
            case DOCUMENTS, RECORDED -> "no document asks for it";
            case NOTHING -> "all that stands is to be destroyed";
        };
    }

    private Checked<TenantChanges> changes(ChangePlanner.Input input) {
        return switch (request.aim()) {
            case RECORDED -> Checked.ok(ChangePlanner.compare(input));
            case DOCUMENTS, NOTHING -> ChangePlanner.plan(input);
        };
    }

    private Checked<List<Desired>> desired(TenantDraft draft, List<Placement> placements) {
        return switch (request.aim()) {
            case RECORDED ->
                    Checked.ok(
                            draft.shard().resources().values().stream()
                                    .map(TenantPlanner::asDesired)
                                    .toList());
            case NOTHING -> Checked.ok(List.of());
            case DOCUMENTS -> {
                if (draft.tenant().isEmpty()) {
                    yield Checked.ok(List.of());
                }
                var placed = new ArrayList<Placed>();
                placements.forEach(placement -> placed.add(placement.placed()));
                yield builder.build(draft.tenant().get(), placed, draft.standing());
            }
        };
    }

    private static Desired asDesired(Recorded recorded) {
        return new Desired(
                recorded.address(),
                recorded.location(),
                recorded.driver(),
                Resources.of(recorded),
                recorded.protect());
    }

    private static Set<String> workloads(List<Desired> wanted) {
        var names = new TreeSet<String>();
        wanted.forEach(desired -> desired.address().workload().ifPresent(names::add));
        return names;
    }

    private Set<String> selected(TenantDraft draft, List<Placement> placements) {
        var names = new TreeSet<String>();
        placements.stream()
                .filter(placement -> draft.isSelected(request.selection(), placement))
                .forEach(placement -> names.add(placement.placed().need().id().name()));
        return names;
    }

    private void judgeWorkloads(
            TenantDraft draft,
            Set<String> planned,
            Problems problems,
            Collection<Verdict> remarks) {
        if (request.aim() == PlanRequest.Aim.DOCUMENTS && hasRules(Scope.WORKLOAD)) {
            for (var need : draft.needs()) {
                if (!planned.contains(need.id().name())) {
                    continue;
                }
                var verdicts =
                        prepared.policies()
                                .judge()
                                .judge(Scope.WORKLOAD, prepared.facts().workload(need));
                Verdicts.tell(verdicts, need.id().toString(), problems, remarks);
            }
        }
    }

    private void judgeResources(
            TenantDraft draft,
            List<Desired> desired,
            Problems problems,
            Collection<Verdict> remarks) {
        if (request.aim() == PlanRequest.Aim.DOCUMENTS && hasRules(Scope.RESOURCE)) {
            Map<WorkloadId, WorkloadNeed> needs = new TreeMap<>();
            draft.needs().forEach(need -> needs.put(need.id(), need));
            for (var resource : desired) {
                var need = resource.address().workloadId().map(needs::get);
                var verdicts =
                        prepared.policies()
                                .judge()
                                .judge(Scope.RESOURCE, prepared.facts().resource(resource, need));
                Verdicts.tell(verdicts, resource.address().toString(), problems, remarks);
            }
        }
    }

    private boolean hasRules(Scope scope) {
        return prepared.workspace().policies().values().stream()
                .anyMatch(policy -> policy.scope() == scope);
    }

    /**
     * Whether an address is planned: a selected workload's, and of the tenant's own what those
     * need; and both where it is to be and where it stands must be selected, so that no half of a
     * change of place is planned.
     */
    private Predicate<Address> scope(TenantDraft draft, List<Desired> whole) {
        var selection = request.selection();
        var elsewhere = new TreeSet<Address>();
        whole.stream()
                .filter(desired -> !selection.selects(desired.location()))
                .forEach(desired -> elsewhere.add(desired.address()));
        var standing = new TreeSet<>(draft.found().addresses(where -> !selection.selects(where)));
        draft.shard().resources().values().stream()
                .filter(remembered -> !selection.selects(remembered.location()))
                .map(Recorded::address)
                .forEach(standing::add);
        standing.forEach(address -> elsewhere.add(draft.moved().getOrDefault(address, address)));
        Predicate<Address> isHere = address -> !elsewhere.contains(address);
        return selection.isOfWholeTenants() ? isHere : isHere.and(ofWorkloads(draft, whole));
    }

    private Predicate<Address> ofWorkloads(TenantDraft draft, List<Desired> whole) {
        Predicate<Address> isSelected =
                address ->
                        address.workload()
                                .filter(name -> draft.isSelected(request.selection(), name))
                                .isPresent();
        var needed = new TreeSet<Address>();
        whole.stream()
                .filter(desired -> isSelected.test(desired.address()))
                .forEach(desired -> needed.addAll(desired.resource().references()));
        return address ->
                address.workload().isPresent()
                        ? isSelected.test(address)
                        : needed.contains(address);
    }

    private SortedSet<Site> sites(List<Desired> wanted, Collection<Recorded> recorded) {
        var sites = new HashSet<Site>();
        wanted.forEach(desired -> sites.add(desired.site()));
        recorded.forEach(remembered -> sites.add(remembered.site()));
        if (request.aim() == PlanRequest.Aim.NOTHING) {
            // To prove that nothing is left, every place is looked at.
            tools.clouds().sites().stream()
                    .filter(site -> request.selection().selects(site.location()))
                    .forEach(sites::add);
        }
        return new TreeSet<>(sites);
    }

    private Sight look(TenantDraft draft, Collection<Site> sites) throws InterruptedException {
        return switch (request.refresh()) {
            case ALL ->
                    draft.found().looked()
                            ? draft.found()
                            : tools.observer().look(draft.id(), sites);
            case NONE -> Sight.NONE;
        };
    }

    private SequencedMap<Site, List<Capability>> capabilities(Collection<Site> sites) {
        var capabilities = new TreeMap<Site, List<Capability>>();
        sites.forEach(site -> capabilities.put(site, tools.clouds().capabilities(site)));
        return capabilities;
    }
}
