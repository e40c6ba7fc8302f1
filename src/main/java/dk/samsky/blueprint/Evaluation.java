package dk.samsky.blueprint;

import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Templated;
import dk.samsky.document.Workload;
import dk.samsky.expression.Expression.Result;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Fields;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Computes a blueprint's templates for one workload; what has no value, or a wrong one, is told.
 * What hangs on something that is wrong elsewhere, and was told there, has none either, and nothing
 * is told.
 */
final class Evaluation {
    private static final int MOST_SHOWN = 40;

    private final CompiledBlueprint compiled;
    private final Workload workload;
    private final Fields variables;
    private final Set<String> unknown;
    private final Problems problems;

    /**
     * @param unknown the variables that have no value, since something is wrong elsewhere
     */
    Evaluation(
            CompiledBlueprint compiled,
            Workload workload,
            Fields variables,
            Set<String> unknown,
            Problems problems) {
        this.compiled = compiled;
        this.workload = workload;
        this.variables = variables;
        this.unknown = Collections.unmodifiableSet(unknown);
        this.problems = problems;
    }

    /** Whether nobody knows what it gives, since something is wrong elsewhere. */
    boolean isUnknown(Templated<?> templated) {
        return templated instanceof Templated.Computed<?> computed && known(computed).isEmpty();
    }

    private Optional<Template> known(Templated.Computed<?> computed) {
        return compiled.template(computed)
                .filter(template -> Collections.disjoint(template.reads(), unknown));
    }

    /**
     * Whether the condition is true; what has none is there. One that cannot be computed is told,
     * and the thing taken as there.
     */
    boolean holds(Optional<Templated<Boolean>> condition) {
        return condition.flatMap(this::value).orElse(true);
    }

    /** The value; empty if there is none, which is then told. */
    <T> Optional<T> value(Templated<T> templated) {
        return switch (templated) {
            case Templated.Fixed<T>(var value, var _) -> Optional.of(value);
            case Templated.Computed<T> computed ->
                    known(computed).flatMap(template -> compute(computed, template));
        };
    }

    /** A number within bounds; empty if there is none, which is then told. */
    Optional<Integer> number(Templated<Integer> templated, int least, int most, String what) {
        var number = value(templated);
        if (number.filter(count -> count < least || count > most).isPresent()) {
            report(
                    BlueprintCode.RESULT,
                    templated,
                    "There would be " + number.get() + " " + what + ".",
                    most == Integer.MAX_VALUE
                            ? "There must be at least " + least + "."
                            : "There may be " + least + " to " + most + ".");
            return Optional.empty();
        }
        return number;
    }

    private <T> Optional<T> compute(Templated.Computed<T> computed, Template template) {
        return switch (template.evaluate(variables)) {
            case Result.Failed(var why) -> {
                report(
                        BlueprintCode.EVALUATION,
                        computed,
                        computed.text()
                                + " has no value for the workload '"
                                + workload.id().name()
                                + "'.",
                        why);
                yield Optional.empty();
            }
            case Result.Found(var value) -> {
                var written = Template.write(value);
                var fit = written.flatMap(text -> computed.type().parse().apply(text));
                if (fit.isEmpty()) {
                    report(
                            BlueprintCode.RESULT,
                            computed,
                            computed.text()
                                    + " gives "
                                    + written.map(Evaluation::shown).orElse("no single value")
                                    + " for the workload '"
                                    + workload.id().name()
                                    + "'.",
                            "Here must stand " + computed.type().name() + ".");
                }
                yield fit;
            }
        };
    }

    /** Its beginning: a text may be long, and what stands in a wrong place may be a secret. */
    private static String shown(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= MOST_SHOWN && line.length() == text.length()
                ? "'" + text + "'"
                : "'" + line.substring(0, Math.min(MOST_SHOWN, line.length())) + "\u2026'";
    }

    private void report(Code code, Templated<?> templated, String what, String why) {
        problems.add(
                Diagnostic.error(
                                code,
                                templated.span(),
                                what,
                                why,
                                "Change the workload's parameters, or the expression; bounds on a"
                                        + " parameter tell it earlier.")
                        .about(workload.id().toString())
                        .with(new Related(workload.metadata().span(), "the workload")));
    }
}
