package dk.samsky.cli.session;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.terminal.Signals;
import dk.samsky.diagnostic.Diagnostic;
import java.util.Comparator;
import java.util.List;

/**
 * Which exit status problems mean. Of several the gravest counts: what failed, then what is
 * invalid, forbidden, over budget.
 */
public final class Statuses {
    private static final List<ExitStatus> GRAVEST_FIRST =
            List.of(
                    ExitStatus.FAILED,
                    ExitStatus.INVALID,
                    ExitStatus.FORBIDDEN,
                    ExitStatus.OVER_BUDGET,
                    ExitStatus.STALE,
                    ExitStatus.PARTIAL,
                    ExitStatus.CHANGES,
                    ExitStatus.DONE);

    private Statuses() {}

    /** The status of the gravest error; {@code otherwise} if there is none. */
    public static ExitStatus worst(List<Diagnostic> diagnostics, ExitStatus otherwise) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(one -> of(one.code().id()))
                .min(Comparator.comparingInt(GRAVEST_FIRST::indexOf))
                .orElse(otherwise);
    }

    /** The status of a run that a signal ended. */
    public static ExitStatus of(Signals.Signal signal) {
        return switch (signal) {
            case INT -> ExitStatus.INTERRUPTED;
            case TERM -> ExitStatus.TERMINATED;
        };
    }

    /** By the code's area, and within plans and costs by the code: see the guide to diagnostics. */
    private static ExitStatus of(String code) {
        return switch (code) {
            case "PN-108", "PN-109", "PL-201", "PL-203" -> ExitStatus.FORBIDDEN;
            case "PL-204", "PL-205" -> ExitStatus.FAILED;
            case "COST-301", "COST-302" -> ExitStatus.OVER_BUDGET;
            case "EN-103", "EN-104", "EN-107" -> ExitStatus.STALE;
            default ->
                    switch (code.substring(0, code.indexOf('-'))) {
                        case "DOC", "BP", "EX", "EXP", "POL", "COST", "PL" -> ExitStatus.INVALID;
                        default -> ExitStatus.FAILED;
                    };
        };
    }
}
