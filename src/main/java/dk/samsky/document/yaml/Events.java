package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Source;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The events of a text, one after the other. */
final class Events {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setUseMarks(true)
                    .setParseComments(false)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();

    private final ParserImpl parser;
    private Position last = new Position(1, 1);
    private Optional<Position> quote = Optional.empty();

    Events(Source source) {
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, source.text()));
    }

    /** Where the last event ended. */
    Position last() {
        return last;
    }

    /** Where the quote of the last event was opened, if it was closed on a later line. */
    Optional<Position> quote() {
        return quote;
    }

    boolean hasNext() {
        try {
            return parser.hasNext();
        } catch (IllegalArgumentException | IndexOutOfBoundsException stumbled) {
            throw stumbled(stumbled);
        }
    }

    boolean isNext(Event.ID id) {
        try {
            return parser.checkEvent(id);
        } catch (IllegalArgumentException | IndexOutOfBoundsException stumbled) {
            throw stumbled(stumbled);
        }
    }

    Event next() {
        try {
            var event = parser.next();
            event.getEndMark().ifPresent(mark -> last = YamlFile.position(mark));
            quote =
                    event instanceof ScalarEvent scalar
                                    && (scalar.isDQuoted() || scalar.isSQuoted())
                            ? event.getStartMark()
                                    .map(YamlFile::position)
                                    .filter(start -> start.line() < last.line())
                            : Optional.empty();
            return event;
        } catch (IllegalArgumentException | IndexOutOfBoundsException stumbled) {
            throw stumbled(stumbled);
        }
    }

    /**
     * snakeyaml-engine 3.2 lets a NumberFormatException escape for "\\UFFFFFFFF"; to us it is one
     * more way of not being YAML.
     */
    private static YamlEngineException stumbled(RuntimeException cause) {
        return new YamlEngineException("the parser stumbled", cause);
    }
}
