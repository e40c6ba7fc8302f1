package dk.samsky.engine;

import dk.samsky.cost.Budgets;
import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.Remarks;
import dk.samsky.cost.RunRate;
import dk.samsky.cost.TenantCost;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Subjects;
import dk.samsky.document.Policy.Scope;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Money;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Spare;
import dk.samsky.plan.Stamp;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.policy.Facts.PlanFigures;
import dk.samsky.policy.Verdict;
import dk.samsky.state.StateStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Puts the plans of single tenants together: what all cost before and after, budgets, and the rules
 * about plans. Used once, by one thread.
 */
final class Assembly {
    private final Prepared prepared;
    private final StateStore store;
    private final PlanRequest request;
    private final RunRate runRate;
    private final Clouds clouds;
    private final Map<TenantId, TenantPart.Drawn> drawn = new TreeMap<>();
    private final Map<TenantId, TenantPart.Refused> refused = new TreeMap<>();
    private final SequencedMap<TenantId, List<CostLine>> before = new TreeMap<>();

    /** What all cost once this is applied: a refused tenant as it stands. */
    private final SequencedMap<TenantId, List<CostLine>> after = new TreeMap<>();

    Assembly(
            Prepared prepared,
            StateStore store,
            PlanRequest request,
            RunRate runRate,
            Clouds clouds) {
        this.prepared = prepared;
        this.store = store;
        this.request = request;
        this.runRate = runRate;
        this.clouds = clouds;
    }

    /** Adds what has become of a tenant, and what is worth knowing of one that is planned. */
    void add(TenantPart part, Problems problems) {
        switch (part) {
            case TenantDraft _ -> {} // it is added once it is drawn
            case TenantPart.Drawn planned -> {
                drawn.put(planned.id(), planned);
                before.put(planned.id(), planned.cost().before());
                after.put(planned.id(), planned.cost().after());
                planned.warnings().forEach(problems::add);
            }
            case TenantPart.Refused refusal -> refuse(refusal);
        }
    }

    /** What is told once for all tenants, since it is about clouds or would be said of each. */
    private void tellTogether(Problems problems) {
        var unknown = new ArrayList<Unknown>();
        var spare = new ArrayList<Spare>();
        drawn.values()
                .forEach(part -> {
                    unknown.addAll(part.plan().changes().unknown());
                    spare.addAll(part.plan().spare());
                });
        Unknown.told(unknown, prepared.workspace().providers()::containsKey, clouds::remedy)
                .forEach(problems::add);
        Spare.told(spare, runRate).ifPresent(problems::add);
    }

    private void refuse(TenantPart.Refused refusal) {
        refused.put(refusal.id(), refusal);
        before.put(refusal.id(), refusal.standing());
        after.put(refusal.id(), refusal.standing());
    }

    /**
     * The whole plan.
     *
     * @param ranges the address range that each tenant is to have
     * @param remembered the one that it has
     */
    Plan conclude(
            SequencedMap<TenantId, Cidr> ranges,
            SequencedMap<TenantId, Cidr> remembered,
            Problems problems) {
        addOthers();
        var sheetBefore = only(runRate.sheet(before));
        judgeMeant(sheetBefore, problems);
        var round = new Round(sheetBefore, only(runRate.sheet(after)));
        // Who is refused stays as it is, and the others may bear more of what all share.
        while (!round.late.isEmpty()) {
            round.late.forEach((id, why) -> refuse(drawn(id).refuse(why)));
            round = new Round(sheetBefore, only(runRate.sheet(after)));
        }
        round.told.list().forEach(problems::add);
        var tenants = round.tenants(ranges, remembered);
        var sheetOfPlan = round.sheetAfter;
        tellTogether(problems);
        if (request.aim() == PlanRequest.Aim.DOCUMENTS) {
            Remarks.on(sheetOfPlan).forEach(problems::add);
            Remarks.onInhabitants(prepared.workspace()).ifPresent(problems::add);
        }
        return new Plan(
                stamp(),
                !request.selection().isWhole(),
                tenants,
                reasons(),
                sheetBefore,
                sheetOfPlan,
                CostChange.between(
                        sheetBefore, sheetOfPlan, renamed(tenants), changed(tenants)::contains),
                problems.list());
    }

    private static Set<Address> changed(List<TenantPlan> tenants) {
        var changed = new HashSet<Address>();
        for (var tenant : tenants) {
            for (var change : tenant.changes().changes()) {
                // A name costs nothing.
                if (!(change instanceof Change.Move move && move.differences().isEmpty())) {
                    changed.add(change.address());
                }
            }
        }
        return changed;
    }

    /** Former address of each resource that has another one to the one it has then. */
    private static Map<Address, Address> renamed(List<TenantPlan> tenants) {
        var renamed = new HashMap<Address, Address>();
        for (var tenant : tenants) {
            for (var change : tenant.changes().changes()) {
                change.findBefore()
                        .map(Recorded::address)
                        .filter(address -> !address.equals(change.address()))
                        .ifPresent(address -> renamed.put(address, change.address()));
            }
        }
        return renamed;
    }

    private Stamp stamp() {
        return new Stamp(
                store.deployment(),
                prepared.at(),
                prepared.workspace().settings().clouds(),
                prepared.workspace().digests());
    }

    private SequencedMap<TenantId, List<Diagnostic>> reasons() {
        var reasons = new TreeMap<TenantId, List<Diagnostic>>();
        refused.forEach((id, refusal) -> reasons.put(id, refusal.why()));
        return Subjects.once(reasons);
    }

    /** What refused tenants would cost, where that is known. */
    private SequencedMap<TenantId, List<CostLine>> meant() {
        var meant = new TreeMap<TenantId, List<CostLine>>();
        refused.forEach((id, refusal) -> refusal.meant().ifPresent(lines -> meant.put(id, lines)));
        return meant;
    }

    /** Tenants that were not asked for bear their part of what all share, by what they have now. */
    private void addOthers() {
        var providers = new TreeSet<>(runRate.sharedByUse(before));
        providers.addAll(runRate.sharedByUse(after));
        var others =
                OwnCost.ofOthers(prepared.workspace(), store, runRate, providers, before.keySet());
        before.putAll(others);
        after.putAll(others);
    }

    private CostSheet only(CostSheet sheet) {
        return sheet.only(request.selection()::selects);
    }

    private TenantPart.Drawn drawn(TenantId id) {
        return Objects.requireNonNull(drawn.get(id));
    }

    /** Of one that is refused, what was meant is judged as well, so that all is told at once. */
    private void judgeMeant(CostSheet sheetBefore, Problems problems) {
        var meant = meant();
        if (meant.isEmpty()) {
            return;
        }
        var all = new TreeMap<>(after);
        all.putAll(meant);
        var late = new TreeMap<TenantId, List<Diagnostic>>();
        new BudgetJudge(sheetBefore, problems, late)
                .judge(meant.keySet(), only(runRate.sheet(all)), all);
        late.forEach((id, why) ->
                Optional.ofNullable(refused.get(id))
                        .ifPresent(refusal -> refuse(refusal.with(why))));
    }

    /** What all cost together if nobody else is refused, and who is to be for it. */
    private final class Round {
        private final CostSheet sheetAfter;
        private final Problems told = new Problems();
        private final SequencedMap<TenantId, List<Diagnostic>> late = new TreeMap<>();
        private final Map<TenantId, List<Verdict>> remarks = new TreeMap<>();

        Round(CostSheet sheetBefore, CostSheet sheetAfter) {
            this.sheetAfter = sheetAfter;
            var planned = new TreeSet<>(drawn.keySet());
            planned.removeAll(refused.keySet());
            new BudgetJudge(sheetBefore, told, late).judge(planned, sheetAfter, after);
            for (var id : planned) {
                var part = drawn(id);
                var own = new Problems();
                var said = new ArrayList<>(part.plan().remarks());
                part.placements().forEach(placement -> said.addAll(placement.remarks()));
                judgePlan(part, sheetBefore, sheetAfter, own, said);
                remarks.put(id, said);
                if (!own.list().isEmpty()) {
                    late.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(own.list());
                }
            }
        }

        List<TenantPlan> tenants(
                SequencedMap<TenantId, Cidr> ranges, SequencedMap<TenantId, Cidr> remembered) {
            var tenants = new ArrayList<TenantPlan>();
            remarks.forEach((id, said) -> {
                var part = drawn(id);
                tenants.add(
                        new TenantPlan(
                                part.plan().changes(),
                                newRange(part, ranges, remembered),
                                part.placements(),
                                said));
            });
            return tenants;
        }
    }

    /** Tells of budgets: what forbids a plan is its tenant's, and all else is told of all. */
    private final class BudgetJudge {
        private final CostSheet before;
        private final Problems problems;
        private final Map<TenantId, List<Diagnostic>> late;

        BudgetJudge(CostSheet before, Problems problems, Map<TenantId, List<Diagnostic>> late) {
            this.before = before;
            this.problems = problems;
            this.late = late;
        }

        /**
         * @param sheet what all cost then
         * @param all the lines that it is made of
         */
        void judge(
                Set<TenantId> whose, CostSheet sheet, SequencedMap<TenantId, List<CostLine>> all) {
            if (request.aim() != PlanRequest.Aim.DOCUMENTS) {
                return;
            }
            var tenants =
                    prepared.workspace().tenants().values().stream()
                            .filter(tenant -> whose.contains(tenant.id()))
                            .toList();
            var instead = runRate.instead(all);
            for (var verdict : Budgets.judge(tenants, sheet, prepared.tariff())) {
                var id = verdict.tenant();
                if (verdict.isForbidding() && !addsNothing(id, sheet, instead)) {
                    verdict.diagnostic()
                            .ifPresent(told ->
                                    late.computeIfAbsent(id, _ -> new ArrayList<>()).add(told));
                } else {
                    verdict.diagnostic().map(Diagnostic::asWarning).ifPresent(problems::add);
                }
            }
        }

        /**
         * Whether a tenant pays no more than now, or than it would if it alone changed nothing: its
         * part of what all share may rise by what others do.
         */
        private boolean addsNothing(
                TenantId id,
                CostSheet sheet,
                BiFunction<TenantId, List<CostLine>, TenantCost> instead) {
            var planned = sheet.find(id);
            if (Budgets.isNoMore(planned, before.find(id))) {
                return true;
            }
            var former = Assembly.this.before.getOrDefault(id, List.of());
            return Budgets.isNoMore(planned, Optional.of(instead.apply(id, former)));
        }
    }

    private void judgePlan(
            TenantPart.Drawn part,
            CostSheet before,
            CostSheet after,
            Problems problems,
            List<Verdict> remarks) {
        var isAsked =
                request.aim() == PlanRequest.Aim.DOCUMENTS
                        && prepared.workspace().policies().values().stream()
                                .anyMatch(policy -> policy.scope() == Scope.PLAN);
        if (isAsked) {
            var id = part.id();
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

    private Optional<Cidr> newRange(
            TenantPart.Drawn part,
            SequencedMap<TenantId, Cidr> ranges,
            SequencedMap<TenantId, Cidr> remembered) {
        if (request.aim() != PlanRequest.Aim.DOCUMENTS) {
            return Optional.empty();
        }
        // Who has none needs one once something is to stand; who moves frees the former one.
        var former = Optional.ofNullable(remembered.get(part.id()));
        return Optional.ofNullable(ranges.get(part.id()))
                .filter(range ->
                        former.map(had -> !had.equals(range))
                                .orElse(!part.plan().changes().changes().isEmpty()));
    }
}
