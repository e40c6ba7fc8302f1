package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Parameter;
import dk.samsky.document.Templated;
import dk.samsky.expression.Expressions;
import dk.samsky.expression.Names;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles those defaults of a blueprint's parameters that are computed; that the others fit was
 * seen when they were read. They are computed in the order of the parameters, so each may speak of
 * those before it.
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
    void compile(Parameter parameter, Map<Templated.Computed<?>, Template> templates) {
        if (parameter.fallback().isPresent()
                && parameter.fallback().get() instanceof Templated.Computed<Value> computed) {
            problems.take(compile(parameter, computed))
                    .ifPresent(template -> {
                        checkType(parameter, computed, template);
                        templates.put(computed, template);
                    });
        }
    }

    private Checked<Template> compile(Parameter parameter, Templated.Computed<Value> computed) {
        var whole = Template.compile(computed.text(), computed.span(), names, expressions);
        var later = whole.value().map(template -> later(parameter, template)).orElse(List.of());
        if (later.isEmpty()) {
            return whole;
        }
        // A name that is no variable there, such as a loop's own, makes no difference.
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
     * The parameters from this one on that are read. Seldom any: so that one compiler of
     * expressions, which takes as long to make as an expression to compile, serves the whole
     * blueprint.
     */
    private List<String> later(Parameter parameter, Template template) {
        return blueprint.parameters().keySet().stream()
                .dropWhile(name -> !name.equals(parameter.name()))
                .filter(template.reads()::contains)
                .toList();
    }

    private Names without(List<String> later) {
        var types = new LinkedHashMap<>(names.types());
        later.forEach(types::remove);
        return new Names(types, names.groups(), names.choices());
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
