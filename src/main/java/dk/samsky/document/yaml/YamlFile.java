package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the documents of one text, one after the other, so that only one is held at a time. */
final class YamlFile {
    private YamlFile() {}

    /**
     * Reads the text; what is not YAML is told once, since what follows it cannot be understood.
     *
     * @return whether all of it was read
     */
    static boolean read(Source source, Problems problems, Consumer<Node> documents) {
        var events = new Events(source);
        var builder = new TreeBuilder(source, events, problems);
        var count = 0;
        try {
            while (events.hasNext()) {
                if (events.isNext(Event.ID.DocumentStart)) {
                    var document = builder.document();
                    if (document.isPresent()) {
                        count++;
                        documents.accept(document.get());
                    }
                } else {
                    events.next();
                }
            }
        } catch (MarkedYamlEngineException notYaml) {
            problems.add(SyntaxError.of(notYaml, source, events));
            return false;
        } catch (YamlEngineException notYaml) {
            problems.add(SyntaxError.unplaced(source, events.last()));
            return false;
        } catch (TreeBuilder.TooDeep tooDeep) {
            problems.add(tooDeep.diagnostic());
            return false;
        }
        if (count == 0 && !builder.hasTold()) {
            problems.add(
                    Diagnostic.error(
                            DocumentCode.EMPTY,
                            Span.startOf(source),
                            "The file holds no document.",
                            "Nothing but comments and blank lines was found in it. If it was"
                                    + " emptied by accident, what it asked for would be taken"
                                    + " away.",
                            "Write a document into it, or remove the file if nothing is meant."));
            return false;
        }
        return true;
    }

    static long at(Mark mark) {
        return Node.Extent.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
