package dk.samsky.cli.syntax;

/**
 * How the process ends, for pipelines. The numbers are a published contract (DESIGN.md section 5):
 * they never change.
 */
public enum ExitStatus {
    DONE(0),
    FAILED(1),
    /** Changes or drift are present; only with {@code --detailed-exitcode}. */
    CHANGES(2),
    INVALID(3),
    FORBIDDEN(4),
    OVER_BUDGET(5),
    PARTIAL(6),
    /** The plan is stale, or another run holds the lease. */
    STALE(7),
    USAGE(64),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
