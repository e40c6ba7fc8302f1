package dk.samsky.expression.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.ExpressionCode;
import dk.samsky.expression.InnerSpan;
import dk.samsky.expression.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks through a parsed expression for names that nobody gave and for loops within loops within
 * loops.
 */
final class TreeCheck {
    private final CelAbstractSyntaxTree tree;
    private final String text;
    private final Span span;
    private final Names names;
    private final Problems problems;

    TreeCheck(CelAbstractSyntaxTree tree, String text, Span span, Names names, Problems problems) {
        this.tree = tree;
        this.text = text;
        this.span = span;
        this.names = names;
        this.problems = problems;
    }

    void check() {
        visit(tree.getExpr(), 0, new TreeSet<>(names.types().keySet()));
    }

    private void visit(CelExpr node, int depth, SortedSet<String> known) {
        switch (node.exprKind().getKind()) {
            case IDENT -> visitName(node, known);
            case SELECT -> visit(node.select().operand(), depth, known);
            case CALL -> {
                if (isMap(node)) {
                    refuseMap(node);
                    return;
                }
                node.call().target().ifPresent(target -> visit(target, depth, known));
                all(node.call().args(), depth, known);
            }
            case LIST -> all(node.list().elements(), depth, known);
            case MAP -> {
                // Guava's list is not ours to name.
                List<CelExpr.CelMap.Entry> entries = node.map().entries();
                for (var entry : entries) {
                    visit(entry.key(), depth, known);
                    visit(entry.value(), depth, known);
                }
            }
            case COMPREHENSION -> visitLoop(node.comprehension(), depth + 1, known);
            case CONSTANT, STRUCT, NOT_SET -> {}
        }
    }

    private static boolean isMap(CelExpr node) {
        return node.call().target().isPresent() && node.call().function().equals("map");
    }

    private void refuseMap(CelExpr node) {
        problems.add(
                Diagnostic.error(
                        ExpressionCode.UNKNOWN_NAME,
                        place(node, ""),
                        "The expression uses 'map', which there is not here.",
                        "An expression gives one value, and growing lists are what could make it"
                                + " take for ever.",
                        "Use 'exists', 'all', 'exists_one' or 'filter'."));
    }

    private void all(List<CelExpr> nodes, int depth, SortedSet<String> known) {
        nodes.forEach(node -> visit(node, depth, known));
    }

    private void visitLoop(CelExpr.CelComprehension loop, int depth, SortedSet<String> known) {
        if (depth > Engine.NESTED) {
            problems.add(
                    Diagnostic.error(
                            ExpressionCode.TOO_LARGE,
                            span,
                            "The expression nests 'exists', 'all' or 'filter' more than "
                                    + Engine.NESTED
                                    + " deep.",
                            "Expressions are bounded, so that nobody's documents can stop the"
                                    + " others'.",
                            "Say it with fewer of them inside each other."));
            return;
        }
        visit(loop.iterRange(), depth, known);
        var within = new TreeSet<>(known);
        within.add(loop.iterVar());
        within.add(loop.accuVar());
        visit(loop.accuInit(), depth, within);
        visit(loop.loopCondition(), depth, within);
        visit(loop.loopStep(), depth, within);
        visit(loop.result(), depth, within);
    }

    private void visitName(CelExpr node, SortedSet<String> known) {
        var name = node.ident().name();
        if (known.contains(name) || Words.isTypeName(name)) {
            return;
        }
        problems.add(
                Diagnostic.error(
                        ExpressionCode.UNKNOWN_NAME,
                        place(node, name),
                        "The expression speaks of '" + name + "', which nobody gives it.",
                        "It may speak of " + String.join(", ", names.types().keySet()) + ".",
                        NearName.suggest(name, names.types().keySet())
                                + "A text stands between quotes: '"
                                + name
                                + "'."));
    }

    private Span place(CelExpr node, String name) {
        Map<Long, Integer> positions = tree.getSource().getPositionsMap();
        return Optional.ofNullable(positions.get(node.id()))
                .map(offset -> text.offsetByCodePoints(0, offset))
                .filter(from -> text.startsWith(name, from))
                .map(from -> InnerSpan.of(span, text, from, from + name.length()))
                .orElse(span);
    }
}
