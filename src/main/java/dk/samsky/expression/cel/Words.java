package dk.samsky.expression.cel;

import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what CEL says in our users' words. */
final class Words {
    private static final List<String> TYPES =
            List.of(
                    "bool",
                    "bytes",
                    "double",
                    "dyn",
                    "int",
                    "list",
                    "map",
                    "null_type",
                    "string",
                    "type",
                    "uint");

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    private static final Pattern NO_OVERLOAD =
            Pattern.compile(
                    "found no matching overload for '([^']*)' applied to '\\(?([^']*?)\\)?'.*",
                    Pattern.DOTALL);

    /** How much of a text is enough to find the place. */
    private static final int SHOWN = 20;

    private Words() {}

    static boolean isTypeName(String name) {
        return TYPES.contains(name);
    }

    static String missing(String path) {
        return "'" + path + "' is not given.";
    }

    static String notSingle(String what) {
        return "It gives " + what + " where a text, a whole number, or true or false is wanted.";
    }

    static String ofType(String celType) {
        var name = celType.strip().replaceFirst("\\(.*", "");
        return switch (name) {
            case "int" -> "a whole number";
            case "string" -> "a text";
            case "bool" -> "true or false";
            case "double" -> "a number with decimals";
            case "uint" -> "a whole number without sign";
            case "list" -> "a list";
            case "map" -> "a group";
            case "null", "null_type" -> "nothing";
            default -> "a value of the type " + name.toLowerCase(Locale.ROOT);
        };
    }

    /** Only how a message is put depends on its text; what it means does not. */
    static String ofIssue(String message) {
        var overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(overload);
        }
        return "The expression cannot be understood: "
                + message.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "")
                + ".";
    }

    private static String overload(Matcher message) {
        var operator = message.group(1).replace("_", "").replace("@", "");
        var types =
                Pattern.compile(", (?![^(]*\\))")
                        .splitAsStream(message.group(2))
                        .map(Words::ofType)
                        .collect(Collectors.joining(" and "));
        return "'" + operator + "' does not work on " + types + ".";
    }

    static String ofFailure(CelEvaluationException failure) {
        return switch (failure.getErrorCode()) {
            case DIVIDE_BY_ZERO -> "It divides by zero.";
            case NUMERIC_OVERFLOW -> "A number in it becomes too large.";
            case INDEX_OUT_OF_BOUNDS -> "It asks for an element that the list does not have.";
            case ITERATION_BUDGET_EXCEEDED ->
                    "It takes more than " + Engine.ITERATIONS + " rounds.";
            case OVERLOAD_NOT_FOUND -> "Its values are of types that do not fit together.";
            case ATTRIBUTE_NOT_FOUND -> "It speaks of " + missingName(failure);
            case BAD_FORMAT, INVALID_ARGUMENT ->
                    "It converts a value that has not the right form: " + detail(failure);
            case INTERNAL_ERROR, DUPLICATE_ATTRIBUTE, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
                    "It cannot be computed: " + detail(failure);
        };
    }

    /** What a text that cannot be read is told by: CEL's parser speaks of its own grammar. */
    static String ofUnreadable(String text, int from) {
        return from >= text.length()
                ? "The expression ends before it is complete."
                : "The expression cannot be read from '" + rest(text.substring(from)) + "' on.";
    }

    private static String rest(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** The name in it; how CEL says that it is missing is not for our users. */
    private static String missingName(CelEvaluationException failure) {
        var name = QUOTED.matcher(String.valueOf(failure.getMessage()));
        return name.find()
                ? "'" + name.group(1) + "', which is not given."
                : "something that is not given.";
    }

    private static String detail(CelEvaluationException failure) {
        var message =
                String.valueOf(failure.getMessage())
                        .replaceFirst("^evaluation error( at [^:]*:\\d+)?: ", "");
        return message.strip().replaceFirst("\\.$", "") + ".";
    }
}
