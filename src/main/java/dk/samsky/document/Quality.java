package dk.samsky.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** How good a figure is, from the best. */
public enum Quality {
    /** As its owner publishes it. */
    LISTED,
    /** Computed from what is published. */
    DERIVED,
    /** Guessed with reasons. */
    ESTIMATE,
    /** Set by us, so that something can be computed. */
    ASSUMED;

    /** Whether it is nobody's price, but what somebody takes for one. */
    public boolean isGuess() {
        return switch (this) {
            case LISTED, DERIVED -> false;
            case ESTIMATE, ASSUMED -> true;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each by its word. */
    public static SequencedMap<String, Quality> words() {
        var words = new LinkedHashMap<String, Quality>();
        for (var quality : values()) {
            words.put(quality.word(), quality);
        }
        return Collections.unmodifiableSequencedMap(words);
    }
}
