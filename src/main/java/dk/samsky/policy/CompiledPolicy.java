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

/**
 * One rule.
 *
 * @param when whether it applies; none if it always does, or is broken
 * @param require what must hold; none if it is broken
 * @param message what to say when it does not hold; none if that is wrong
 * @param broken why it cannot be asked, and where that is written, if it cannot
 */
record CompiledPolicy(
        Policy policy,
        Optional<Expression> when,
        Optional<Expression> require,
        Optional<Template> message,
        Optional<Diagnostic> broken,
        LocalDate today) {
    private static final Finding HOLDS = new Finding.Holds();
    private static final Finding INAPPLICABLE = new Finding.Inapplicable();

    Verdict judge(Subject subject) {
        if (broken.isPresent() || require.isEmpty()) {
            return verdict(
                    new Finding.Broken(
                            "The rule cannot be asked: "
                                    + broken.map(Diagnostic::what).orElse("it is not readable.")),
                    broken.flatMap(Diagnostic::span).orElse(policy.require().span()));
        }
        if (when.isPresent() && policy.when().isPresent()) {
            var place = policy.when().get().span();
            switch (ask(when.get(), subject)) {
                case Answer.Yes _ -> {}
                case Answer.No _ -> {
                    return verdict(INAPPLICABLE, place);
                }
                case Answer.None(var why) -> {
                    return verdict(
                            new Finding.Broken("Whether the rule applies cannot be told: " + why),
                            place);
                }
            }
        }
        var finding =
                switch (ask(require.get(), subject)) {
                    case Answer.Yes _ -> HOLDS;
                    case Answer.No _ -> fail(subject);
                    case Answer.None(var why) ->
                            new Finding.Broken("Whether the rule holds cannot be told: " + why);
                };
        return verdict(finding, policy.require().span());
    }

    private Verdict verdict(Finding finding, Span place) {
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
