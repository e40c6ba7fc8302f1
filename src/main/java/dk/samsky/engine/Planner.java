package dk.samsky.engine;

import dk.samsky.blueprint.FormerNames;
import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.RangeCheck;
import dk.samsky.blueprint.RangeMove;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Placement;
import dk.samsky.placement.PlacementCode;
import dk.samsky.plan.Isolation;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Selection;
import dk.samsky.plan.Sight;
import dk.samsky.state.Shard;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** Plans; a tenant that cannot be planned is in the plan with the reasons. */
    public Plan plan(PlanRequest request) throws InterruptedException {
        var workspace = prepared.workspace();
        var problems = new Problems();
        // A rule that is wrong forbids what it might have forbidden; what is wrong is told once.
        prepared.policies().diagnostics().stream()
                .map(Diagnostic::asWarning)
                .forEach(problems::add);
        var placing = placing();
        var remembered = store.ranges();
        var ranges = ranges(remembered);
        var rate = new RunRate(workspace, prepared.tariff());
        var reader = new Reader(request, placing, ranges, remembered, rate);
        var parts = each(tenants(request), id -> id, reader::read, "read");
        var drafts = drafts(parts);
        tell(drafts, request, problems);
        var placements =
                placing.place(drafts, new RoomReader(tools).read(request.refresh(), drafts));
        var unselected = TenantDraft.unselected(drafts, request.selection());
        placements.warnings().stream()
                .filter(warning -> warning.address().filter(unselected::contains).isEmpty())
                .forEach(problems::add);
        var planner = planner(request, ranges.given());
        var placed = Placing.placed(placements);
        var refused = Placing.refused(placements, unselected);
        var drawn =
                each(
                        drafts,
                        TenantDraft::id,
                        draft -> {
                            var own = placed.getOrDefault(draft.id(), List.of());
                            var selected =
                                    own.stream()
                                            .filter(placement ->
                                                    draft.isSelected(
                                                            request.selection(), placement))
                                            .toList();
                            return draw(
                                    draft,
                                    selected,
                                    refused.getOrDefault(draft.id(), List.of()),
                                    planner.plan(draft, own),
                                    rate);
                        },
                        "plan");
        var plan = new Assembly(prepared, store, request, rate, tools.clouds());
        parts.forEach(part -> plan.add(part, problems));
        drawn.forEach(part -> plan.add(part, problems));
        return plan.conclude(ranges.given(), remembered, problems);
    }

    private TenantPlanner planner(PlanRequest request, SequencedMap<TenantId, Cidr> ranges) {
        var settings = prepared.workspace().settings();
        var pool = settings.addressPool();
        var reserved = settings.reservedRanges();
        var builder = new ResourceBuilder(new RangeCheck(pool, ranges, reserved));
        var groups = prepared.workspace().groups();
        var isolation = new Isolation(pool, ranges, reserved, groups, settings.privileged());
        return new TenantPlanner(prepared, builder, isolation, tools, request);
    }

    /**
     * @param refusals why some of its workloads have no place
     */
    private static TenantPart draw(
            TenantDraft draft,
            List<Placement> placements,
            List<Diagnostic> refusals,
            TenantPlanner.Outcome outcome,
            RunRate rate) {
        var told = new ArrayList<>(refusals);
        outcome.told().stream().filter(problem -> !follows(problem, refusals)).forEach(told::add);
        var rates =
                outcome.planned()
                        .filter(_ -> refusals.isEmpty())
                        .map(planned -> OwnCost.of(rate, draft.stands(), planned));
        if (rates.isPresent() && !outcome.isRefused()) {
            return new TenantPart.Drawn(
                    draft.id(),
                    placements,
                    told,
                    outcome.planned().orElseThrow().withoutWhole(),
                    rates.get());
        }
        return rates.map(known ->
                        new TenantPart.Refused(
                                draft.id(), told, known.before(), Optional.of(known.after())))
                .orElseGet(() -> TenantPart.Refused.of(told, draft.stands(), rate));
    }

    /**
     * Whether it is about a part of a workload that has no place: planned without one, it looks as
     * if all of it were to go.
     */
    private static boolean follows(Diagnostic problem, List<Diagnostic> refusals) {
        return refusals.stream()
                .flatMap(refusal -> refusal.address().stream())
                .anyMatch(workload ->
                        problem.address()
                                .filter(one -> one.startsWith(workload + "/"))
                                .isPresent());
    }

    private static List<TenantDraft> drafts(List<TenantPart> parts) {
        return parts.stream()
                .filter(TenantDraft.class::isInstance)
                .map(TenantDraft.class::cast)
                .toList();
    }

    /** What is to be known of tenants whatever is planned for them. */
    private void tell(List<TenantDraft> drafts, PlanRequest request, Problems problems) {
        for (var draft : drafts) {
            Recovery.unfinished(store, draft.id()).ifPresent(problems::add);
            draft.tenant()
                    .filter(_ -> request.aim() == PlanRequest.Aim.DOCUMENTS)
                    .map(tenant ->
                            FormerNames.unknown(
                                    tenant,
                                    draft.stands().resources().keySet(),
                                    name -> draft.isSelected(request.selection(), name)))
                    .ifPresent(told -> told.forEach(problems::add));
        }
    }

    /**
     * Why a workload is placed where it is, beside all that a plan of everything places; empty if
     * no document speaks of it.
     */
    public Checked<Optional<Explanation>> explain(WorkloadId workload) throws InterruptedException {
        var placing = placing();
        // Where no place has a limit, no tenant's place depends on what another is to have.
        var selection =
                placing.limited().isEmpty() ? Selection.of(workload.tenant()) : Selection.ALL;
        var request =
                new PlanRequest(selection, PlanRequest.Aim.DOCUMENTS, PlanRequest.Refresh.NONE);
        var rate = new RunRate(prepared.workspace(), prepared.tariff());
        // Why the others are in no plan; whether this one's addresses are right does not matter
        // here.
        var refusedRanges = new TreeMap<>(ranges(store.ranges()).refused());
        refusedRanges.remove(workload.tenant());
        var noRanges = new RangeAllocator.Ranges(new TreeMap<>(), refusedRanges);
        var reader = new Reader(request, placing, noRanges, new TreeMap<>(), rate);
        var parts = each(tenants(request), id -> id, reader::read, "read");
        var refused =
                parts.stream()
                        .filter(TenantPart.Refused.class::isInstance)
                        .filter(part -> part.id().equals(workload.tenant()))
                        .flatMap(part -> ((TenantPart.Refused) part).why().stream())
                        .toList();
        if (!refused.isEmpty()) {
            return new Checked.Refused<>(refused);
        }
        var drafts = drafts(parts);
        var free = new RoomReader(tools).read(PlanRequest.Refresh.ALL, drafts);
        return Checked.ok(
                drafts.stream()
                        .flatMap(draft -> draft.needs().stream())
                        .filter(need -> need.id().equals(workload))
                        .findFirst()
                        .map(need -> placing.explain(need, drafts, free)));
    }

    /**
     * Why workloads of the documents have no place for want of room alone, beside what the state
     * remembers; the clouds are asked what they have free.
     */
    public List<Diagnostic> crowded() throws InterruptedException {
        var placing = placing();
        var request =
                new PlanRequest(Selection.ALL, PlanRequest.Aim.DOCUMENTS, PlanRequest.Refresh.NONE);
        var remembered = store.ranges();
        var rate = new RunRate(prepared.workspace(), prepared.tariff());
        var reader = new Reader(request, placing, ranges(remembered), remembered, rate);
        var drafts = drafts(each(tenants(request), id -> id, reader::read, "read"));
        var free = new RoomReader(tools).read(PlanRequest.Refresh.ALL, drafts);
        return placing.place(drafts, free).refused().values().stream()
                .filter(problem -> problem.code().equals(PlacementCode.NO_ROOM))
                .toList();
    }

    private RangeAllocator.Ranges ranges(SequencedMap<TenantId, Cidr> remembered) {
        var workspace = prepared.workspace();
        return new RangeAllocator(workspace.settings())
                .allocate(workspace.tenants().values(), remembered);
    }

    private Placing placing() {
        return new Placing(prepared, tools.clouds(), store);
    }

    /** The tenants that were asked for; those that only the state speaks of as well. */
    private List<TenantId> tenants(PlanRequest request) {
        var ids = new TreeSet<TenantId>();
        prepared.workspace().tenants().keySet().stream()
                .filter(request.selection()::selects)
                .forEach(ids::add);
        store.heads().stream()
                // To leave nothing, every place is looked at of whoever had something once.
                .filter(head -> head.resources() > 0 || request.aim() == PlanRequest.Aim.NOTHING)
                .map(head -> head.tenant())
                .filter(request.selection()::selects)
                .forEach(ids::add);
        store.unremembered().stream().filter(request.selection()::selects).forEach(ids::add);
        return List.copyOf(ids);
    }

    /** The same for each tenant, side by side; one that a bug is met at is refused. */
    private <T> List<TenantPart> each(
            List<T> all,
            Function<T, TenantId> tenant,
            Parallel.Work<T, TenantPart> work,
            String phase)
            throws InterruptedException {
        return Parallel.map(
                all,
                Bugs.caught(
                        tenant,
                        work,
                        (item, told) ->
                                TenantPart.Refused.at(
                                        tenant.apply(item),
                                        told,
                                        store,
                                        prepared.tariff().currency()),
                        tools.progress()),
                tools.progress(),
                phase);
    }

    /** Finds out what is known of a tenant before anything is decided. */
    private final class Reader {
        private final PlanRequest request;
        private final Placing placing;

        private final RangeAllocator.Ranges ranges;

        /** The range that each tenant has until a plan is applied. */
        private final Map<TenantId, Cidr> remembered;

        private final RunRate rate;

        Reader(
                PlanRequest request,
                Placing placing,
                RangeAllocator.Ranges ranges,
                Map<TenantId, Cidr> remembered,
                RunRate rate) {
            this.request = request;
            this.placing = placing;
            this.ranges = ranges;
            this.remembered = remembered;
            this.rate = rate;
        }

        TenantPart read(TenantId id) throws InterruptedException {
            var shard = store.read(id);
            var tenant = Optional.ofNullable(prepared.workspace().tenants().get(id));
            var isAsked = request.aim() == PlanRequest.Aim.DOCUMENTS;
            // What is wrong in its documents may be that it still has something.
            var why = new ArrayList<>(prepared.workspace().refused().getOrDefault(id, List.of()));
            if (isAsked) {
                why.addAll(ranges.refused().getOrDefault(id, List.of()));
            }
            if (tenant.isEmpty()
                    && prepared.workspace()
                            .doubts()
                            .mayExist(DocumentKind.TENANT, id.name(), Optional.empty())) {
                why.add(folderUnknown(id));
            }
            if (!why.isEmpty()) {
                return TenantPart.Refused.of(why, shard, rate);
            }
            return switch (isAsked && tenant.isPresent()
                    ? prepared.needs(tenant.get())
                    : Checked.ok(List.<WorkloadNeed>of())) {
                case Checked.Refused<List<WorkloadNeed>>(var problems) ->
                        TenantPart.Refused.of(problems, shard, rate);
                case Checked.Ok<List<WorkloadNeed>>(var needs, var _) -> {
                    var draft = TenantDraft.of(id, tenant, shard, find(shard), needs, placing);
                    yield outside(draft)
                            .<TenantPart>map(told ->
                                    TenantPart.Refused.of(List.of(told), draft.stands(), rate))
                            .orElse(draft);
                }
            };
        }

        /**
         * Why the tenant may not move to the range that it is to have; empty if it may, or stays.
         */
        private Optional<Diagnostic> outside(TenantDraft draft) {
            var range = ranges.given().get(draft.id());
            if (request.aim() != PlanRequest.Aim.DOCUMENTS
                    || draft.tenant().isEmpty()
                    || range == null
                    || range.equals(remembered.get(draft.id()))) {
                return Optional.empty();
            }
            var tenant = draft.tenant().get();
            return store.unremembered().contains(draft.id()) && !draft.found().isWhole()
                    ? Optional.of(RangeMove.unseen(tenant, range))
                    : RangeMove.judge(tenant, range, draft.stands().resources().values());
        }

        private static Diagnostic folderUnknown(TenantId tenant) {
            return Diagnostic.error(
                            DocumentCode.NO_TENANT,
                            "Whether '" + tenant + "' has a folder is not known.",
                            "The state remembers the tenant, no folder has its name, and the name"
                                    + " of one is wrong. What a tenant without a folder has would"
                                    + " be deleted.",
                            "Correct the name of that folder first.")
                    .about(tenant.name());
        }

        /**
         * A tenant that the state remembers nothing of is new, or its state was lost: then what
         * stands of it, anywhere, is to be known before anything is given a place, or said to be as
         * it was.
         */
        private Sight find(Shard shard) throws InterruptedException {
            var isAsked =
                    request.aim() != PlanRequest.Aim.NOTHING
                            && request.refresh() == PlanRequest.Refresh.ALL;
            return isAsked && shard.resources().isEmpty()
                    ? tools.observer().look(shard.tenant(), tools.clouds().sites())
                    : Sight.NONE;
        }
    }
}
