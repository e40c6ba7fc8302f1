package dk.samsky.engine;

import dk.samsky.blueprint.Expander;
import dk.samsky.cost.price.Prices;
import dk.samsky.cost.price.Tariff;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.expression.Expressions;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.policy.CompiledPolicies;
import dk.samsky.policy.Facts;
import dk.samsky.policy.PolicyCompiler;
import dk.samsky.policy.There;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A workspace with all that is compiled from it once: blueprints, rules, prices.
 *
 * @param at the moment that prices and expiry are judged at
 */
public record Prepared(
        Workspace workspace,
        Expander expander,
        CompiledPolicies policies,
        Facts facts,
        Prices prices,
        Tariff tariff,
        Instant at) {
    /**
     * Compiles; refused if a blueprint or a price book is wrong. A rule that is wrong is told, and
     * forbids what it might have forbidden.
     */
    public static Checked<Prepared> of(Workspace workspace, Expressions expressions, Instant at) {
        var problems = new Problems();
        var today = at.atZone(Prices.ZONE).toLocalDate();
        var expander =
                Expander.of(
                        workspace.blueprints(),
                        workspace.groups(),
                        workspace.doubts(),
                        expressions);
        expander.diagnostics().forEach(problems::add);
        var prices = problems.take(Prices.read(workspace));
        var policies =
                new PolicyCompiler(expressions, today, There.of(workspace))
                        .compile(workspace.policies());
        if (problems.hasErrors() || prices.isEmpty()) {
            policies.diagnostics().forEach(problems::add);
            return problems.refuse();
        }
        return problems.conclude(
                new Prepared(
                        workspace,
                        expander,
                        policies,
                        new Facts(
                                workspace.tenants().values(),
                                workspace.providers().values(),
                                today),
                        prices.get(),
                        prices.get().on(today),
                        at));
    }

    public LocalDate today() {
        return tariff.day();
    }

    /** What each of a tenant's workloads needs, in order of their names; all mistakes at once. */
    Checked<List<WorkloadNeed>> needs(Tenant tenant) {
        var problems = new Problems();
        var needs = new ArrayList<WorkloadNeed>();
        for (var workload : tenant.workloads().values()) {
            problems.take(expander.expand(tenant, workload)).ifPresent(needs::add);
        }
        return problems.conclude(needs);
    }
}
