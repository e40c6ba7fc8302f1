package dk.samsky.engine;

import dk.samsky.blueprint.FormerNames;
import dk.samsky.blueprint.GroupOwners;
import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.RangeCheck;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.engine.PlanRequest.Refresh;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Parallel;
import dk.samsky.engine.work.Together;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Groups;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Placement;
import dk.samsky.placement.PlacementCode;
import dk.samsky.placement.Room;
import dk.samsky.plan.Isolation;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Selection;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

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
        var groups = groups();
        var rate = new RunRate(workspace, prepared.tariff());
        var settled = settled(ranges, groups);
        var reader = new TenantReader(prepared, tools, request, placing, settled, remembered);
        var looked =
                look(each(tenants(request), id -> id, reader::read, "read"), request.refresh());
        var together = looked.together(placing::place, tools.progress());
        var drafts = together.sound();
        var placements = together.result();
        tell(drafts, looked.open(), request, problems);
        var unselected = TenantDraft.unselected(drafts, request.selection());
        placements.warnings().stream()
                .filter(warning -> warning.address().filter(unselected::contains).isEmpty())
                .forEach(problems::add);
        var planner = planner(request, ranges.given(), groups.groups());
        var placed = Placing.placed(placements);
        var refused = Placing.refused(placements, unselected);
        var drawn =
                each(
                        drafts,
                        TenantDraft::id,
                        draft ->
                                draw(
                                        draft,
                                        placed.getOrDefault(draft.id(), List.of()),
                                        refused.getOrDefault(draft.id(), List.of()),
                                        planner,
                                        request.selection(),
                                        rate),
                        "plan");
        var plan = new Assembly(prepared, store, request, rate, tools.clouds());
        looked.parts().forEach(part -> plan.add(part, problems));
        together.broken().forEach((id, told) -> plan.add(refused(id, told), problems));
        drawn.forEach(part -> plan.add(part, problems));
        return plan.conclude(ranges.given(), remembered, problems);
    }

    private TenantPlanner planner(
            PlanRequest request, SequencedMap<TenantId, Cidr> ranges, Groups groups) {
        var settings = prepared.workspace().settings();
        var pool = settings.addressPool();
        var reserved = settings.reservedRanges();
        var builder = new ResourceBuilder(RangeCheck.of(settings, ranges));
        var isolation = new Isolation(pool, ranges, reserved, groups, settings.privileged());
        return new TenantPlanner(prepared, builder, isolation, tools, request);
    }

    /**
     * @param own where its workloads are placed
     * @param refusals why some of its workloads have no place
     */
    private static TenantPart draw(
            TenantDraft draft,
            List<Placement> own,
            List<Diagnostic> refusals,
            TenantPlanner planner,
            Selection selection,
            RunRate rate)
            throws InterruptedException {
        var outcome = planner.plan(draft, own);
        var placements =
                own.stream().filter(placement -> draft.isSelected(selection, placement)).toList();
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
        if (told.stream().anyMatch(Strangers::isRefusal)) {
            return TenantPart.Refused.unread(
                    draft.id(), told, OwnCost.foreign(draft.id()), rates.map(OwnCost::after), rate);
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
    private static void tell(
            List<TenantDraft> drafts,
            Map<TenantId, Diagnostic> open,
            PlanRequest request,
            Problems problems) {
        for (var draft : drafts) {
            Optional.ofNullable(open.get(draft.id())).ifPresent(problems::add);
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
        var request = new PlanRequest(selection, PlanRequest.Aim.DOCUMENTS, Refresh.NONE);
        // Why the others are in no plan; whether this one's addresses are right does not matter
        // here.
        var ranges = ranges(store.ranges());
        var refusedRanges = new TreeMap<>(ranges.refused());
        refusedRanges.remove(workload.tenant());
        var noRanges = new RangeAllocator.Ranges(new TreeMap<>(), refusedRanges);
        var settled = settled(noRanges, groups());
        var reader = new TenantReader(prepared, tools, request, placing, settled, new TreeMap<>());
        var looked = look(each(tenants(request), id -> id, reader::read, "read"), Refresh.ALL);
        var together =
                looked.together(
                        (drafts, free) -> explain(workload, placing, drafts, free, ranges.given()),
                        tools.progress());
        var refused = new ArrayList<Diagnostic>();
        for (var part : looked.parts()) {
            if (part instanceof TenantPart.Refused left && left.id().equals(workload.tenant())) {
                refused.addAll(left.why());
            }
        }
        Optional.ofNullable(together.broken().get(workload.tenant())).ifPresent(refused::add);
        return refused.isEmpty() ? Checked.ok(together.result()) : new Checked.Refused<>(refused);
    }

    /** Why, beside these; empty if it is none of theirs, and then they are placed without it. */
    private static Optional<Explanation> explain(
            WorkloadId workload,
            Placing placing,
            List<TenantDraft> beside,
            Room.Free free,
            SequencedMap<TenantId, Cidr> ranges) {
        var found =
                beside.stream()
                        .flatMap(draft -> draft.needs().stream())
                        .filter(need -> need.id().equals(workload))
                        .findFirst();
        if (found.isEmpty()) {
            placing.place(beside, free);
        }
        return found.map(need -> placing.explain(need, beside, free, ranges));
    }

    /**
     * What is known of all that are to be placed.
     *
     * @param parts drafts, and those that are refused by now
     * @param room what is free for the drafts
     * @param open that a former run was killed, where it was
     */
    private record Looked(List<TenantPart> parts, RoomReader room, Map<TenantId, Diagnostic> open) {
        <R> Together<TenantDraft, R> together(
                BiFunction<List<TenantDraft>, Room.Free, R> work, Progress progress)
                throws InterruptedException {
            return Together.work(
                    drafts(parts),
                    TenantDraft::id,
                    some -> work.apply(some, room.free(some)),
                    progress);
        }
    }

    private Looked look(List<TenantPart> read, Refresh refresh) throws InterruptedException {
        var room = new RoomReader(tools, refresh);
        var open = new ConcurrentHashMap<TenantId, Diagnostic>();
        var parts = new ArrayList<>(read);
        parts.removeIf(TenantDraft.class::isInstance);
        parts.addAll(
                each(
                        drafts(read),
                        TenantDraft::id,
                        draft -> {
                            Recovery.unfinished(store, draft.id())
                                    .ifPresent(told -> open.put(draft.id(), told));
                            room.ask(draft);
                            return draft;
                        },
                        "room"));
        return new Looked(parts, room, open);
    }

    /**
     * Why workloads of the documents have no place for want of room alone, beside what the state
     * remembers; the clouds are asked what they have free.
     */
    public List<Diagnostic> crowded() throws InterruptedException {
        var placing = placing();
        var request = new PlanRequest(Selection.ALL, PlanRequest.Aim.DOCUMENTS, Refresh.NONE);
        var remembered = store.ranges();
        var settled = settled(ranges(remembered), groups());
        var reader = new TenantReader(prepared, tools, request, placing, settled, remembered);
        var together =
                look(each(tenants(request), id -> id, reader::read, "read"), Refresh.ALL)
                        .together(placing::place, tools.progress());
        return together.result().refused().values().stream()
                .filter(problem -> problem.code().equals(PlacementCode.NO_ROOM))
                .toList();
    }

    private RangeAllocator.Ranges ranges(SequencedMap<TenantId, Cidr> remembered) {
        var workspace = prepared.workspace();
        return new RangeAllocator(workspace.settings())
                .allocate(workspace.tenants().values(), remembered);
    }

    private GroupOwners.Settled groups() {
        return GroupOwners.settle(prepared.workspace(), store.acting());
    }

    /** The ranges, with all that refuses a tenant for what another has as well. */
    private static RangeAllocator.Ranges settled(
            RangeAllocator.Ranges ranges, GroupOwners.Settled groups) {
        var refused = new TreeMap<TenantId, List<Diagnostic>>(ranges.refused());
        groups.refused()
                .forEach((tenant, why) ->
                        refused.merge(
                                tenant,
                                why,
                                (some, more) ->
                                        Stream.concat(some.stream(), more.stream()).toList()));
        return new RangeAllocator.Ranges(ranges.given(), refused);
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

    private TenantPart.Refused refused(TenantId tenant, Diagnostic bug) {
        return TenantPart.Refused.at(tenant, bug, store, prepared.tariff().currency());
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
                        (item, told) -> refused(tenant.apply(item), told),
                        tools.progress()),
                tools.progress(),
                phase);
    }
}
