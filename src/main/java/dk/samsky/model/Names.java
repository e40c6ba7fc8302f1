package dk.samsky.model;

import java.util.Locale;

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
     * The name of at most that many characters that a text is nearest to, as people write Danish
     * names: {@code samsoe} for {@code Samsø}; empty if it has no letter.
     */
    public static String nearest(String text, int longest) {
        var name = new StringBuilder();
        for (var c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'æ' -> name.append("ae");
                case 'ø' -> name.append("oe");
                case 'å' -> name.append("aa");
                default -> {
                    var isFit = isLetter(c) || (isLetterOrDigit(c) && !name.isEmpty());
                    if (isFit) {
                        name.append(c);
                    } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
                        name.append('-');
                    }
                }
            }
        }
        name.setLength(Math.min(name.length(), longest));
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '-') {
            name.setLength(name.length() - 1);
        }
        return name.toString();
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
