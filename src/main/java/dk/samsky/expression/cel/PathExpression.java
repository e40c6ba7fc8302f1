package dk.samsky.expression.cel;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Span;
import dk.samsky.expression.Expression;
import dk.samsky.expression.InnerSpan;
import dk.samsky.expression.Names;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A variable, or a field of a group by its path: what CEL would answer, without CEL. */
final class PathExpression implements Expression {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final List<String> steps;
    private final Optional<Names.Type> type;

    private PathExpression(List<String> steps, Optional<Names.Type> type) {
        this.steps = steps;
        this.type = type;
    }

    /**
     * The expression, if the text is no more than a path from a known variable, or what is wrong
     * with it; empty for anything that CEL must judge.
     */
    static Optional<Checked<Expression>> find(String text, Span span, Names names) {
        var path = text.strip();
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        var steps = List.of(path.split("\\.", -1));
        var type = names.types().get(steps.getFirst());
        if (type == null || steps.stream().anyMatch(Names::isReserved)) {
            return Optional.empty();
        }
        return switch (type) {
            case INTEGER, TEXT, BOOLEAN ->
                    steps.size() == 1
                            ? Optional.of(Checked.ok(new PathExpression(steps, Optional.of(type))))
                            : Optional.empty();
            case GROUP ->
                    steps.size() > 1
                            ? Optional.of(
                                    follow(
                                            steps,
                                            names,
                                            InnerSpan.of(
                                                    span,
                                                    text,
                                                    text.indexOf(path),
                                                    text.indexOf(path) + path.length())))
                            : Optional.empty();
            case TEXTS -> Optional.empty();
        };
    }

    private static Checked<Expression> follow(List<String> steps, Names names, Span place) {
        var type = Names.Type.GROUP;
        var within = names.groups().get(steps.getFirst());
        for (var i = 1; i < steps.size(); i++) {
            var path = String.join(".", steps.subList(0, i));
            var step = steps.get(i);
            if (type != Names.Type.GROUP) {
                return Checked.refused(Paths.noGroup(path, step, type, place));
            }
            if (within == null) {
                return Checked.ok(new PathExpression(steps, Optional.empty()));
            }
            var found = within.types().get(step);
            if (found == null) {
                return Checked.refused(Paths.noField(path, step, within, place));
            }
            type = found;
            within = within.groups().get(step);
        }
        return switch (type) {
            case INTEGER, TEXT, BOOLEAN -> Checked.ok(new PathExpression(steps, Optional.of(type)));
            case TEXTS, GROUP ->
                    Checked.refused(CelExpressions.wrongResult(Paths.word(type), place));
        };
    }

    @Override
    public Optional<Names.Type> type() {
        return type;
    }

    @Override
    public Set<String> reads() {
        return new TreeSet<>(steps.subList(0, 1));
    }

    @Override
    public boolean mayRead(String variable, String field) {
        return steps.getFirst().equals(variable)
                && (steps.size() == 1 || steps.get(1).equals(field));
    }

    @Override
    public Result evaluate(Fields variables) {
        var found = variables.find(steps.getFirst());
        for (var step : steps.subList(1, steps.size())) {
            found =
                    found.flatMap(value ->
                            value instanceof Value.Group(var fields)
                                    ? fields.find(step)
                                    : Optional.<Value>empty());
            if (found.isEmpty()) {
                return new Result.Failed(Words.missing(String.join(".", steps)));
            }
        }
        return found.map(Conversion::result)
                .orElseGet(() -> new Result.Failed(Words.missing(steps.getFirst())));
    }
}
