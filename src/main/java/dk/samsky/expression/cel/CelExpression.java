package dk.samsky.expression.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dk.samsky.expression.Expression;
import dk.samsky.expression.Names;
import dk.samsky.model.content.Fields;
import java.util.Optional;
import java.util.Set;

/** An expression that CEL evaluates. */
final class CelExpression implements Expression {
    private final Program program;
    private final Optional<Names.Type> type;
    private final Reads reads;
    private final Set<String> variables;

    CelExpression(Program program, Optional<Names.Type> type, Reads reads, Set<String> variables) {
        this.program = program;
        this.type = type;
        this.reads = reads;
        this.variables = variables;
    }

    @Override
    public Optional<Names.Type> type() {
        return type;
    }

    @Override
    public Set<String> reads() {
        return variables;
    }

    @Override
    public boolean mayRead(String variable, String field) {
        return reads.mayRead(variable, field);
    }

    @Override
    public Result evaluate(Fields given) {
        try {
            return Conversion.result(
                    program.eval(name ->
                            given.find(name)
                                    .map(value -> Conversion.toCel(reads.narrow(name, value)))));
        } catch (CelEvaluationException failure) {
            return new Result.Failed(Words.ofFailure(failure));
        }
    }
}
