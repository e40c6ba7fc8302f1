package dk.samsky.expression;

import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled expression. Thread-safe; gives the same for the same, and nothing but a result comes
 * of it.
 */
public interface Expression {
    /** What came of an evaluation. */
    sealed interface Result {
        /** A value. */
        record Found(Value value) implements Result {}

        /** None, and why, a full sentence in the user's words. */
        record Failed(String why) implements Result {}
    }

    /** What it gives, if that is known before it is evaluated. */
    Optional<Names.Type> type();

    /** The variables that it may read, by their names; no others change what it gives. */
    Set<String> reads();

    /** Whether what it gives may depend on a field of a variable that is a group. */
    boolean mayRead(String variable, String field);

    /**
     * Evaluates it over the variables' values; a variable that is not given is an error of the
     * evaluation.
     */
    Result evaluate(Fields variables);
}
