package dk.samsky.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What an expression may speak of: the name of each variable, and what it is. */
public record Names(SequencedMap<String, Type> types) {
    /** What a variable is. */
    public enum Type {
        INTEGER,
        TEXT,
        BOOLEAN,
        /** A list of texts. */
        TEXTS,
        /** Fields by name, of which only their existence at evaluation is checked. */
        GROUP
    }

    public Names {
        types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
    }
}
