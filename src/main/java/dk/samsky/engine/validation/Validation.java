package dk.samsky.engine.validation;

import dk.samsky.blueprint.BlueprintCode;
import dk.samsky.blueprint.Expander;
import dk.samsky.blueprint.GroupOwners;
import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.RangeCheck;
import dk.samsky.cost.price.Prices;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Parallel;
import dk.samsky.expression.Expressions;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.policy.PolicyCompiler;
import dk.samsky.policy.There;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges what documents mean, each part for itself: whatever is wrong in one of them hides nothing
 * in another. What hangs on a mistake is left alone.
 */
public final class Validation {
    private final Workspace workspace;
    private final Expressions expressions;
    private final Instant at;
    private final Progress progress;

    /**
     * @param workspace as far as it is known
     * @param at the moment that prices and expiry are judged at
     */
    public Validation(Workspace workspace, Expressions expressions, Instant at, Progress progress) {
        this.workspace = workspace;
        this.expressions = expressions;
        this.at = at;
        this.progress = progress;
    }

    /**
     * All that is wrong beside what was told when the documents were read.
     *
     * @param remembered the address ranges that were given before
     * @param asked of which tenants ranges and groups are told that others write as well
     */
    public List<Diagnostic> judge(
            SequencedMap<TenantId, Cidr> remembered, Predicate<TenantId> asked)
            throws InterruptedException {
        var expander =
                Expander.of(
                        workspace.blueprints(),
                        workspace.groups(),
                        workspace.doubts(),
                        expressions);
        var found = new ArrayList<>(expander.diagnostics());
        found.addAll(Prices.read(workspace).diagnostics());
        found.addAll(rules());
        var ranges =
                new RangeAllocator(workspace.settings())
                        .allocate(workspace.tenants().values(), remembered);
        var check = RangeCheck.of(workspace.settings(), ranges.given());
        Parallel.map(
                        List.copyOf(workspace.tenants().values()),
                        Bugs.caught(
                                Tenant::id,
                                tenant -> judge(tenant, expander, check),
                                (_, told) -> List.of(told),
                                progress),
                        progress,
                        "validate")
                .forEach(found::addAll);
        var ofTwo = new TreeMap<>(unfit(ranges));
        GroupOwners.settle(workspace, new TreeMap<>())
                .refused()
                .forEach((tenant, why) -> ofTwo.merge(tenant, why, Validation::both));
        ofTwo.forEach((tenant, why) -> {
            if (asked.test(tenant)) {
                found.addAll(why);
            }
        });
        return List.copyOf(found);
    }

    /** What a rule may speak of depends on its scope; whether it can be read does not. */
    private List<Diagnostic> rules() {
        var compiler =
                new PolicyCompiler(
                        expressions, at.atZone(Prices.ZONE).toLocalDate(), There.of(workspace));
        var whole = new TreeMap<>(workspace.policies());
        var scopeless = new TreeMap<>(workspace.policies());
        whole.keySet().removeIf(this::isScopeInDoubt);
        scopeless.keySet().removeAll(whole.keySet());
        var found = new ArrayList<>(compiler.compile(whole).diagnostics());
        scopeless.values().forEach(policy -> found.addAll(inEveryScope(policy, compiler)));
        return found;
    }

    /**
     * What is wrong with a rule whatever its scope is, in the words of the scope in which the least
     * is; of several such, that which knows the most names.
     */
    private static List<Diagnostic> inEveryScope(Policy policy, PolicyCompiler compiler) {
        var scopes =
                Stream.of(Scope.RESOURCE, Scope.PLACEMENT, Scope.WORKLOAD, Scope.PLAN)
                        .map(scope -> compiled(policy, scope, compiler))
                        .sorted(Comparator.comparingInt(List::size))
                        .toList();
        var common = scopes.getFirst();
        for (var own : scopes) {
            common =
                    common.stream()
                            .filter(problem -> own.stream().anyMatch(one -> isSame(one, problem)))
                            .toList();
        }
        return common;
    }

    private static List<Diagnostic> compiled(Policy policy, Scope scope, PolicyCompiler compiler) {
        var alone = new TreeMap<String, Policy>();
        alone.put(policy.name(), policy.in(scope));
        return compiler.compile(alone).diagnostics();
    }

    /** Where one scope has no such field, another does not even have what it is a field of. */
    private static boolean isSame(Diagnostic one, Diagnostic other) {
        return one.code().equals(other.code())
                && one.span().map(Span::start).equals(other.span().map(Span::start));
    }

    private boolean isScopeInDoubt(String policy) {
        return workspace.doubts().about(DocumentKind.POLICY, policy, "scope");
    }

    private List<Diagnostic> judge(Tenant tenant, Expander expander, RangeCheck check) {
        var areGroupsKnown = !workspace.isInDoubt("sharedGroups") && isKnown(tenant.id(), "access");
        var isRangeKnown = isPoolKnown() && isKnown(tenant.id(), "addressRange");
        var found = new ArrayList<Diagnostic>();
        for (var workload : tenant.workloads().values()) {
            var judged = expander.judge(tenant, workload);
            judged.problems().stream()
                    .filter(problem ->
                            problem.code() != BlueprintCode.FOREIGN_GROUP || areGroupsKnown)
                    .forEach(found::add);
            judged.need()
                    .filter(_ -> isRangeKnown)
                    .ifPresent(need -> found.addAll(check.check(need)));
        }
        return found;
    }

    private static List<Diagnostic> both(List<Diagnostic> some, List<Diagnostic> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private SequencedMap<TenantId, List<Diagnostic>> unfit(RangeAllocator.Ranges ranges) {
        var found = new TreeMap<TenantId, List<Diagnostic>>();
        ranges.refused()
                .forEach((tenant, why) ->
                        found.put(
                                tenant,
                                why.stream()
                                        .filter(problem ->
                                                problem.code() != BlueprintCode.POOL_EXHAUSTED
                                                        || (isPoolKnown()
                                                                && isKnown(tenant, "addressRange")))
                                        .toList()));
        return found;
    }

    private boolean isPoolKnown() {
        return !workspace.isInDoubt("addressPool") && !workspace.isInDoubt("tenantPrefix");
    }

    /** Whether what a tenant's document says in this part is all that it was meant to say. */
    private boolean isKnown(TenantId tenant, String section) {
        return !workspace.doubts().mayDescribe(tenant)
                && !workspace.doubts().about(DocumentKind.TENANT, tenant.name(), section);
    }
}
