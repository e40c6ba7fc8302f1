package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Value;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Checks the defaults of a blueprint's parameters, and compiles those that are computed. They are
 * computed in the order of the parameters, so each may speak of those before it.
 */
final class DefaultCompiler {
    private final Blueprint blueprint;
    private final Names names;
    private final Expressions expressions;
    private final Problems problems;

    /**
     * @param names all that expressions of the blueprint may speak of
     */
    DefaultCompiler(Blueprint blueprint, Names names, Expressions expressions, Problems problems) {
        this.blueprint = blueprint;
        this.names = names;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** What expressions take a parameter for. */
    static Names.Type type(Parameter.Type type) {
        return switch (type) {
            case INTEGER, QUANTITY -> Names.Type.INTEGER;
            case TEXT -> Names.Type.TEXT;
            case BOOLEAN -> Names.Type.BOOLEAN;
        };
    }

    /** Puts what a computed default compiles to among the templates. */
    void compile(Parameter parameter, IdentityHashMap<Templated.Computed<?>, Template> templates) {
        if (parameter.fallback().isEmpty()) {
            return;
        }
        switch (parameter.fallback().get()) {
            case Templated.Fixed<Value>(var value, var span) ->
                    new ParameterCheck(parameter, problem -> problems.add(asDefault(problem)))
                            .check(new Located<>(value, span));
            case Templated.Computed<Value> computed ->
                    problems.take(compile(parameter, computed))
                            .ifPresent(template -> {
                                checkType(parameter, computed, template);
                                templates.put(computed, template);
                            });
        }
    }

    private static Diagnostic asDefault(Diagnostic problem) {
        return new Diagnostic(
                BlueprintCode.PARAMETER_DEFAULT,
                problem.severity(),
                problem.span(),
                problem.address(),
                "The default does not fit: " + problem.what(),
                problem.why(),
                "Change the default, or what the parameter allows.",
                problem.related());
    }

    private Checked<Template> compile(Parameter parameter, Templated.Computed<Value> computed) {
        var later = later(parameter, computed.text());
        var whole = Template.compile(computed.text(), computed.span(), names, expressions);
        if (later.isEmpty() || whole instanceof Checked.Refused) {
            return whole;
        }
        // A name that is no variable there, such as a text's, makes no difference.
        return switch (Template.compile(
                computed.text(), computed.span(), without(later), expressions)) {
            case Checked.Ok<Template> ok -> ok;
            case Checked.Refused<Template> _ ->
                    Checked.refused(
                            error(
                                    BlueprintCode.DEFAULT_ORDER,
                                    computed,
                                    "The default of '"
                                            + parameter.name()
                                            + "' needs "
                                            + String.join(", ", later)
                                            + ".",
                                    "Defaults are computed in the order in which the parameters are"
                                            + " written, so each may speak of those before it.",
                                    later.contains(parameter.name())
                                            ? "Say it without '" + parameter.name() + "' itself."
                                            : "Write '"
                                                    + parameter.name()
                                                    + "' after "
                                                    + String.join(", ", later)
                                                    + "."));
        };
    }

    /**
     * The parameters from this one on whose names occur in the text. Seldom any: so that one
     * compiler of expressions, which takes as long to make as an expression to compile, serves the
     * whole blueprint.
     */
    private List<String> later(Parameter parameter, String text) {
        return blueprint.parameters().keySet().stream()
                .dropWhile(name -> !name.equals(parameter.name()))
                .filter(text::contains)
                .toList();
    }

    private Names without(List<String> later) {
        var types = new LinkedHashMap<>(names.types());
        later.forEach(types::remove);
        return new Names(types, names.groups(), names.words());
    }

    private void checkType(
            Parameter parameter, Templated.Computed<Value> computed, Template template) {
        var given = template.type();
        // An amount may be written as a text with its unit.
        if (given.isPresent()
                && given.get() != type(parameter.type())
                && !(parameter.type() == Parameter.Type.QUANTITY
                        && given.get() == Names.Type.TEXT)) {
            problems.add(
                    error(
                            BlueprintCode.DEFAULT_TYPE,
                            computed,
                            "The default of '"
                                    + parameter.name()
                                    + "' gives "
                                    + word(given.get())
                                    + ".",
                            "The parameter is " + parameter.type().scalar().name() + ".",
                            "Change the expression, or the parameter's type."));
        }
    }

    private static String word(Names.Type type) {
        return switch (type) {
            case INTEGER -> "a whole number";
            case TEXT -> "a text";
            case BOOLEAN -> "true or false";
            case TEXTS -> "a list";
            case GROUP -> "a group";
        };
    }

    private static Diagnostic error(
            Code code, Templated<Value> at, String what, String why, String fix) {
        return Diagnostic.error(code, at.span(), what, why, fix);
    }
}
