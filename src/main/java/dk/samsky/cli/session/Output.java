package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.report.DiagnosticText;
import dk.samsky.report.Junit;
import dk.samsky.report.json.DiagnosticJson;
import dk.samsky.report.json.Sarif;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command's result goes: to stdout in one format, and to files in others. With JSON,
 * problems are part of the result and nothing is repeated on stderr.
 */
public final class Output {
    /** A result in the formats that it has; each is made only if it is wanted. */
    public record Result(
            Supplier<String> text,
            Supplier<String> json,
            Optional<Supplier<String>> markdown,
            Optional<Supplier<String>> csv) {
        public static Result of(Supplier<String> text, Supplier<String> json) {
            return new Result(text, json, Optional.empty(), Optional.empty());
        }

        public static Result of(
                Supplier<String> text, Supplier<String> json, Supplier<String> markdown) {
            return new Result(text, json, Optional.of(markdown), Optional.empty());
        }
    }

    private static final String FORMAT = "--output";
    private static final String JSON_INTO = "--json-into";
    private static final String MARKDOWN_INTO = "--markdown-into";
    private static final String SARIF_INTO = "--sarif-into";
    private static final String JUNIT_INTO = "--junit-into";
    private static final String PLAN_INTO = "--out";

    /** Why no result is written there. */
    static final String KEPT =
            "Documents, price books, states and embedded clouds are not written over, and no result"
                    + " is put among them.";

    private static final List<String> INTO =
            List.of(JSON_INTO, MARKDOWN_INTO, SARIF_INTO, JUNIT_INTO);
    private static final List<String> WRITTEN =
            List.of(PLAN_INTO, JSON_INTO, MARKDOWN_INTO, SARIF_INTO, JUNIT_INTO);

    private final Arguments arguments;
    private final Terminal terminal;

    public Output(Arguments arguments, Terminal terminal) {
        this.arguments = arguments;
        this.terminal = terminal;
    }

    /** The option for the format on stdout, and for JSON into a file. */
    public static List<Option> options(String... formats) {
        return List.of(
                Option.choice(
                        List.of(formats), "The format on stdout; text without it", FORMAT, "-o"),
                into(JSON_INTO, "JSON"));
    }

    /** The options for what pipelines show of problems. */
    public static List<Option> problemOptions() {
        return List.of(
                into(SARIF_INTO, "problems as SARIF"), into(JUNIT_INTO, "problems as JUnit XML"));
    }

    public static List<Option> markdownOption() {
        return List.of(into(MARKDOWN_INTO, "Markdown"));
    }

    private static Option into(String name, String what) {
        return Option.value("FILE", Completes.FILE, "Write " + what + " into a file as well", name);
    }

    public boolean isJson() {
        return arguments.find(FORMAT).filter("json"::equals).isPresent();
    }

    /** Gives a result and the problems that came with it. */
    public void give(Result result, List<Diagnostic> diagnostics) {
        problems(diagnostics);
        try {
            terminal.print(
                    switch (arguments.find(FORMAT).orElse("text")) {
                        case "json" -> result.json.get();
                        case "markdown" -> result.markdown.orElse(result.text).get();
                        case "csv" -> result.csv.orElse(result.text).get();
                        default -> result.text.get();
                    });
        } finally {
            // One place that cannot be written costs the others nothing.
            arguments.find(JSON_INTO).ifPresent(file -> write(file, result.json.get()));
            arguments
                    .find(MARKDOWN_INTO)
                    .ifPresent(file -> write(file, result.markdown.orElse(result.text).get()));
        }
    }

    /** Gives the problems of a command that came to no result. */
    public void fail(List<Diagnostic> diagnostics) {
        fail(diagnostics, DiagnosticJson.failure(diagnostics));
    }

    /** The same, with a JSON document of the command's own. */
    public void fail(List<Diagnostic> diagnostics, String json) {
        problems(diagnostics);
        if (isJson()) {
            terminal.print(json);
        }
        arguments.find(JSON_INTO).ifPresent(file -> write(file, json));
    }

    private void problems(List<Diagnostic> diagnostics) {
        var told =
                arguments.has("--quiet")
                        ? diagnostics.stream().filter(Diagnostic::isError).toList()
                        : diagnostics;
        if (!isJson() && !told.isEmpty()) {
            terminal.err().print(DiagnosticText.of(told, terminal.errLook()));
            terminal.err().flush();
        }
        arguments
                .find(SARIF_INTO)
                .ifPresent(file -> write(file, Sarif.of(diagnostics, Version.number())));
        arguments.find(JUNIT_INTO).ifPresent(file -> write(file, Junit.of(diagnostics)));
    }

    /**
     * Refuses to write a result over what somebody else keeps: documents, price books, states and
     * clouds, or the file that the command is given; or where nothing can be written. Before
     * anything is done.
     */
    public static void checkTargets(Arguments arguments, Syntax syntax, Terminal terminal) {
        checkDistinct(arguments, syntax, terminal);
        for (var option : INTO) {
            arguments
                    .find(option)
                    .ifPresent(
                            file -> checkTarget(terminal.directory().resolve(file), file, option));
        }
    }

    private static void checkTarget(Path file, String name, String option) {
        var folder = file.toAbsolutePath().getParent();
        if (isKept(file.normalize())) {
            throw refused(
                    "'" + name + "' is no place for a result.",
                    KEPT,
                    "Name another file for " + option + ".");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused(
                    "There is no folder for '" + name + "'.",
                    "A result is written into a folder that is there.",
                    "Make the folder, or name another file for " + option + ".");
        }
        if (Files.isDirectory(file)) {
            throw refused(
                    "'" + name + "' is a folder.",
                    "A result is written into a file.",
                    "Name a file for " + option + ".");
        }
    }

    private static CommandRefused refused(String what, String why, String fix) {
        return new CommandRefused(ExitStatus.USAGE, Diagnostic.error(CliCode.FILE, what, why, fix));
    }

    /** Of two results in one file, one would be lost. */
    private static void checkDistinct(Arguments arguments, Syntax syntax, Terminal terminal) {
        var taken = new HashMap<Path, String>();
        syntax.operands().stream()
                .limit(1)
                .filter(operand -> operand.completes() == Completes.FILE)
                .forEach(operand ->
                        arguments
                                .findOperand(0)
                                .ifPresent(file ->
                                        taken.put(
                                                real(terminal.directory().resolve(file)),
                                                operand.label())));
        for (var option : WRITTEN) {
            arguments
                    .find(option)
                    .map(file ->
                            taken.putIfAbsent(real(terminal.directory().resolve(file)), option))
                    .ifPresent(other -> {
                        throw new UsageException(
                                other + " and " + option + " name the same file.",
                                "Name another file for one of them.");
                    });
        }
    }

    /** The file itself, by whatever link it was named. */
    private static Path real(Path file) {
        var plain = file.toAbsolutePath().normalize();
        try {
            var folder = plain.getParent();
            return Files.exists(plain) || folder == null
                    ? plain.toRealPath()
                    : folder.toRealPath().resolve(plain.getFileName());
        } catch (IOException _) {
            return plain; // told when it is written
        }
    }

    /** Whether somebody else keeps it, or it would be read as a document from then on. */
    static boolean isKept(Path file) {
        for (var part : file) {
            if (part.toString().equals(".samsky")) {
                return true;
            }
        }
        var name =
                file.getFileName() == null
                        ? ""
                        : file.getFileName().toString().toLowerCase(Locale.ROOT);
        var isDocument = name.endsWith(".yaml") || name.endsWith(".yml");
        return Files.isRegularFile(file)
                ? isDocument || name.endsWith(".csv")
                : isDocument && Folders.isInWorkspace(file);
    }

    private void write(String file, String text) {
        write(terminal.directory().resolve(file), text);
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (FileSystemException named) {
            throw new UncheckedIOException(named);
        } catch (IOException failed) {
            // A write that fails halfway, as on a full disk, does not say where.
            throw new UncheckedIOException(
                    new FileSystemException(file.toString(), null, failed.getMessage()));
        }
    }
}
