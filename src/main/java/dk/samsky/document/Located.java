package dk.samsky.document;

import dk.samsky.diagnostic.Span;

/**
 * Something written, and where.
 *
 * @param key where the key is written that it stands under, if that is a name somebody chose; else
 *     its own place
 */
public record Located<T>(T value, Span span, Span key) {
    public Located(T value, Span span) {
        this(value, span, span);
    }
}
