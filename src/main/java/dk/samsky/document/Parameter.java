package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Something of a blueprint that a workload may choose.
 *
 * @param fallback the value of a workload that gives none; empty if it must give one
 * @param minimum the least that may be given, for an integer or a quantity (in bytes)
 * @param maximum the most that may be given, for an integer or a quantity (in bytes)
 * @param options the only texts that may be given, if there are any
 */
public record Parameter(
        String name,
        Type type,
        String description,
        Optional<Value> fallback,
        Optional<Long> minimum,
        Optional<Long> maximum,
        List<String> options,
        Span span) {
    /** What a parameter's value is. */
    public enum Type {
        INTEGER,
        TEXT,
        BOOLEAN,
        /**
         * A number of bytes; in expressions a whole number, in components written back as a
         * quantity.
         */
        QUANTITY
    }

    public Parameter {
        options = Collections.unmodifiableList(new ArrayList<>(options));
    }
}
