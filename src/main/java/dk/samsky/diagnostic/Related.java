package dk.samsky.diagnostic;

/** Another place that a diagnostic speaks of, and what is there. */
public record Related(Span span, String note) {}
