package dk.samsky.expression.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dk.samsky.expression.Names;
import dk.samsky.expression.Names.Choice;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one thing that a condition asks about.
 *
 * @param steps the variable, then field within field
 */
record Asked(List<String> steps) {
    /** What a condition asks about, if that is one thing only. */
    static Optional<Asked> in(CelExpr condition) {
        var all = new LinkedHashSet<Asked>();
        collect(condition, Set.of(), all);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static void collect(CelExpr node, Set<String> own, Set<Asked> all) {
        var path = path(node, own);
        if (path.isPresent()) {
            all.add(path.get());
            return;
        }
        switch (node.exprKind().getKind()) {
            case SELECT -> collect(node.select().operand(), own, all);
            case CALL -> {
                node.call().target().ifPresent(target -> collect(target, own, all));
                arguments(node).forEach(argument -> collect(argument, own, all));
            }
            case LIST -> {
                // Guava's list is not ours to name.
                List<CelExpr> elements = node.list().elements();
                elements.forEach(element -> collect(element, own, all));
            }
            case MAP -> {
                List<CelExpr.CelMap.Entry> entries = node.map().entries();
                for (var entry : entries) {
                    collect(entry.key(), own, all);
                    collect(entry.value(), own, all);
                }
            }
            case COMPREHENSION -> {
                var loop = node.comprehension();
                collect(loop.iterRange(), own, all);
                var within = new TreeSet<>(own);
                within.add(loop.iterVar());
                within.add(loop.accuVar());
                collect(loop.accuInit(), within, all);
                collect(loop.loopCondition(), within, all);
                collect(loop.loopStep(), within, all);
                collect(loop.result(), within, all);
            }
            case IDENT, CONSTANT, STRUCT, NOT_SET -> {}
        }
    }

    private static Optional<Asked> path(CelExpr node, Set<String> own) {
        return switch (node.exprKind().getKind()) {
            case IDENT ->
                    own.contains(node.ident().name())
                            ? Optional.empty()
                            : Optional.of(new Asked(List.of(node.ident().name())));
            case SELECT ->
                    path(node.select().operand(), own)
                            .map(group -> group.step(node.select().field()));
            case CALL ->
                    isIndexed(node)
                            ? path(arguments(node).getFirst(), own)
                                    .map(group ->
                                            group.step(
                                                    arguments(node)
                                                            .getLast()
                                                            .constant()
                                                            .stringValue()))
                            : Optional.empty();
            case LIST, MAP, COMPREHENSION, CONSTANT, STRUCT, NOT_SET -> Optional.empty();
        };
    }

    /** Whether a call asks for a field by its name between brackets. */
    static boolean isIndexed(CelExpr call) {
        var arguments = arguments(call);
        return call.call().function().equals(Operator.INDEX.getFunction())
                && arguments.getLast().exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && arguments.getLast().constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    /** Guava's list is not ours to name. */
    static List<CelExpr> arguments(CelExpr call) {
        return call.call().args();
    }

    private Asked step(String field) {
        var more = new ArrayList<>(steps);
        more.add(field);
        return new Asked(List.copyOf(more));
    }

    /** What it can be, if it is a text that is one of a few. */
    Optional<Choice> choice(Names names) {
        var within = Optional.of(names);
        for (var step : steps.subList(0, steps.size() - 1)) {
            within = within.map(group -> group.groups().get(step));
        }
        return within.map(group -> group.choices().get(steps.getLast()));
    }

    /** What a condition says, if it is the same whichever of the words this is. */
    Optional<Object> answer(
            CelExpr condition, CelAbstractSyntaxTree whole, Names names, Choice choice) {
        var part = CelAbstractSyntaxTree.newParsedAst(condition, whole.getSource());
        var checked = Engine.compilerFor(names).check(part);
        if (checked.hasError()) {
            return Optional
                    .empty(); // it speaks of a loop's own variable, and is looked at with the loop
        }
        try {
            var program = Engine.RUNTIME.createProgram(checked.getAst());
            var answers = new LinkedHashSet<Object>();
            for (var word : choice.words()) {
                var value = Conversion.toCel(holding(word));
                answers.add(program.eval(name -> Optional.of(value)));
            }
            return answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty();
        } catch (CelValidationException | CelEvaluationException _) {
            return Optional.empty(); // what it fails at is told when it is asked
        }
    }

    /** The variable's value, in which nothing is but the word. */
    private Value holding(String word) {
        var value = Value.of(word);
        for (var field : steps.subList(1, steps.size()).reversed()) {
            var group = new TreeMap<String, Value>();
            group.put(field, value);
            value = new Value.Group(new Fields(group));
        }
        return value;
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
