package dk.samsky.cli.syntax;

/** What a shell offers in a value's place. */
public enum Completes {
    NOTHING,
    FILE,
    DIRECTORY,
    TENANT,
    /** {@code tenant/workload}. */
    WORKLOAD,
    PROVIDER
}
