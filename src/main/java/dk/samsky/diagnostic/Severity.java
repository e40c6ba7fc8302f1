package dk.samsky.diagnostic;

/** How much a diagnostic weighs: an error stops the step that found it, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
