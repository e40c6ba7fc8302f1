package dk.samsky.expression.cel;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.ExpressionCode;
import dk.samsky.expression.Names.Choice;
import java.util.List;

/**
 * Comparisons of a text that is one of a few words. With any other word the answer is always the
 * same, so that a rule with a misspelt one would never apply, and nobody would hear of it.
 */
final class Comparisons {
    private static final int SHOWN = 12;

    private static final List<String> OF_TEXTS =
            List.of("startsWith", "endsWith", "contains", "matches");

    private Comparisons() {}

    /** Whether a call compares its two arguments: {@code ==}, {@code !=} or {@code in}. */
    static boolean isOne(CelExpr call) {
        var function = call.call().function();
        return function.equals(Operator.EQUALS.getFunction())
                || function.equals(Operator.NOT_EQUALS.getFunction())
                || function.equals(Operator.IN.getFunction());
    }

    /** Whether a call asks something of a text by one of the functions for texts. */
    static boolean isOfText(CelExpr call) {
        return OF_TEXTS.contains(call.call().function());
    }

    /** Whether it is a text that is written out, or a list of such. */
    static boolean isWrittenOut(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case CONSTANT -> true;
            case LIST -> {
                // Guava's list is not ours to name.
                List<CelExpr> elements = node.list().elements();
                yield elements.stream().allMatch(Comparisons::isWrittenOut);
            }
            case IDENT, SELECT, CALL, MAP, COMPREHENSION, STRUCT, NOT_SET -> false;
        };
    }

    /** The texts that something is compared with, as far as they are written out. */
    static List<String> texts(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case CONSTANT ->
                    node.constant().getKind() == CelConstant.Kind.STRING_VALUE
                            ? List.of(node.constant().stringValue())
                            : List.of();
            case LIST -> {
                // Guava's list is not ours to name.
                List<CelExpr> elements = node.list().elements();
                yield elements.stream().flatMap(element -> texts(element).stream()).toList();
            }
            case IDENT, SELECT, CALL, MAP, COMPREHENSION, STRUCT, NOT_SET -> List.of();
        };
    }

    /** That something is compared with a text that it never is. */
    static Diagnostic neverSo(String path, String text, Choice choice, Span place) {
        var near = NearName.suggest(text, choice.words());
        return choice.isClosed()
                ? Diagnostic.error(
                        ExpressionCode.NEVER_SO,
                        place,
                        "'" + path + "' is never '" + text + "'.",
                        oneOf(choice),
                        near + "Compare it with one of those.")
                : Diagnostic.warning(
                        ExpressionCode.NOT_THERE,
                        place,
                        "'" + path + "' is never '" + text + "': there is nothing of that name.",
                        oneOf(choice),
                        near + "Compare it with one of those, or take it out.");
    }

    /** What a condition says if what it asks for is never so. */
    static boolean answerOfNever(CelExpr condition) {
        return condition.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && condition.call().function().equals(Operator.NOT_EQUALS.getFunction());
    }

    /** That what is asked of a text holds for none that it can be. */
    static Diagnostic neverSo(String path, Choice choice, Span place) {
        return Diagnostic.error(
                ExpressionCode.NEVER_SO,
                place,
                "What is asked of '" + path + "' is never so, whatever it is.",
                oneOf(choice),
                "Ask for one of those.");
    }

    private static String oneOf(Choice choice) {
        var words = choice.words();
        var more = words.size() - SHOWN;
        return words.isEmpty()
                ? "There is none at all."
                : "It is one of "
                        + String.join(", ", words.subList(0, Math.min(words.size(), SHOWN)))
                        + (more > 0 ? " and " + more + " more." : ".");
    }
}
