package dk.samsky.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an expression may speak of: the name of each variable, and what it is.
 *
 * @param groups the fields of each {@link Type#GROUP} that has these and no others; what is in a
 *     group that is not here is free, and only asked for when it is evaluated
 * @param words all that a {@link Type#TEXT} can be, for each that is one of a few; a text that is
 *     not here is free
 */
public record Names(
        SequencedMap<String, Type> types,
        SequencedMap<String, Names> groups,
        SequencedMap<String, List<String>> words) {
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
        words = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(words));
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
        return new Names(more, groups, words);
    }

    /** These and a group that has these fields and no others, though not always all. */
    public Names with(String name, Names fields) {
        var more = new LinkedHashMap<>(groups);
        more.put(name, fields);
        return new Names(with(name, Type.GROUP).types, more, words);
    }

    /** These and a text that is one of some words, and never another. */
    public Names withOneOf(String name, List<String> choice) {
        var more = new LinkedHashMap<>(words);
        more.put(name, List.copyOf(choice));
        return new Names(with(name, Type.TEXT).types, groups, more);
    }
}
