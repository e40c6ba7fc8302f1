package dk.samsky.document.yaml;

import java.util.OptionalInt;

/**
 * Characters that cannot be seen, or that turn the direction of others around.
 *
 * <p>Source: https://trojansource.codes (CVE-2021-42574),
 * https://yaml.org/spec/1.2.2/#51-character-set
 */
final class HiddenCharacters {
    private HiddenCharacters() {}

    /**
     * The first of them.
     *
     * @param isValue whether this is a value, in which a tab or a line's end is no part of the
     *     layout
     */
    static OptionalInt find(String text, boolean isValue) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= ' ' && character < 0x7F) {
                continue;
            }
            if (isHidden(character) && !(isValue && character == '\t')) {
                return OptionalInt.of(character);
            }
        }
        return OptionalInt.empty();
    }

    /** Where the first of them is; negative if there is none. */
    static int index(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if ((character < ' ' || character >= 0x7F) && isHidden(character)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHidden(char character) {
        if (character < 0xA0) {
            return character < ' '
                    ? character != '\n' && character != '\r' && character != '\t'
                    : character >= 0x7F;
        }
        return character == 0xAD
                || character == 0x61C
                || character == 0x180E
                || (character >= 0x200B && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F)
                || character == 0xFEFF
                || (character >= 0xFFF9 && character <= 0xFFFB)
                || character >= 0xFFFE;
    }

    /** For people: the number that tables list it under. */
    static String name(int character) {
        return String.format("the invisible character U+%04X", character);
    }
}
