package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Invisible;
import java.util.OptionalInt;

/** Finds characters that cannot be seen. */
final class HiddenCharacters {
    private HiddenCharacters() {}

    /**
     * The first of them in a value, in which a tab or a line's end is no part of the layout, and
     * allowed.
     */
    static OptionalInt find(String value) {
        var at = index(value);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(value.codePointAt(at));
    }

    /** Where the first of them is; negative if there is none. */
    static int index(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= ' ' && character < 0x7F) {
                continue; // nearly all
            }
            var whole = text.codePointAt(i);
            if (Invisible.is(whole) && !isLayout(character)) {
                return i;
            }
            i += Character.charCount(whole) - 1;
        }
        return -1;
    }

    private static boolean isLayout(char character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    /** For people: the number that tables list it under. */
    static String name(int character) {
        return String.format("the invisible character U+%04X", character);
    }
}
