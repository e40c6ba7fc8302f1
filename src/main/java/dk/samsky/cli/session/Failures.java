package dk.samsky.cli.session;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Unprinted;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.DriverException;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Makes problems, told by place and remedy, of what was thrown. */
public final class Failures {
    private Failures() {}

    /**
     * The problem that something thrown means for a person. What nobody foresaw is a bug of ours.
     */
    public static Diagnostic tell(Throwable thrown) {
        return switch (thrown) {
            case UsageException usage ->
                    Diagnostic.error(CliCode.USAGE, message(usage), "", usage.remedy());
            case CommandRefused refused -> refused.diagnostics().getFirst();
            case UnfitRecord unfit -> tell(StateException.damaged(unfit.tenant(), unfit));
            case StateException state ->
                    Diagnostic.error(
                            CliCode.STATE,
                            message(state),
                            state.shard()
                                    .map(_ -> "What is remembered of other tenants can be read.")
                                    .orElseGet(() -> leaf(state)),
                            state.remedy());
            case DriverException cloud ->
                    Diagnostic.error(
                            CliCode.CLOUD,
                            cloud.getMessage(),
                            leaf(cloud),
                            cloud.remedy().isBlank()
                                    ? "Run the command again in a while."
                                    : cloud.remedy());
            case Unprinted lost ->
                    Diagnostic.error(
                            CliCode.OUTPUT,
                            "Standard output does not take the result.",
                            why(lost.reason()),
                            "Make room where it goes, or send it elsewhere. What was changed"
                                    + " before is in the state.");
            case UncheckedIOException unchecked when unchecked.getCause() != null ->
                    file(unchecked.getCause());
            case IOException file -> file(file);
            case OutOfMemoryError _ ->
                    Diagnostic.error(
                            CliCode.JAVA,
                            "There is not enough memory.",
                            "The Java runtime was given less than this workspace takes.",
                            "Give it more, for example with JAVA_TOOL_OPTIONS=-Xmx4g, or select"
                                    + " fewer tenants with --tenant.");
            default -> bug(thrown);
        };
    }

    /** The exit status that the same means. */
    public static ExitStatus status(Throwable thrown) {
        return switch (thrown) {
            case UsageException _ -> ExitStatus.USAGE;
            case CommandRefused refused -> refused.status();
            default -> ExitStatus.FAILED;
        };
    }

    private static Diagnostic file(IOException failure) {
        var file =
                failure instanceof FileSystemException named && named.getFile() != null
                        ? named.getFile()
                        : "A file";
        return Diagnostic.error(
                CliCode.FILE,
                file + " cannot be read or written.",
                why(failure),
                "Check the path, who may use it, and the space on the disk.");
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "There is no such file or folder.";
            case AccessDeniedException _ -> "Permission is missing.";
            case FileAlreadyExistsException _ -> "Something of that name is there already.";
            case DirectoryNotEmptyException _ -> "The folder is not empty.";
            case NotDirectoryException _ -> "It is not a folder.";
            case FileSystemException other when other.getReason() != null ->
                    "The operating system says: " + other.getReason() + ".";
            default -> "The operating system says: " + message(failure);
        };
    }

    private static Diagnostic bug(Throwable thrown) {
        var leaf = last(thrown);
        return Diagnostic.error(
                CliCode.BUG,
                leaf.getClass().getSimpleName() + ": " + message(leaf),
                "Samsky met something that its authors did not foresee. What was done until now is"
                        + " in the state.",
                "Run the command again with --debug, and report what it prints.");
    }

    private static String leaf(Throwable thrown) {
        if (thrown.getCause() == null) {
            return "";
        }
        // The message of a file's failure is no more than the file's name.
        return last(thrown) instanceof IOException file
                ? why(file)
                : "The reason is: " + message(last(thrown));
    }

    private static Throwable last(Throwable thrown) {
        var last = thrown;
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            last = cause;
        }
        return last;
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return "no more is known.";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
