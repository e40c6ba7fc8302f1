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
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the text may be a resource's name: as other names, but it may start with a digit and
     * hold dots.
     */
    static boolean isResourceName(String text) {
        var length = text.length();
        if (length == 0
                || length > 100
                || !isLetterOrDigit(text.charAt(0))
                || !isLetterOrDigit(text.charAt(length - 1))) {
            return false;
        }
        for (var i = 1; i < length - 1; i++) {
            var c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    static String require(String text, int longest) {
        if (!isName(text, longest)) {
            throw new IllegalArgumentException(
                    "not a name of at most " + longest + " characters: " + text);
        }
        return text;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isLetterOrDigit(char character) {
        return isLetter(character) || (character >= '0' && character <= '9');
    }
}
