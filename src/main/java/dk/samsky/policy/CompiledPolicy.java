package dk.samsky.policy;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Policy;
import dk.samsky.document.Policy.Waiver;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Expression.Result;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Value;
import dk.samsky.policy.Verdict.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param when whether it applies; none if it always does, or is broken
 * @param require what must hold; none if it is broken
 * @param message what to say when it does not hold; none if that is wrong
 * @param decided what it says whatever it is asked about, if that is known: that it is broken, or
 *     that it is not about any of these subjects
 */
record CompiledPolicy(
        Policy policy,
        Optional<Expression> when,
        Optional<Expression> require,
        Optional<Template> message,
        Optional<Verdict> decided,
        LocalDate today) {
    private static final Finding HOLDS = new Finding.Holds();
    private static final Finding INAPPLICABLE = new Finding.Inapplicable();

    /** A rule of which nothing can be asked. */
    static CompiledPolicy broken(Policy policy, Diagnostic why, LocalDate today) {
        var verdict =
                verdict(
                        policy,
                        new Finding.Broken("The rule cannot be asked: " + why.what()),
                        why.span().orElse(policy.require().span()));
        return new CompiledPolicy(
                policy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(verdict),
                today);
    }

    /**
     * The same rule for subjects that all have these facts: whether it applies is asked now, if
     * these are all that it takes.
     */
    CompiledPolicy knowing(Subject shared) {
        var known = shared.facts().values().keySet();
        return decided.isEmpty() && when.isPresent() && known.containsAll(when.get().reads())
                ? new CompiledPolicy(
                        policy, Optional.empty(), require, message, inapplicable(shared), today)
                : this;
    }

    /** Whether what it says may depend on a field of a group of facts, but for its message. */
    boolean mayRead(String group, String field) {
        return Stream.concat(when.stream(), require.stream())
                .anyMatch(condition -> condition.mayRead(group, field));
    }

    Verdict judge(Subject subject) {
        return decided.or(() -> inapplicable(subject)).orElseGet(() -> demand(subject));
    }

    /** The verdict if it does not apply, or if that cannot be told; empty if it applies. */
    private Optional<Verdict> inapplicable(Subject subject) {
        return when.flatMap(condition ->
                        switch (ask(condition, subject)) {
                            case Answer.Yes _ -> Optional.empty();
                            case Answer.No _ -> Optional.of(INAPPLICABLE);
                            case Answer.None(var why) ->
                                    Optional.of(
                                            new Finding.Broken(
                                                    "Whether the rule applies cannot be told: "
                                                            + why));
                        })
                .map(finding ->
                        verdict(policy, finding, policy.when().orElse(policy.require()).span()));
    }

    private Verdict demand(Subject subject) {
        var finding =
                switch (ask(require.orElseThrow(), subject)) {
                    case Answer.Yes _ -> HOLDS;
                    case Answer.No _ -> fail(subject);
                    case Answer.None(var why) ->
                            new Finding.Broken("Whether the rule holds cannot be told: " + why);
                };
        return verdict(policy, finding, policy.require().span());
    }

    private static Verdict verdict(Policy policy, Finding finding, Span place) {
        return new Verdict(policy.name(), policy.basis(), policy.action(), finding, place);
    }

    /** What a condition comes to. */
    private sealed interface Answer {
        record Yes() implements Answer {}

        record No() implements Answer {}

        record None(String why) implements Answer {}
    }

    private static Answer ask(Expression expression, Subject subject) {
        return switch (expression.evaluate(subject.facts())) {
            case Result.Failed(var why) -> new Answer.None(why);
            case Result.Found(Value.Flag(var isTrue)) ->
                    isTrue ? new Answer.Yes() : new Answer.No();
            case Result.Found _ -> new Answer.None("It gives neither true nor false.");
        };
    }

    private Finding fail(Subject subject) {
        var message = say(subject);
        var waivers = waivers(subject);
        var counting =
                waivers.stream().filter(waiver -> !today.isAfter(waiver.until())).findFirst();
        if (counting.isPresent()) {
            return new Finding.Waived(message, counting.get());
        }
        var expired = waivers.stream().map(Waiver::until).max(LocalDate::compareTo);
        return new Finding.Fails(
                message + expired.map(until -> " (A waiver expired on " + until + ".)").orElse(""));
    }

    private List<Waiver> waivers(Subject subject) {
        return policy.waivers().stream()
                .filter(waiver -> waiver.tenant().equals(subject.tenant()))
                .filter(waiver ->
                        waiver.workload().isEmpty() || waiver.workload().equals(subject.workload()))
                .toList();
    }

    private String say(Subject subject) {
        return message.map(template -> template.evaluate(subject.facts()))
                .flatMap(result ->
                        result instanceof Result.Found(var value)
                                ? Template.write(value)
                                : Optional.empty())
                .filter(text -> !text.isBlank())
                .orElse(policy.description());
    }
}
