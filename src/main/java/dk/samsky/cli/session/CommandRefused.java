package dk.samsky.cli.session;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.diagnostic.Diagnostic;
import java.util.List;

/**
 * That a command cannot come to a result, for reasons that are told already in full. Ends it; the
 * edge prints the reasons.
 */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Diagnostic> diagnostics;
    private final ExitStatus status;

    public CommandRefused(ExitStatus status, List<Diagnostic> diagnostics) {
        super(diagnostics.getFirst().what());
        this.status = status;
        this.diagnostics = List.copyOf(diagnostics);
    }

    public CommandRefused(ExitStatus status, Diagnostic diagnostic) {
        this(status, List.of(diagnostic));
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    public ExitStatus status() {
        return status;
    }
}
