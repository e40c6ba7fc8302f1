package dk.samsky.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an expression may speak of: the name of each variable, and what it is.
 *
 * @param groups the fields of each {@link Type#GROUP} that has these and no others; what is in a
 *     group that is not here is free, and only asked for when it is evaluated
 * @param choices what a {@link Type#TEXT} can be, for each that is one of a few; a text that is not
 *     here is free
 */
public record Names(
        SequencedMap<String, Type> types,
        SequencedMap<String, Names> groups,
        SequencedMap<String, Choice> choices) {
    /**
     * What a text can be.
     *
     * @param isClosed whether it is never another, whatever is written; else it is another only if
     *     something comes to be that is not there now
     */
    public record Choice(List<String> words, boolean isClosed) {
        public Choice {
            words = Collections.unmodifiableList(new ArrayList<>(words));
        }
    }

    /**
     * The words that the language keeps for itself. Source:
     * https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
     */
    private static final List<String> RESERVED =
            List.of(
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "false",
                    "for",
                    "function",
                    "if",
                    "import",
                    "in",
                    "let",
                    "loop",
                    "namespace",
                    "null",
                    "package",
                    "return",
                    "true",
                    "var",
                    "void",
                    "while");

    /** No name at all. */
    public static final Names NONE =
            new Names(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    /** What a variable is. */
    public enum Type {
        INTEGER,
        TEXT,
        BOOLEAN,
        /** A list of texts. */
        TEXTS,
        /** Fields by name. */
        GROUP
    }

    public Names {
        types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
        groups = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(groups));
        choices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(choices));
    }

    /**
     * Whether a variable can be called so: a word of letters, digits and '_', and no reserved one.
     */
    public static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*") && !isReserved(text);
    }

    /** Whether the language keeps the word for itself. */
    public static boolean isReserved(String text) {
        return RESERVED.contains(text);
    }

    /** These and one more. A group's fields are free. */
    public Names with(String name, Type type) {
        var more = new LinkedHashMap<>(types);
        more.put(name, type);
        return new Names(more, groups, choices);
    }

    /** These and a group that has these fields and no others, though not always all. */
    public Names with(String name, Names fields) {
        var more = new LinkedHashMap<>(groups);
        more.put(name, fields);
        return new Names(with(name, Type.GROUP).types, more, choices);
    }

    /** These and a text that is one of some words, and never another. */
    public Names withOneOf(String name, List<String> words) {
        return with(name, new Choice(words, true));
    }

    /** These and a text that is one of the names that there are. */
    public Names withOneThere(String name, List<String> there) {
        return with(name, new Choice(there, false));
    }

    private Names with(String name, Choice choice) {
        var more = new LinkedHashMap<>(choices);
        more.put(name, choice);
        return new Names(with(name, Type.TEXT).types, groups, more);
    }
}
