package dk.samsky.document;

import dk.samsky.diagnostic.Span;

/** A value of a blueprint: written as it is, or to be computed from the blueprint's parameters. */
public sealed interface Templated<T> {
    Span span();

    /** Written as it is. */
    record Fixed<T>(T value, Span span) implements Templated<T> {}

    /**
     * Holds one or more {@code ${…}}.
     *
     * @param text the whole scalar as written, such as {@code ${webServers}} or {@code ${size}Gi}
     * @param type what the result must be
     */
    record Computed<T>(String text, ScalarType<T> type, Span span) implements Templated<T> {}
}
