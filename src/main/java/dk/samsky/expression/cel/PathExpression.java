package dk.samsky.expression.cel;

import dk.samsky.expression.Expression;
import dk.samsky.expression.Names;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.List;
import java.util.Optional;
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
     * The expression, if the text is no more than a path from a known variable; empty for anything
     * that CEL must judge.
     */
    static Optional<Expression> find(String text, Names names) {
        var path = text.strip();
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        var steps = List.of(path.split("\\.", -1));
        var type = names.types().get(steps.getFirst());
        if (type == null || steps.stream().anyMatch(Words::isReserved)) {
            return Optional.empty();
        }
        return switch (type) {
            case INTEGER, TEXT, BOOLEAN ->
                    steps.size() == 1
                            ? Optional.of(new PathExpression(steps, Optional.of(type)))
                            : Optional.empty();
            case GROUP ->
                    steps.size() > 1
                            ? Optional.of(new PathExpression(steps, Optional.empty()))
                            : Optional.empty();
            case TEXTS -> Optional.empty();
        };
    }

    @Override
    public Optional<Names.Type> type() {
        return type;
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
