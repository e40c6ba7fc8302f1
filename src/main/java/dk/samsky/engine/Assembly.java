package dk.samsky.engine;

import dk.samsky.cost.Budgets;
import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.Holding;
import dk.samsky.cost.Remarks;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Policy.Scope;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Money;
import dk.samsky.model.resource.Desired;
import dk.samsky.placement.Placement;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Stamp;
import dk.samsky.plan.TenantPlan;
import dk.samsky.policy.Facts.PlanFigures;
import dk.samsky.policy.Verdict;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the plans of single tenants together: what all cost before and after, budgets, and the rules
 * about plans. Used once, by one thread.
 */
final class Assembly {
    private final Prepared prepared;
    private final StateStore store;
    private final PlanRequest request;
    private final RunRate runRate;
    private final Map<TenantId, Part> parts = new TreeMap<>();
    private final SequencedMap<TenantId, List<Diagnostic>> refused = new TreeMap<>();
    private final SequencedMap<TenantId, List<CostLine>> before = new TreeMap<>();
    private final SequencedMap<TenantId, List<CostLine>> after = new TreeMap<>();

    /** One tenant that can be planned. */
    private record Part(
            TenantDraft draft, TenantPlanner.Planned planned, List<Placement> placements) {}

    Assembly(Prepared prepared, StateStore store, PlanRequest request) {
        this.prepared = prepared;
        this.store = store;
        this.request = request;
        this.runRate = new RunRate(prepared.workspace(), prepared.tariff());
    }

    /**
     * Adds a tenant.
     *
     * @param refusals why some of its workloads have no place
     */
    void add(
            TenantDraft draft,
            Checked<TenantPlanner.Planned> result,
            List<Diagnostic> refusals,
            List<Placement> placements) {
        var problems = new ArrayList<>(refusals);
        problems.addAll(result.diagnostics());
        if (result.value().isEmpty() || !refusals.isEmpty()) {
            refused.put(draft.id(), problems);
            var standing = lines(draft, List.of());
            before.put(draft.id(), standing);
            after.put(draft.id(), standing);
            return;
        }
        var planned = result.value().get();
        parts.put(draft.id(), new Part(draft, planned, placements));
        before.put(draft.id(), lines(draft, planned.whole()));
        after.put(draft.id(), runRate.direct(holdingsAfter(draft, planned)));
    }

    /** What stands costs; what is to be just the same is not decoded for it. */
    private List<CostLine> lines(TenantDraft draft, List<Desired> whole) {
        var wanted = new TreeMap<Address, Desired>();
        whole.forEach(desired -> wanted.put(desired.address(), desired));
        var holdings = new ArrayList<Holding>();
        for (var recorded : draft.shard().resources().values()) {
            var same = wanted.get(recorded.address());
            holdings.add(
                    same != null && isSame(recorded, same)
                            ? Holding.of(same)
                            : Holding.of(recorded));
        }
        return runRate.direct(holdings);
    }

    private static boolean isSame(Recorded recorded, Desired desired) {
        return recorded.location().equals(desired.location())
                && recorded.content().equals(desired.content());
    }

    /**
     * What stands once the plan is applied: what changes as it is then, all else as it is recorded.
     */
    private static List<Holding> holdingsAfter(TenantDraft draft, TenantPlanner.Planned planned) {
        var holdings = new TreeMap<Address, Holding>();
        var wanted = new TreeMap<Address, Desired>();
        planned.whole().forEach(desired -> wanted.put(desired.address(), desired));
        for (var recorded : draft.shard().resources().values()) {
            var same = wanted.get(recorded.address());
            holdings.put(
                    recorded.address(),
                    same != null && isSame(recorded, same)
                            ? Holding.of(same)
                            : Holding.of(recorded));
        }
        var resources = draft.shard().resources();
        for (var change : planned.changes().changes()) {
            change.findBefore()
                    // A second object of a recorded address may go while the recorded one stays.
                    .filter(gone -> !isStray(gone, resources.get(gone.address())))
                    .ifPresent(gone -> holdings.remove(gone.address()));
        }
        for (var change : planned.changes().changes()) {
            change.findAfter().ifPresent(made -> holdings.put(made.address(), Holding.of(made)));
        }
        return new ArrayList<>(holdings.values());
    }

    private static boolean isStray(Recorded gone, @Nullable Recorded recorded) {
        return recorded != null
                && !(recorded.remoteId().equals(gone.remoteId())
                        && recorded.site().equals(gone.site()));
    }

    /** The whole plan. */
    Plan conclude(SequencedMap<TenantId, Cidr> ranges, Problems problems) {
        addOthers();
        var sheetBefore = only(runRate.sheet(before));
        var sheetAfter = only(runRate.sheet(after));
        judgeBudgets(sheetAfter, problems);
        if (request.aim() == PlanRequest.Aim.DOCUMENTS) {
            Remarks.on(sheetAfter).forEach(problems::add);
        }
        var tenants = new ArrayList<TenantPlan>();
        for (var part : parts.values()) {
            var id = part.draft().id();
            var own = new Problems();
            var remarks = new ArrayList<>(part.planned().remarks());
            part.placements().forEach(placement -> remarks.addAll(placement.remarks()));
            judgePlan(part, sheetBefore, sheetAfter, own, remarks);
            if (own.hasErrors()) {
                refused.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(own.list());
            }
            if (!refused.containsKey(id)) {
                tenants.add(
                        new TenantPlan(
                                part.planned().changes(),
                                newRange(part, ranges),
                                part.placements(),
                                remarks));
            }
        }
        refused.keySet().forEach(id -> after.put(id, before.getOrDefault(id, List.of())));
        var sheetOfPlan = only(runRate.sheet(after));
        return new Plan(
                new Stamp(store.deployment(), prepared.at(), prepared.workspace().digests()),
                !request.selection().isWhole(),
                tenants,
                new LinkedHashMap<>(refused),
                sheetBefore,
                sheetOfPlan,
                CostChange.between(sheetBefore, sheetOfPlan),
                problems.list());
    }

    /**
     * Tenants that were not asked for bear their part of what all share, by what they have now.
     * Only what decides how it is shared is read of them.
     */
    private void addOthers() {
        var providers = new TreeSet<>(runRate.sharedByUse(before));
        providers.addAll(runRate.sharedByUse(after));
        if (providers.isEmpty()) {
            return;
        }
        for (var id : prepared.workspace().tenants().keySet()) {
            if (!before.containsKey(id)) {
                var direct =
                        runRate.direct(
                                store.read(id).resources().values().stream()
                                        .filter(recorded ->
                                                providers.contains(recorded.location().provider()))
                                        .map(Holding::of)
                                        .toList());
                before.put(id, direct);
                after.put(id, direct);
            }
        }
    }

    private CostSheet only(CostSheet sheet) {
        return sheet.only(request.selection()::selects);
    }

    private void judgeBudgets(CostSheet sheet, Problems problems) {
        if (request.aim() != PlanRequest.Aim.DOCUMENTS) {
            return;
        }
        var tenants =
                prepared.workspace().tenants().values().stream()
                        .filter(tenant -> parts.containsKey(tenant.id()))
                        .toList();
        for (var verdict : Budgets.judge(tenants, sheet, prepared.tariff())) {
            if (verdict.isForbidding()) {
                verdict.diagnostic()
                        .ifPresent(told ->
                                refused.computeIfAbsent(verdict.tenant(), _ -> new ArrayList<>())
                                        .add(told));
            } else {
                verdict.diagnostic().ifPresent(problems::add);
            }
        }
    }

    private void judgePlan(
            Part part,
            CostSheet before,
            CostSheet after,
            Problems problems,
            List<Verdict> remarks) {
        var isAsked =
                request.aim() == PlanRequest.Aim.DOCUMENTS
                        && prepared.workspace().policies().values().stream()
                                .anyMatch(policy -> policy.scope() == Scope.PLAN);
        if (isAsked) {
            var id = part.draft().id();
            var changes = part.planned().changes().changes();
            var figures =
                    new PlanFigures(
                            count(changes, Change.Create.class),
                            count(changes, Change.Update.class),
                            count(changes, Change.Replace.class),
                            count(changes, Change.Delete.class),
                            known(before, id),
                            known(after, id));
            var verdicts =
                    prepared.policies()
                            .judge()
                            .judge(Scope.PLAN, prepared.facts().plan(id, figures));
            Verdicts.tell(verdicts, id.name(), problems, remarks);
        }
    }

    private static int count(List<Change> changes, Class<? extends Change> kind) {
        return (int) changes.stream().filter(change -> kind.isInstance(change)).count();
    }

    private static Optional<Money> known(CostSheet sheet, TenantId id) {
        return sheet.find(id).filter(cost -> cost.unknown() == 0).map(cost -> cost.total());
    }

    private Optional<Cidr> newRange(Part part, SequencedMap<TenantId, Cidr> ranges) {
        var id = part.draft().id();
        var isNeeded =
                request.aim() == PlanRequest.Aim.DOCUMENTS
                        && !part.planned().changes().changes().isEmpty()
                        && !store.ranges().containsKey(id);
        return isNeeded ? Optional.ofNullable(ranges.get(id)) : Optional.empty();
    }
}
