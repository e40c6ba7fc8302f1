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
import dk.samsky.expression.Names.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks through a parsed expression for names that nobody gave, for fields that a group does not
 * have, and for loops within loops within loops.
 */
final class TreeCheck {
    private final CelAbstractSyntaxTree tree;
    private final String text;
    private final Span span;
    private final Names names;
    private final Problems problems;
    private final Reads reads = new Reads();

    TreeCheck(CelAbstractSyntaxTree tree, String text, Span span, Names names, Problems problems) {
        this.tree = tree;
        this.text = text;
        this.span = span;
        this.names = names;
        this.problems = problems;
    }

    /** Returns what the expression reads. */
    Reads check() {
        var known = new TreeMap<String, Optional<Found>>();
        names.types().keySet().forEach(name -> known.put(name, find(names, name)));
        visit(tree.getExpr(), 0, known);
        return reads;
    }

    /**
     * What a part of the expression is, as far as that is known.
     *
     * @param fields of a group whose fields are known
     * @param choice what a text can be, if it is one of a few
     */
    private record Found(Names.Type type, Optional<Names> fields, Optional<Choice> choice) {}

    private static Optional<Found> find(Names within, String name) {
        return Optional.ofNullable(within.types().get(name))
                .map(type ->
                        new Found(
                                type,
                                Optional.ofNullable(within.groups().get(name)),
                                Optional.ofNullable(within.choices().get(name))));
    }

    /**
     * @param known the variables, and what is known of each
     * @return what is known of the node
     */
    private Optional<Found> visit(CelExpr node, int depth, Map<String, Optional<Found>> known) {
        return switch (node.exprKind().getKind()) {
            case IDENT -> {
                reads.whole(node.ident().name());
                yield visitName(node, known);
            }
            case SELECT ->
                    step(
                            visitGroup(
                                    node.select().operand(), node.select().field(), depth, known),
                            node.select().operand(),
                            node.select().field());
            case CALL -> visitCall(node, depth, known);
            case LIST -> {
                all(node.list().elements(), depth, known);
                yield Optional.empty();
            }
            case MAP -> {
                // Guava's list is not ours to name.
                List<CelExpr.CelMap.Entry> entries = node.map().entries();
                for (var entry : entries) {
                    visit(entry.key(), depth, known);
                    visit(entry.value(), depth, known);
                }
                yield Optional.empty();
            }
            case COMPREHENSION -> {
                visitLoop(node.comprehension(), depth + 1, known);
                checkAnswers(node);
                yield Optional.empty();
            }
            // There is no kind of struct, so that CEL refuses each.
            case CONSTANT, STRUCT, NOT_SET -> Optional.empty();
        };
    }

    /** What a field is asked of. */
    private Optional<Found> visitGroup(
            CelExpr group, String field, int depth, Map<String, Optional<Found>> known) {
        if (group.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return visit(group, depth, known);
        }
        reads.field(group.ident().name(), field);
        return visitName(group, known);
    }

    /** A field of what is found; tells it if there is no such field. */
    private Optional<Found> step(Optional<Found> found, CelExpr operand, String field) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var type = found.get().type;
        var fields = found.get().fields;
        if (type != Names.Type.GROUP) {
            problems.add(Paths.noGroup(path(operand), field, type, place(operand, field)));
        } else if (fields.isPresent() && !fields.get().types().containsKey(field)) {
            problems.add(Paths.noField(path(operand), field, fields.get(), place(operand, field)));
        }
        return fields.flatMap(within -> find(within, field));
    }

    /** The place of the whole path, if it is written with dots; else of its first name. */
    private Span place(CelExpr operand, String field) {
        var first = operand;
        while (first.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            first =
                    first.exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT
                            ? first.select().operand()
                            : Asked.arguments(first).getFirst();
        }
        var name = first;
        return find(name, path(operand) + "." + field)
                .or(() -> find(name, name.ident().name()))
                .orElse(span);
    }

    private Optional<Found> visitCall(CelExpr node, int depth, Map<String, Optional<Found>> known) {
        if (isMap(node)) {
            refuseMap(node);
            return Optional.empty();
        }
        node.call().target().ifPresent(target -> visit(target, depth, known));
        var arguments = Asked.arguments(node);
        if (Asked.isIndexed(node)) {
            var field = arguments.getLast().constant().stringValue();
            var group = visitGroup(arguments.getFirst(), field, depth, known);
            return step(group, arguments.getFirst(), field);
        }
        var found = arguments.stream().map(argument -> visit(argument, depth, known)).toList();
        if (Comparisons.isOne(node)) {
            for (var i = 0; i < found.size(); i++) {
                var choice = found.get(i).flatMap(Found::choice);
                if (choice.isPresent()) {
                    neverSo(arguments.get(i), arguments.get(1 - i), choice.get());
                    if (Comparisons.isWrittenOut(arguments.get(1 - i))) {
                        return Optional.empty();
                    }
                }
            }
        }
        if (Comparisons.isOne(node) || Comparisons.isOfText(node)) {
            checkAnswers(node);
        }
        return Optional.empty();
    }

    /**
     * Tells a condition that never holds, whatever the one text in it is; or always, if negated.
     */
    private void checkAnswers(CelExpr condition) {
        var asked = Asked.in(condition);
        if (asked.isEmpty()) {
            return;
        }
        var path = asked.get();
        var choice = path.choice(names).filter(Choice::isClosed);
        var never = Comparisons.answerOfNever(condition);
        choice.filter(words ->
                        path.answer(condition, tree, names, words).equals(Optional.of(never)))
                .ifPresent(words ->
                        problems.add(Comparisons.neverSo(path.toString(), words, written(path))));
    }

    private Span written(Asked path) {
        var from = text.indexOf(path.toString());
        return from < 0 ? span : InnerSpan.of(span, text, from, from + path.toString().length());
    }

    /** Tells each text that something is compared with, and never is. */
    private void neverSo(CelExpr asked, CelExpr other, Choice choice) {
        Comparisons.texts(other).stream()
                .filter(text -> !choice.words().contains(text))
                .forEach(text ->
                        problems.add(Comparisons.neverSo(path(asked), text, choice, quoted(text))));
    }

    /** The place of a text between its quotes; of the whole if it is written otherwise. */
    private Span quoted(String literal) {
        for (var quote : List.of("'", "\"")) {
            var from = text.indexOf(quote + literal + quote);
            if (from >= 0) {
                return InnerSpan.of(span, text, from, from + literal.length() + 2);
            }
        }
        return span;
    }

    /** As people write it: names joined by dots. */
    private static String path(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case IDENT -> node.ident().name();
            case SELECT -> path(node.select().operand()) + "." + node.select().field();
            case CALL ->
                    path(Asked.arguments(node).getFirst())
                            + "."
                            + Asked.arguments(node).getLast().constant().stringValue();
            case LIST, MAP, COMPREHENSION, CONSTANT, STRUCT, NOT_SET -> "";
        };
    }

    private static boolean isMap(CelExpr node) {
        return node.call().target().isPresent() && node.call().function().equals("map");
    }

    private void refuseMap(CelExpr node) {
        problems.add(
                Diagnostic.error(
                        ExpressionCode.UNKNOWN_NAME,
                        find(node, "").orElse(span),
                        "The expression uses 'map', which there is not here.",
                        "An expression gives one value, and growing lists are what could make it"
                                + " take for ever.",
                        "Use 'exists', 'all', 'exists_one' or 'filter'."));
    }

    private void all(List<CelExpr> nodes, int depth, Map<String, Optional<Found>> known) {
        nodes.forEach(node -> visit(node, depth, known));
    }

    private void visitLoop(
            CelExpr.CelComprehension loop, int depth, Map<String, Optional<Found>> known) {
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
        var within = new TreeMap<>(known);
        within.put(loop.iterVar(), Optional.empty());
        within.put(loop.accuVar(), Optional.empty());
        visit(loop.accuInit(), depth, within);
        visit(loop.loopCondition(), depth, within);
        visit(loop.loopStep(), depth, within);
        visit(loop.result(), depth, within);
    }

    private Optional<Found> visitName(CelExpr node, Map<String, Optional<Found>> known) {
        var name = node.ident().name();
        var found = known.get(name);
        if (found != null || Words.isTypeName(name)) {
            return found == null ? Optional.empty() : found;
        }
        problems.add(
                Diagnostic.error(
                        ExpressionCode.UNKNOWN_NAME,
                        find(node, name).orElse(span),
                        "The expression speaks of '" + name + "', which nobody gives it.",
                        "It may speak of " + String.join(", ", names.types().keySet()) + ".",
                        NearName.suggest(name, names.types().keySet())
                                + "A text stands between quotes: '"
                                + name
                                + "'."));
        return Optional.empty();
    }

    /** The place of words that start where the node does, if they are written so. */
    private Optional<Span> find(CelExpr node, String words) {
        Map<Long, Integer> positions = tree.getSource().getPositionsMap();
        return Optional.ofNullable(positions.get(node.id()))
                .map(offset -> text.offsetByCodePoints(0, offset))
                .filter(from -> text.startsWith(words, from))
                .map(from -> InnerSpan.of(span, text, from, from + words.length()));
    }
}
