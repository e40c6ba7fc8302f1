package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What every document says of itself.
 *
 * @param span where the name stands
 * @param labels in the order written
 */
public record Metadata(String name, SequencedMap<String, String> labels, Span span) {
    public Metadata {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    }
}
