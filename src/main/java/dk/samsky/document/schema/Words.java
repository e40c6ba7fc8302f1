package dk.samsky.document.schema;

import java.util.List;
import java.util.Locale;

/** How values and enums look in sentences and in documents. */
public final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** A text that somebody wrote, short enough for a sentence and on one line. */
    public static String shorten(String text) {
        var first = text.lines().findFirst().orElse("");
        // A blank at an end may be what is wrong with it.
        var line = first.length() == text.length() ? first : first.strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line.length() < text.strip().length() ? line + "…" : line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** A constant as it is written in documents: {@code CONFIDENTIAL} is {@code confidential}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code a, b or c}. */
    public static String anyOf(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
