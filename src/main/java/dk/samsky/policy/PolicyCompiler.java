package dk.samsky.policy;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Located;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Scope;
import dk.samsky.document.Policy.Waiver;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Compiles rules, once for all that they are asked about. */
public final class PolicyCompiler {
    /**
     * How many days ahead the end of a waiver is announced: two weeks leave time to decide anew.
     */
    private static final int NOTICE = 14;

    private final Expressions expressions;
    private final LocalDate today;
    private final There there;

    /**
     * @param today the day on which waivers must count
     * @param there the names that rules may compare with
     */
    public PolicyCompiler(Expressions expressions, LocalDate today, There there) {
        this.expressions = expressions;
        this.today = today;
        this.there = there;
    }

    /**
     * Compiles every rule; one that is wrong is told, and answers from then on that it is broken.
     */
    public CompiledPolicies compile(SequencedMap<String, Policy> policies) {
        var problems = new Problems();
        var byScope = new EnumMap<Scope, List<CompiledPolicy>>(Scope.class);
        for (var policy : new TreeMap<>(policies).values()) {
            byScope.computeIfAbsent(policy.scope(), _ -> new ArrayList<>())
                    .add(compile(policy, problems));
            policy.waivers().forEach(waiver -> checkDate(policy, waiver, problems));
        }
        return new CompiledPolicies(new Rules(byScope), problems.list());
    }

    private CompiledPolicy compile(Policy policy, Problems problems) {
        var names = there.in(Vocabulary.names(policy.scope()));
        var own = new Problems();
        var when = policy.when().flatMap(text -> own.take(condition(text, names)));
        var require = own.take(condition(policy.require(), names));
        var broken = own.list().stream().filter(Diagnostic::isError).findFirst();
        // A message that is wrong does not break its rule: the description stands in for it.
        var message =
                own.take(
                        Template.compile(
                                policy.message().value(),
                                policy.message().span(),
                                names,
                                expressions));
        own.list().forEach(problem -> problems.add(problem.about(policy.name())));
        return broken.map(problem -> CompiledPolicy.broken(policy, problem, today))
                .orElseGet(() ->
                        new CompiledPolicy(
                                policy, when, require, message, Optional.empty(), today));
    }

    private Checked<Expression> condition(Located<String> text, Names names) {
        return expressions
                .compile(text.value(), text.span(), names)
                .then(expression ->
                        isCondition(expression.type())
                                ? Checked.ok(expression)
                                : Checked.refused(
                                        Diagnostic.error(
                                                PolicyCode.NO_CONDITION,
                                                text.span(),
                                                "The expression gives neither true nor false.",
                                                "A rule says what must be true.",
                                                "Compare it with something, as in region.country =="
                                                        + " 'DK'.")));
    }

    /** What is not known before it is evaluated is judged then. */
    private static boolean isCondition(Optional<Names.Type> type) {
        return type.isEmpty() || type.get() == Names.Type.BOOLEAN;
    }

    private void checkDate(Policy policy, Waiver waiver, Problems problems) {
        var whose = waiver.tenant() + waiver.workload().map(name -> "/" + name).orElse("");
        if (today.isAfter(waiver.until())) {
            problems.add(
                    Diagnostic.warning(
                                    PolicyCode.WAIVER_EXPIRED,
                                    waiver.span(),
                                    "The waiver of '"
                                            + policy.name()
                                            + "' for "
                                            + whose
                                            + " counted until "
                                            + waiver.until()
                                            + ".",
                                    "A waiver that has expired does not count; the rule applies"
                                            + " again.",
                                    "Remove the waiver, or have it approved anew.")
                            .about(policy.name()));
        } else if (!today.plusDays(NOTICE).isBefore(waiver.until())) {
            problems.add(
                    Diagnostic.warning(
                                    PolicyCode.WAIVER_ENDS,
                                    waiver.span(),
                                    "The waiver of '"
                                            + policy.name()
                                            + "' for "
                                            + whose
                                            + " counts until "
                                            + waiver.until()
                                            + " and no longer.",
                                    "From the day after, the rule applies, and may forbid what"
                                            + " stands.",
                                    "Mend what the rule is about before then, or have the waiver"
                                            + " approved anew.")
                            .about(policy.name()));
        }
    }

    /** The rules by their scope, in order of their names. */
    private record Rules(Map<Scope, List<CompiledPolicy>> byScope) implements Judge {
        @Override
        public List<Verdict> judge(Scope scope, Subject subject) {
            var rules = byScope.getOrDefault(scope, List.of());
            var verdicts = new ArrayList<Verdict>(rules.size());
            rules.forEach(rule -> verdicts.add(rule.judge(subject)));
            return Collections.unmodifiableList(verdicts);
        }

        @Override
        public boolean mayRead(Scope scope, String group, String field) {
            return byScope.getOrDefault(scope, List.of()).stream()
                    .anyMatch(rule -> rule.mayRead(group, field));
        }

        @Override
        public Judge knowing(Scope scope, Subject shared) {
            var rules = byScope.getOrDefault(scope, List.of());
            var knowing = new EnumMap<Scope, List<CompiledPolicy>>(byScope);
            knowing.put(scope, rules.stream().map(rule -> rule.knowing(shared)).toList());
            return new Rules(knowing);
        }
    }
}
