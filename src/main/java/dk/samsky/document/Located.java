package dk.samsky.document;

import dk.samsky.diagnostic.Span;

/** Something written, and where. */
public record Located<T>(T value, Span span) {}
