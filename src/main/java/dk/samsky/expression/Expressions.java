package dk.samsky.expression;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Span;

/** Compiles expressions. Thread-safe. */
public interface Expressions {
    /**
     * Compiles an expression; what is wrong with it is told at its place.
     *
     * @param text the expression, without {@code ${ }}
     * @param span where it stands
     * @param names what it may speak of; anything else in it is an error
     */
    Checked<Expression> compile(String text, Span span, Names names);
}
