package dk.samsky.blueprint;

import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.Located;
import dk.samsky.document.Parameter;
import dk.samsky.expression.Template;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges whether a value fits a parameter, and gives it the form that expressions see: a quantity
 * is its number of bytes.
 */
final class ParameterCheck {
    /**
     * Longer texts have no use in names and images, and would let a small expression make a huge
     * text.
     */
    private static final int LONGEST_TEXT = 1_000;

    private final Parameter parameter;
    private final Consumer<Diagnostic> problems;

    ParameterCheck(Parameter parameter, Consumer<Diagnostic> problems) {
        this.parameter = parameter;
        this.problems = problems;
    }

    /** The value as expressions see it; empty if it does not fit, which is then told. */
    Optional<Value> check(Located<Value> given) {
        var value = convert(given.value());
        if (value.isEmpty()) {
            report(
                    BlueprintCode.PARAMETER_TYPE,
                    given,
                    "The parameter '"
                            + parameter.name()
                            + "' is "
                            + article()
                            + ", but is given "
                            + said(given.value())
                            + ".",
                    "Write " + example() + ".");
            return Optional.empty();
        }
        return isWithinBounds(value.get(), given) && isAnOption(value.get(), given)
                ? value
                : Optional.empty();
    }

    private Optional<Value> convert(Value given) {
        return switch (parameter.type()) {
            case INTEGER -> Optional.of(given).filter(Value.Whole.class::isInstance);
            case BOOLEAN -> Optional.of(given).filter(Value.Flag.class::isInstance);
            case TEXT ->
                    Optional.of(given)
                            .filter(value ->
                                    value instanceof Value.Text(var text)
                                            && text.length() <= LONGEST_TEXT);
            case QUANTITY ->
                    switch (given) {
                        case Value.Whole(var bytes) when bytes >= 0 -> Optional.of(given);
                        case Value.Text(var text) ->
                                ByteSize.parse(text).map(size -> Value.of(size.bytes()));
                        case Value.Whole _, Value.Flag _, Value.Listing _, Value.Group _ ->
                                Optional.empty();
                    };
        };
    }

    private boolean isWithinBounds(Value value, Located<Value> given) {
        if (!(value instanceof Value.Whole(var number))) {
            return true;
        }
        var tooLittle = parameter.minimum().filter(least -> number < least);
        var tooMuch = parameter.maximum().filter(most -> number > most);
        tooLittle.ifPresent(least ->
                report(
                        BlueprintCode.PARAMETER_BOUNDS,
                        given,
                        "The parameter '"
                                + parameter.name()
                                + "' is "
                                + spoken(number)
                                + ", less than the least allowed, "
                                + spoken(least)
                                + ".",
                        "Give at least "
                                + spoken(least)
                                + ", or lower the minimum in the blueprint."));
        tooMuch.ifPresent(most ->
                report(
                        BlueprintCode.PARAMETER_BOUNDS,
                        given,
                        "The parameter '"
                                + parameter.name()
                                + "' is "
                                + spoken(number)
                                + ", more than the most allowed, "
                                + spoken(most)
                                + ".",
                        "Give at most "
                                + spoken(most)
                                + ", or raise the maximum in the blueprint."));
        return tooLittle.isEmpty() && tooMuch.isEmpty();
    }

    private boolean isAnOption(Value value, Located<Value> given) {
        if (parameter.options().isEmpty()
                || !(value instanceof Value.Text(var text))
                || parameter.options().contains(text)) {
            return true;
        }
        report(
                BlueprintCode.PARAMETER_OPTION,
                given,
                "The parameter '"
                        + parameter.name()
                        + "' is '"
                        + text
                        + "', which is none of its options.",
                NearName.suggest(text, parameter.options())
                        + "Give one of: "
                        + String.join(", ", parameter.options())
                        + ".");
        return false;
    }

    private void report(Code code, Located<Value> given, String what, String fix) {
        problems.accept(
                Diagnostic.error(
                        code,
                        given.span(),
                        what,
                        "The blueprint says what each of its parameters may be.",
                        fix));
    }

    private String spoken(long number) {
        return parameter.type() == Parameter.Type.QUANTITY && number >= 0
                ? new ByteSize(number).toString()
                : Long.toString(number);
    }

    private static String said(Value given) {
        return Template.write(given)
                .map(text ->
                        text.length() > LONGEST_TEXT
                                ? "a text longer than " + LONGEST_TEXT
                                : "'" + text + "'")
                .orElse("a list or a group");
    }

    private String article() {
        return switch (parameter.type()) {
            case INTEGER -> "a whole number";
            case TEXT -> "a text of at most " + LONGEST_TEXT + " characters";
            case BOOLEAN -> "true or false";
            case QUANTITY -> "an amount of bytes";
        };
    }

    private String example() {
        return switch (parameter.type()) {
            case INTEGER -> "a whole number without quotes, such as 3";
            case TEXT -> "a text; in quotes if it looks like a number";
            case BOOLEAN -> "true or false, without quotes";
            case QUANTITY -> "an amount such as 500Gi";
        };
    }
}
