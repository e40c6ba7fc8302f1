package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells what is not YAML in words that help. */
final class SyntaxError {
    private SyntaxError() {}

    /**
     * @param events those before what is wrong
     */
    static Diagnostic of(MarkedYamlEngineException error, Source source, Events events) {
        var quote = openQuote(error, events);
        if (quote.isPresent()) {
            return Diagnostic.error(
                    DocumentCode.SYNTAX,
                    new Span(source, quote.get(), quote.get()),
                    "This is not YAML: a quote is opened here and not closed on this line.",
                    "The rest of the file cannot be understood until this is mended.",
                    "Close the quote.");
        }
        var at = error.getProblemMark().or(error::getContextMark).map(YamlFile::position);
        var span =
                at.map(position -> new Span(source, position, position))
                        .orElseGet(() -> Span.startOf(source));
        var line = at.flatMap(position -> source.line(position.line())).orElse("");
        var problem = Optional.ofNullable(error.getProblem()).orElse("");
        return Diagnostic.error(
                DocumentCode.SYNTAX,
                span,
                "This is not YAML" + (problem.isEmpty() ? "." : ": " + problem(problem) + "."),
                "The rest of the file cannot be understood until this is mended.",
                fix(line, at.orElse(new Position(1, 1)), problem));
    }

    /**
     * Where a quote was opened and not closed, as far as that is known: where the parser found no
     * end of it; or where it took the next quote, lines below, for its end, and cannot understand
     * what follows that at once.
     */
    private static Optional<Position> openQuote(MarkedYamlEngineException error, Events events) {
        if ("while scanning a quoted scalar".equals(error.getContext())
                && String.valueOf(error.getProblem()).startsWith("found unexpected")) {
            return error.getContextMark().map(YamlFile::position);
        }
        var isAtItsEnd =
                error.getProblemMark().map(YamlFile::position).filter(events.last()::equals);
        return isAtItsEnd.flatMap(_ -> events.quote());
    }

    /** For what the parser has no words for: it comes after the last thing that was understood. */
    static Diagnostic unplaced(Source source, Position last) {
        return Diagnostic.error(
                DocumentCode.SYNTAX,
                new Span(source, last, last),
                "What follows here is not YAML.",
                "The file could not be read to its end.",
                "Check the file in an editor that knows YAML.");
    }

    /** The parser's own words, on one line, without what only its authors understand. */
    private static String problem(String problem) {
        var line = problem.lines().findFirst().orElse("").strip();
        var text = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.substring(0, 1).toLowerCase(Locale.ROOT) + clean.substring(1);
    }

    private static String fix(String line, Position at, String problem) {
        if (line.substring(0, Math.min(line.length(), at.column())).contains("\t")) {
            return "Use spaces instead of tabs at the beginning of lines.";
        }
        if (line.contains("${")) {
            return "Put an expression in quotes: \"${…}\".";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "Put a text that holds ': ' in quotes, or correct how far the line is indented.";
        }
        if (problem.contains("expected ',' or")) {
            return "Close the bracket, or add a ',' between the entries.";
        }
        if (problem.contains("could not find expected ':'")) {
            return "Add the ':' and a value after the key on the line above, or correct how far the"
                    + " line is indented.";
        }
        return "Check quotes and brackets, and how far the lines are indented, here and on the line"
                + " above.";
    }
}
