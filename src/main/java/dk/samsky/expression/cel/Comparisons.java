package dk.samsky.expression.cel;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.ExpressionCode;
import java.util.List;

/**
 * Comparisons of a text that is one of a few words. With any other word the answer is always the
 * same, so that a rule with a misspelt one would never apply, and nobody would hear of it.
 */
final class Comparisons {
    private Comparisons() {}

    /** Whether a call compares its two arguments: {@code ==}, {@code !=} or {@code in}. */
    static boolean isOne(CelExpr call) {
        var function = call.call().function();
        return function.equals(Operator.EQUALS.getFunction())
                || function.equals(Operator.NOT_EQUALS.getFunction())
                || function.equals(Operator.IN.getFunction());
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

    static Diagnostic neverSo(String path, String text, List<String> words, Span place) {
        return Diagnostic.error(
                ExpressionCode.NEVER_SO,
                place,
                "'" + path + "' is never '" + text + "'.",
                "It is one of " + String.join(", ", words) + ".",
                NearName.suggest(text, words) + "Compare it with one of those.");
    }
}
