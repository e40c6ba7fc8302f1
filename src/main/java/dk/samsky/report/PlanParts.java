package dk.samsky.report;

import dk.samsky.cost.CostChange;
import dk.samsky.cost.TenantCost;
import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import dk.samsky.placement.Advice;
import dk.samsky.placement.Placement;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.policy.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A plan as it is read: tenant, workload, resource; and what each change costs. */
final class PlanParts {
    /** So many tenants that could not be read are told one by one. */
    private static final int SEVERAL = 3;

    private final Plan plan;
    private final long unread;
    private final Plan.ChangeCosts costs;

    PlanParts(Plan plan) {
        this.plan = plan;
        this.costs = new Plan.ChangeCosts(plan);
        this.unread = plan.tenants().stream().filter(PlanParts::isUnread).count();
    }

    /**
     * What a plan says of one workload.
     *
     * @param name the workload's, blank for what belongs to the tenant as a whole
     * @param placement empty if no document speaks of it any more
     * @param remarks what rules say of its place that does not forbid
     */
    record WorkloadPart(
            String name,
            Optional<Placement> placement,
            List<Verdict> remarks,
            List<Change> changes) {
        boolean isWorthShowing() {
            return !changes.isEmpty() || !remarks.isEmpty();
        }
    }

    /**
     * The workloads of one tenant of which there is something to say, the tenant's own resources
     * first.
     */
    static List<WorkloadPart> workloads(TenantPlan tenant) {
        var placements = new TreeMap<String, Placement>();
        tenant.placements()
                .forEach(placement ->
                        placements.put(placement.placed().need().id().name(), placement));
        var changes = new TreeMap<String, List<Change>>();
        tenant.changes()
                .changes()
                .forEach(change ->
                        changes.computeIfAbsent(
                                        change.address().workload().orElse(""),
                                        _ -> new ArrayList<>())
                                .add(change));
        var names = new TreeMap<String, Boolean>(Comparator.naturalOrder());
        placements.keySet().forEach(name -> names.put(name, true));
        changes.keySet().forEach(name -> names.put(name, true));
        return names.keySet().stream()
                .map(name -> {
                    var placement = Optional.ofNullable(placements.get(name));
                    return new WorkloadPart(
                            name,
                            placement,
                            placement.map(Placement::remarks).orElse(List.of()),
                            changes.getOrDefault(name, List.of()));
                })
                .filter(WorkloadPart::isWorthShowing)
                .toList();
    }

    /** What rules say of the tenant that is not said of the place of one of its workloads. */
    static List<Verdict> remarks(TenantPlan tenant) {
        var remarks = new ArrayList<>(tenant.remarks());
        tenant.placements().forEach(placement -> remarks.removeAll(placement.remarks()));
        return remarks;
    }

    /** Whether there is anything to say of a tenant. */
    boolean isWorthShowing(TenantPlan tenant) {
        return !shared(tenant.tenant()).isEmpty()
                || tenant.range().isPresent()
                || !tenant.remarks().isEmpty()
                || !tenant.changes().unknown().isEmpty()
                || !tenant.changes().building().isEmpty()
                || !workloads(tenant).isEmpty();
    }

    /** What apply waits for before it is done, beside what it changes; a clause, if anything. */
    static Optional<String> awaited(TenantPlan tenant) {
        var all = tenant.changes().building().keySet();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var named = all.stream().limit(SEVERAL).map(Address::local).toList();
        return Optional.of(
                "apply waits for what the cloud is still making: "
                        + String.join(", ", named)
                        + (all.size() > SEVERAL
                                ? ", and " + Figures.count(all.size() - SEVERAL) + " more"
                                : ""));
    }

    /** What a change adds to the cost of a month; empty if a price is unknown. */
    Optional<Money> delta(Change change) {
        return costs.of(change)
                .map(CostChange.Line::delta)
                .orElseGet(() -> Optional.of(Money.zero(plan.cost().currency())));
    }

    /** The parts of shared costs that change for a tenant. */
    List<CostChange.Line> shared(TenantId tenant) {
        return plan.cost().byTenant().getOrDefault(tenant, List.of()).stream()
                .filter(line -> line.address().isEmpty())
                .toList();
    }

    /** What a tenant pays once the plan is applied. */
    String after(TenantId tenant) {
        return plan.after()
                .find(tenant)
                .map(cost -> amount(cost) + " " + plan.after().currency() + "/month")
                .orElse("");
    }

    /** What a tenant pays, as far as it is known, without the currency. */
    static String amount(TenantCost cost) {
        return Figures.about(cost.guessed()) + Figures.amount(cost.total(), cost.unknown());
    }

    /** Whether nothing is to be said of the tenant but that it could not be read. */
    private static boolean isUnread(TenantPlan tenant) {
        return tenant.changes().changes().isEmpty() && !tenant.changes().unknown().isEmpty();
    }

    /** Whether the tenant is one of so many that could not be read that all are told together. */
    boolean isToldTogether(TenantPlan tenant) {
        return unread > SEVERAL && isUnread(tenant);
    }

    /** A line for each place that could not be read, if many tenants have nothing else to tell. */
    String toldTogether() {
        var all = new ArrayList<Unknown>();
        plan.tenants().stream()
                .filter(this::isToldTogether)
                .forEach(tenant -> all.addAll(tenant.changes().unknown()));
        var text = new StringBuilder();
        for (var gap : Unknown.gaps(all)) {
            var tenants = gap.all().stream().map(one -> one.address().tenant()).distinct().count();
            text.append("\n? ")
                    .append(gap.subject())
                    .append(" of ")
                    .append(Figures.count(tenants, "tenant"))
                    .append(' ')
                    .append(gap.told());
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    /** A rule's remark as a sentence: a warning, or a waiver. */
    static String remark(Verdict verdict) {
        return switch (verdict.finding()) {
            case Verdict.Finding.Holds _, Verdict.Finding.Inapplicable _ ->
                    verdict.policy() + " holds";
            case Verdict.Finding.Fails(var message) ->
                    "warning: " + message + " (" + verdict.policy() + ")";
            case Verdict.Finding.Broken(var why) ->
                    "warning: "
                            + verdict.policy()
                            + " could not be judged: "
                            + why
                            + " ("
                            + verdict.span()
                            + ")";
            case Verdict.Finding.Waived(var message, var waiver) ->
                    "waived, would fail: "
                            + message
                            + " ("
                            + verdict.policy()
                            + "; until "
                            + waiver.until()
                            + ", approved by "
                            + waiver.approvedBy()
                            + ": "
                            + waiver.reason()
                            + ")";
        };
    }

    /** A part of a shared cost, by provider and name. */
    static String name(CostChange.Line shared) {
        // The key reads tenant/(shared)/provider/name.
        var mark = "(shared)/";
        return shared.key().substring(shared.key().indexOf(mark) + mark.length());
    }

    /** What is to be said of a workload's place besides why it was chosen. */
    static List<String> notes(WorkloadPart part) {
        var notes = new ArrayList<String>();
        part.placement()
                .flatMap(Placement::movedFrom)
                .ifPresent(
                        from -> notes.add("moves away from " + from + ", where it may not stay"));
        part.placement()
                .flatMap(Placement::advice)
                .ifPresent(advice ->
                        notes.add(
                                "advice: "
                                        + advice.location()
                                        + " would be "
                                        + Figures.money(advice.saving())
                                        + "/month cheaper"));
        part.remarks().forEach(remark -> notes.add(remark(remark)));
        return notes;
    }

    /** How many workloads would be cheaper elsewhere, and by how much. */
    String advice() {
        var savings =
                plan.tenants().stream()
                        .flatMap(tenant -> tenant.placements().stream())
                        .flatMap(placement -> placement.advice().stream())
                        .map(Advice::saving)
                        .toList();
        return savings.isEmpty()
                ? ""
                : "Advice: "
                        + Figures.count(savings.size(), "workload")
                        + " would be cheaper elsewhere, by "
                        + Figures.money(
                                savings.stream()
                                        .reduce(Money.zero(plan.after().currency()), Money::plus))
                        + "/month in all if there is room for all of them; 'samsky explain"
                        + " TENANT/WORKLOAD' tells where.\n";
    }

    /** That workloads were sized by estimate, as their blueprints say of themselves. */
    String estimatedSizes() {
        var all = 0L;
        var estimated = 0L;
        for (var tenant : plan.tenants()) {
            all += tenant.placements().size();
            estimated +=
                    tenant.placements().stream()
                            .filter(placement ->
                                    "estimate"
                                            .equals(
                                                    placement
                                                            .placed()
                                                            .need()
                                                            .labels()
                                                            .get("sizing")))
                            .count();
        }
        return estimated == 0
                ? ""
                : "Sizes are estimates of "
                        + Figures.count(estimated)
                        + " of "
                        + Figures.count(all, "workload")
                        + " (label sizing: estimate).\n";
    }

    /** How many changes there are of each kind. */
    static String changes(Plan.Summary counts) {
        var parts = new ArrayList<String>();
        parts.add(Figures.count(counts.creates()) + " to create");
        parts.add(Figures.count(counts.updates()) + " to update");
        parts.add(Figures.count(counts.replaces()) + " to replace");
        parts.add(Figures.count(counts.deletes()) + " to delete");
        more(
                counts.moves(),
                counts.changedMoves() == 0
                        ? "to move"
                        : "to move (" + Figures.count(counts.changedMoves()) + " of them changed)",
                parts);
        more(counts.adoptions(), "to adopt", parts);
        more(counts.forgotten(), "to forget", parts);
        return String.join(", ", parts);
    }

    private static void more(int count, String what, List<String> parts) {
        if (count > 0) {
            parts.add(Figures.count(count) + " " + what);
        }
    }
}
