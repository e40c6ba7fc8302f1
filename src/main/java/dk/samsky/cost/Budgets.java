package dk.samsky.cost;

import dk.samsky.cost.price.CostCode;
import dk.samsky.cost.price.Tariff;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Tenant;
import dk.samsky.document.Tenant.Budget;
import dk.samsky.document.Tenant.OnExceed;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the run-rate of tenants with their budgets. A budget is for all that a tenant pays,
 * direct and shared, over all providers.
 */
public final class Budgets {
    /** How a tenant stands to its budget. */
    public sealed interface Finding {
        /** It holds, by so much a month. */
        record Within(Money left) implements Finding {}

        /** What is known alone is over it by so much a month. */
        record Exceeded(Money by) implements Finding {}

        /**
         * What is known is within it, but so many prices are not, or the budget itself cannot be
         * converted.
         */
        record Undecidable(int unknown, String missing) implements Finding {}
    }

    /**
     * One tenant's budget, judged.
     *
     * @param perMonth the budget for a month, in the currency of the costs; empty if it cannot be
     *     converted
     */
    public record BudgetVerdict(
            TenantId tenant,
            Budget budget,
            Optional<Money> perMonth,
            Money total,
            Finding finding) {
        /**
         * Whether a plan that adds to the cost may not be applied: a denying budget that is
         * exceeded or cannot be judged.
         */
        public boolean isForbidding() {
            return budget.onExceed() == OnExceed.DENY
                    && switch (finding) {
                        case Finding.Within _ -> false;
                        case Finding.Exceeded _, Finding.Undecidable _ -> true;
                    };
        }

        /** What to tell of it, if it does not hold: an error if it forbids, else a warning. */
        public Optional<Diagnostic> diagnostic() {
            return switch (finding) {
                case Finding.Within _ -> Optional.empty();
                case Finding.Exceeded(var by) ->
                        Optional.of(
                                told(
                                        CostCode.OVER_BUDGET,
                                        tenant
                                                + " would cost "
                                                + total
                                                + " a month, which is "
                                                + by
                                                + " over its budget.",
                                        "The budget is "
                                                + budget.amount()
                                                + " per "
                                                + word()
                                                + ", for all workloads of the tenant,"
                                                + " whatever is selected.",
                                        "Ask for less, take a cheaper place, or raise the budget."
                                                + " What costs most is told by\n"
                                                + "    samsky cost --tenant "
                                                + tenant
                                                + " --by workload"));
                case Finding.Undecidable(var unknown, var missing) ->
                        Optional.of(
                                told(
                                        CostCode.BUDGET_UNDECIDED,
                                        "Whether "
                                                + tenant
                                                + " keeps to its budget cannot be judged.",
                                        unknown == 0
                                                ? "There is " + missing + "."
                                                : unknown
                                                        + (unknown == 1
                                                                ? " price is"
                                                                : " prices are")
                                                        + " unknown, such as: "
                                                        + missing
                                                        + ". "
                                                        + known(),
                                        "Add what is missing to the provider's document, the price"
                                                + " books or the rates, or let the budget's"
                                                + " onExceed be warn."));
            };
        }

        private String known() {
            return total.isZero()
                    ? "Nothing of what it costs is known."
                    : "What is known is " + total + " a month.";
        }

        private String word() {
            return switch (budget.per()) {
                case HOUR -> "hour";
                case MONTH -> "month";
                case YEAR -> "year";
            };
        }

        private Diagnostic told(CostCode code, String what, String why, String fix) {
            var told = Diagnostic.error(code, budget.span(), what, why, fix).about(tenant.name());
            return isForbidding() ? told : told.asWarning();
        }
    }

    private Budgets() {}

    /**
     * Whether the one is known to be no more than the other: what is known of it is not, and what
     * is not known is the same in both. A plan that adds nothing is not forbidden by a budget that
     * is exceeded already, so that a tenant can come back to it (decision 0094).
     */
    public static boolean isNoMore(Optional<TenantCost> cost, Optional<TenantCost> than) {
        if (cost.isEmpty() || than.isEmpty()) {
            return cost.isEmpty();
        }
        var known = than.get().lines().toList();
        return cost.get().total().compareTo(than.get().total()) <= 0
                && cost.get()
                        .lines()
                        .filter(line -> line.unknown().isPresent())
                        .allMatch(known::contains);
    }

    /** A verdict for each of these tenants that has a budget, in their order. */
    public static List<BudgetVerdict> judge(
            Iterable<Tenant> tenants, CostSheet sheet, Tariff tariff) {
        var verdicts = new ArrayList<BudgetVerdict>();
        for (var tenant : tenants) {
            tenant.budget()
                    .flatMap(budget ->
                            sheet.find(tenant.id()).map(cost -> judge(budget, cost, tariff)))
                    .ifPresent(verdicts::add);
        }
        return verdicts;
    }

    private static BudgetVerdict judge(Budget budget, TenantCost cost, Tariff tariff) {
        var perMonth = tariff.monthly(budget.amount(), budget.per());
        return new BudgetVerdict(
                cost.tenant(),
                budget,
                perMonth,
                cost.total(),
                find(budget, perMonth, cost, tariff));
    }

    private static Finding find(
            Budget budget, Optional<Money> perMonth, TenantCost cost, Tariff tariff) {
        if (perMonth.isEmpty()) {
            var missing =
                    "no rate from "
                            + budget.amount().currency()
                            + " to "
                            + tariff.currency()
                            + " that counts on "
                            + tariff.day();
            return new Finding.Undecidable(0, missing);
        }
        var left = perMonth.get().minus(cost.total());
        if (left.amount().signum() < 0) {
            return new Finding.Exceeded(cost.total().minus(perMonth.get()).rounded());
        }
        var missing = cost.lines().flatMap(line -> line.unknown().stream()).toList();
        return missing.isEmpty()
                ? new Finding.Within(left.rounded())
                : new Finding.Undecidable(missing.size(), missing.getFirst());
    }
}
