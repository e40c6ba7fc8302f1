package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the documents of one text, one after the other, so that only one is held at a time. */
final class YamlFile {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setUseMarks(true)
                    .setParseComments(false)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();

    private YamlFile() {}

    /**
     * Reads the text; what is not YAML is told once, since what follows it cannot be understood.
     */
    static void read(Source source, Problems problems, Consumer<Node> documents) {
        var parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, source.text()));
        var builder = new TreeBuilder(source, parser, problems);
        var count = 0;
        try {
            while (parser.hasNext()) {
                if (parser.checkEvent(Event.ID.DocumentStart)) {
                    var document = builder.document();
                    if (document.isPresent()) {
                        count++;
                        documents.accept(document.get());
                    }
                } else {
                    parser.next();
                }
            }
        } catch (MarkedYamlEngineException notYaml) {
            problems.add(SyntaxError.of(notYaml, source));
            return;
        } catch (YamlEngineException notYaml) {
            problems.add(SyntaxError.unplaced(source));
            return;
        } catch (TreeBuilder.TooDeep tooDeep) {
            problems.add(tooDeep.diagnostic());
            return;
        }
        if (count == 0 && !builder.hasTold()) {
            problems.add(
                    Diagnostic.warning(
                            DocumentCode.EMPTY,
                            Span.startOf(source),
                            "The file holds no document.",
                            "Nothing but comments and blank lines was found in it.",
                            "Write a document into it, or remove it."));
        }
    }

    static long at(Mark mark) {
        return Node.Extent.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
