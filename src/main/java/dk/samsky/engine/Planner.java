package dk.samsky.engine;

import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Placement;
import dk.samsky.placement.Placements;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Selection;
import dk.samsky.plan.Sight;
import dk.samsky.state.Shard;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Plans: places the workloads of all tenants that were asked for, then plans each tenant on its
 * own. Changes nothing, anywhere.
 */
public final class Planner {
    private final Prepared prepared;
    private final StateStore store;
    private final Tools tools;

    public Planner(
            Prepared prepared,
            StateStore store,
            Clouds clouds,
            Surroundings surroundings,
            Pace pace,
            Progress progress) {
        this.prepared = prepared;
        this.store = store;
        this.tools = Tools.of(clouds, store, surroundings, pace, progress);
    }

    /**
     * Plans.
     *
     * @return refused if the documents do not fit together; what concerns one tenant is in the plan
     */
    public Checked<Plan> plan(PlanRequest request) throws InterruptedException {
        var problems = new Problems();
        // A rule that is wrong forbids what it might have forbidden; what is wrong is told once.
        prepared.policies().diagnostics().stream()
                .map(Diagnostic::asWarning)
                .forEach(problems::add);
        var placing = placing();
        var broken = new ConcurrentSkipListMap<TenantId, Diagnostic>();
        var drafts = problems.take(drafts(request, placing, broken));
        var ranges =
                problems.take(
                        new RangeAllocator(prepared.workspace().settings())
                                .allocate(prepared.workspace().tenants().values(), store.ranges()));
        if (drafts.isEmpty() || ranges.isEmpty()) {
            return problems.refuse();
        }
        drafts.get().forEach(draft -> unfinished(draft.id()).ifPresent(problems::add));
        var placements = placing.place(drafts.get());
        var unselected = unselected(drafts.get(), request.selection());
        placements.warnings().stream()
                .filter(warning -> warning.address().filter(unselected::contains).isEmpty())
                .forEach(problems::add);
        var rate = new RunRate(prepared.workspace(), prepared.tariff());
        var builder =
                new ResourceBuilder(prepared.workspace().settings().addressPool(), ranges.get());
        var planner = new TenantPlanner(prepared, builder, tools, request);
        var placed = placed(placements);
        var refused = refused(placements, unselected);
        var plan = new Assembly(prepared, store, request, rate);
        var drawn =
                each(
                        drafts.get(),
                        TenantDraft::id,
                        draft -> {
                            var own = placed.getOrDefault(draft.id(), List.of());
                            var refusals = refused.getOrDefault(draft.id(), List.of());
                            var selected =
                                    own.stream()
                                            .filter(placement ->
                                                    isSelected(
                                                            placement, draft, request.selection()))
                                            .toList();
                            return Drawn.of(
                                    draft, selected, refusals, planner.plan(draft, own), rate);
                        },
                        broken,
                        "plan");
        drawn.forEach(one -> add(one, plan, problems));
        broken.forEach(plan::refuse);
        return problems.conclude(plan.conclude(ranges.get(), problems));
    }

    /** A tenant that is refused has its warnings beside its errors. */
    private static void add(Drawn drawn, Assembly plan, Problems problems) {
        if (drawn.planned().isPresent()) {
            drawn.problems().forEach(problems::add);
        }
        plan.add(drawn);
    }

    /** The workloads that nothing is planned for by wish, as {@code tenant/name}. */
    private static Set<String> unselected(List<TenantDraft> drafts, Selection selection) {
        var unselected = new TreeSet<String>();
        for (var draft : drafts) {
            draft.needs().stream()
                    .map(WorkloadNeed::id)
                    .filter(id -> !draft.isSelected(selection, id.name()))
                    .forEach(id -> unselected.add(id.toString()));
        }
        return unselected;
    }

    private static boolean isSelected(Placement placement, TenantDraft draft, Selection selection) {
        return selection.selects(placement.location())
                && draft.isSelected(selection, placement.placed().need().id().name());
    }

    /** That a former run was killed, so that apply will not do what is planned now. */
    private Optional<Diagnostic> unfinished(TenantId tenant) {
        var open = store.unresolved(tenant);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.warning(
                                        EngineCode.UNSETTLED,
                                        "A run that was stopped, or is under way, left "
                                                + open.size()
                                                + " operations of "
                                                + tenant
                                                + " open.",
                                        "What they did is looked for by the next 'samsky apply',"
                                                + " before it plans.",
                                        "Run 'samsky apply' without a saved plan.")
                                .about(tenant.name()));
    }

    /** Why a workload runs where it does; empty if no document speaks of it. */
    public Checked<Optional<Explanation>> explain(WorkloadId workload) throws InterruptedException {
        var request =
                new PlanRequest(
                        new Selection(
                                List.of(workload.tenant().name()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        PlanRequest.Aim.DOCUMENTS,
                        PlanRequest.Refresh.NONE);
        var placing = placing();
        var broken = new ConcurrentSkipListMap<TenantId, Diagnostic>();
        var known = drafts(request, placing, broken);
        return (broken.isEmpty()
                        ? known
                        : new Checked.Refused<List<TenantDraft>>(List.copyOf(broken.values())))
                .map(drafts ->
                        drafts.stream()
                                        .flatMap(draft -> draft.needs().stream())
                                        .anyMatch(need -> need.id().equals(workload))
                                ? Optional.of(placing.explain(workload, drafts))
                                : Optional.<Explanation>empty());
    }

    private Placing placing() {
        return new Placing(prepared, tools.clouds(), store);
    }

    /**
     * What is known of each tenant that was asked for; those that only the state speaks of as well.
     *
     * @param broken takes those that a bug was met at: they are left out
     */
    private Checked<List<TenantDraft>> drafts(
            PlanRequest request, Placing placing, Map<TenantId, Diagnostic> broken)
            throws InterruptedException {
        var ids = new TreeSet<TenantId>();
        prepared.workspace().tenants().keySet().stream()
                .filter(request.selection()::selects)
                .forEach(ids::add);
        store.heads().stream()
                .filter(head -> head.resources() > 0)
                .map(head -> head.tenant())
                .filter(request.selection()::selects)
                .forEach(ids::add);
        var problems = new Problems();
        var parts =
                each(List.copyOf(ids), id -> id, id -> draft(id, request, placing), broken, "read");
        var drafts = new ArrayList<TenantDraft>();
        parts.forEach(part -> problems.take(part).ifPresent(drafts::add));
        return problems.conclude(drafts);
    }

    /**
     * The same for each tenant, side by side.
     *
     * @param broken takes those that a bug was met at: they are left out
     */
    private <T, R> List<R> each(
            List<T> all,
            Function<T, TenantId> tenant,
            Parallel.Work<T, R> work,
            Map<TenantId, Diagnostic> broken,
            String phase)
            throws InterruptedException {
        return Parallel.map(
                        all,
                        Bugs.caught(
                                tenant,
                                item -> Optional.of(work.on(item)),
                                (item, told) -> {
                                    broken.put(tenant.apply(item), told);
                                    return Optional.<R>empty();
                                },
                                tools.progress()),
                        tools.progress(),
                        phase)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Checked<TenantDraft> draft(TenantId id, PlanRequest request, Placing placing)
            throws InterruptedException {
        var tenant = Optional.ofNullable(prepared.workspace().tenants().get(id));
        var isAsked = request.aim() == PlanRequest.Aim.DOCUMENTS;
        Checked<List<WorkloadNeed>> needs =
                isAsked && tenant.isPresent()
                        ? prepared.needs(tenant.get())
                        : Checked.ok(List.of());
        var shard = store.read(id);
        var found = find(shard, request);
        return needs.map(known -> TenantDraft.of(id, tenant, shard, found, known, placing));
    }

    /**
     * A tenant that the state remembers nothing of is new, or its state was lost: then what stands
     * of it, anywhere, is to be known before anything is given a place.
     */
    private Sight find(Shard shard, PlanRequest request) throws InterruptedException {
        var isAsked =
                request.aim() == PlanRequest.Aim.DOCUMENTS
                        && request.refresh() == PlanRequest.Refresh.ALL;
        return isAsked && shard.resources().isEmpty()
                ? tools.observer().look(shard.tenant(), tools.clouds().sites())
                : Sight.NONE;
    }

    private static Map<TenantId, List<Placement>> placed(Placements placements) {
        var byTenant = new TreeMap<TenantId, List<Placement>>();
        placements
                .placed()
                .forEach((workload, placement) ->
                        byTenant.computeIfAbsent(workload.tenant(), _ -> new ArrayList<>())
                                .add(placement));
        return byTenant;
    }

    private static Map<TenantId, List<Diagnostic>> refused(
            Placements placements, Set<String> unselected) {
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
