package dk.samsky.engine;

import dk.samsky.cost.Budgets;
import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.Holding;
import dk.samsky.cost.Remarks;
import dk.samsky.cost.RunRate;
import dk.samsky.cost.price.Price;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Policy.Scope;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Money;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Stamp;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.policy.Facts.PlanFigures;
import dk.samsky.policy.Verdict;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the plans of single tenants together: what all cost before and after, budgets, and the rules
 * about plans. Used once, by one thread.
 */
final class Assembly {
    private final Prepared prepared;
    private final StateStore store;
    private final PlanRequest request;
    private final RunRate runRate;
    private final Map<TenantId, Drawn> parts = new TreeMap<>();
    private final SequencedMap<TenantId, List<Diagnostic>> refused = new TreeMap<>();
    private final SequencedMap<TenantId, List<CostLine>> before = new TreeMap<>();
    private final SequencedMap<TenantId, List<CostLine>> after = new TreeMap<>();

    Assembly(Prepared prepared, StateStore store, PlanRequest request, RunRate runRate) {
        this.prepared = prepared;
        this.store = store;
        this.request = request;
        this.runRate = runRate;
    }

    /** Adds a tenant. */
    void add(Drawn drawn) {
        var id = drawn.draft().id();
        before.put(id, drawn.cost().before());
        after.put(id, drawn.cost().after());
        if (drawn.planned().isPresent()) {
            parts.put(id, drawn);
        } else {
            refused.put(id, drawn.problems());
        }
    }

    /** Leaves a tenant out at which a bug was met: what it has stays, at a price nobody knows. */
    void refuse(TenantId tenant, Diagnostic told) {
        refused.put(tenant, new ArrayList<>(List.of(told)));
        var standing = unpriced(tenant, told.code().title());
        before.put(tenant, standing);
        after.put(tenant, standing);
    }

    private List<CostLine> unpriced(TenantId tenant, String why) {
        var price = new Price.Unknown(tenant + " is left out: " + why);
        var nothing = Money.zero(prepared.tariff().currency());
        try {
            return store.read(tenant).resources().values().stream()
                    .<CostLine>map(recorded ->
                            new CostLine.Direct(
                                    recorded.address(), recorded.location(), price, nothing))
                    .toList();
        } catch (StateException unreadable) {
            // Not even what it has is known: one line stands for all.
            var space = new Address(tenant, Optional.empty(), Kind.TENANT_SPACE, "unreadable");
            return List.of(
                    new CostLine.Direct(
                            space, new Location("unreadable", "unreadable"), price, nothing));
        }
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
        var unknown = new ArrayList<Unknown>();
        for (var part : parts.values()) {
            var id = part.draft().id();
            unknown.addAll(part.plan().changes().unknown());
            var own = new Problems();
            var remarks = new ArrayList<>(part.plan().remarks());
            part.placements().forEach(placement -> remarks.addAll(placement.remarks()));
            judgePlan(part, sheetBefore, sheetAfter, own, remarks);
            if (own.hasErrors()) {
                refuse(id, own.list());
            }
            if (!refused.containsKey(id)) {
                tenants.add(
                        new TenantPlan(
                                part.plan().changes(),
                                newRange(part, ranges),
                                part.placements(),
                                remarks));
            }
        }
        Unknown.told(unknown, prepared.workspace().providers()::containsKey).forEach(problems::add);
        refused.keySet().forEach(id -> after.put(id, before.getOrDefault(id, List.of())));
        var sheetOfPlan = only(runRate.sheet(after));
        return new Plan(
                new Stamp(
                        store.deployment(),
                        prepared.at(),
                        prepared.workspace().settings().clouds(),
                        prepared.workspace().digests()),
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
        var others = new TreeSet<>(prepared.workspace().tenants().keySet());
        // Those without a document bear what they use as well, as 'cost' tells it.
        store.heads().forEach(head -> others.add(head.tenant()));
        for (var id : others) {
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

    private void refuse(TenantId tenant, List<Diagnostic> why) {
        var all = new ArrayList<>(refused.getOrDefault(tenant, List.of()));
        all.addAll(why);
        refused.put(tenant, all);
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
                verdict.diagnostic().ifPresent(told -> refuse(verdict.tenant(), List.of(told)));
            } else {
                verdict.diagnostic().ifPresent(problems::add);
            }
        }
    }

    private void judgePlan(
            Drawn part,
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
            var changes = part.plan().changes().changes();
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

    private Optional<Cidr> newRange(Drawn part, SequencedMap<TenantId, Cidr> ranges) {
        var id = part.draft().id();
        var isNeeded =
                request.aim() == PlanRequest.Aim.DOCUMENTS
                        && !part.plan().changes().changes().isEmpty()
                        && !store.ranges().containsKey(id);
        return isNeeded ? Optional.ofNullable(ranges.get(id)) : Optional.empty();
    }
}
