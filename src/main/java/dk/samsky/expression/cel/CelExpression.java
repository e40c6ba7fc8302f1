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
    private final Set<String> reads;

    CelExpression(Program program, Optional<Names.Type> type, Set<String> reads) {
        this.program = program;
        this.type = type;
        this.reads = reads;
    }

    @Override
    public Optional<Names.Type> type() {
        return type;
    }

    @Override
    public Set<String> reads() {
        return reads;
    }

    @Override
    public Result evaluate(Fields variables) {
        try {
            return Conversion.result(
                    program.eval(name -> variables.find(name).map(Conversion::toCel)));
        } catch (CelEvaluationException failure) {
            return new Result.Failed(Words.ofFailure(failure));
        }
    }
}
