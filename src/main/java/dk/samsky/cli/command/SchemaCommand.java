package dk.samsky.cli.command;

import dk.samsky.cli.session.Output;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.Completes;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Operand;
import dk.samsky.cli.syntax.Option;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.syntax.UsageException;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.kind.DocumentReader;
import dk.samsky.report.json.ContentJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints the JSON Schema (2020-12) of a kind of document: the same description that the reader
 * follows.
 */
public final class SchemaCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("schema", "Print the JSON Schema of a kind of document")
                .example("samsky schema workload", "one kind")
                .example(
                        "samsky schema --into schemas",
                        "all kinds, where 'samsky init' puts them for editors")
                .operand(new Operand("KIND", String.join(", ", words()), false, Completes.NOTHING))
                .option(
                        Option.value(
                                "DIR",
                                Completes.DIRECTORY,
                                "Write all kinds into a folder",
                                "--into"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        if (arguments.has("--into")) {
            write(terminal.directory().resolve(arguments.find("--into").orElseThrow()));
            return ExitStatus.DONE;
        }
        var word =
                arguments
                        .findOperand(0)
                        .orElseThrow(() ->
                                new UsageException(
                                        "'samsky schema' needs a kind, or --into.",
                                        "The kinds are " + String.join(", ", words()) + "."));
        var kind =
                Arrays.stream(DocumentKind.values())
                        .filter(one -> word(one).equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() ->
                                new UsageException(
                                        "There is no kind of document '" + word + "'.",
                                        NearName.suggest(word, words())
                                                + "The kinds are "
                                                + String.join(", ", words())
                                                + "."));
        terminal.print(ContentJson.of(DocumentReader.schema(kind)));
        return ExitStatus.DONE;
    }

    /** Writes the schema of every kind into a folder. */
    static void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        for (var kind : DocumentKind.values()) {
            Output.write(
                    folder.resolve(word(kind) + ".json"),
                    ContentJson.of(DocumentReader.schema(kind)));
        }
    }

    private static List<String> words() {
        return Arrays.stream(DocumentKind.values()).map(SchemaCommand::word).toList();
    }

    private static String word(DocumentKind kind) {
        return kind.word().toLowerCase(Locale.ROOT);
    }
}
