package dk.samsky.model;

/**
 * The form of names that people give: lower-case letters, digits and hyphens, starting with a
 * letter and ending with a letter or digit (RFC 1123 labels, and a letter first, since some clouds
 * ask for one).
 */
public final class Names {
    private Names() {}

    /** Whether the text is a name of at most that many characters. */
    public static boolean isName(String text, int longest) {
        if (text.isEmpty()
                || text.length() > longest
                || !isLetter(text.charAt(0))
                || text.endsWith("-")) {
            return false;
        }
        return text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-');
    }

    static String require(String text, int longest) {
        if (!isName(text, longest)) {
            throw new IllegalArgumentException(
                    "not a name of at most " + longest + " characters: " + text);
        }
        return text;
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z';
    }
}
