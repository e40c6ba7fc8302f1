package dk.samsky.report;

/**
 * Makes text of unknown origin harmless to show: no character of it moves the cursor, changes
 * colours or turns the direction of writing.
 */
public final class Visible {
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /**
     * The text on one line; a tab or line end is a space, any other control character the
     * replacement character.
     */
    public static String line(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> {
                    var isBlank = character == '\t' || character == '\n' || character == '\r';
                    shown.appendCodePoint(isBlank ? ' ' : shown(character));
                });
        return shown.toString();
    }

    /** The text; line ends stay, any other control character is the replacement character. */
    public static String text(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character ->
                        shown.appendCodePoint(character == '\n' ? '\n' : shown(character)));
        return shown.toString();
    }

    static int shown(int character) {
        return isDangerous(character) ? REPLACEMENT : character;
    }

    /**
     * Controls, lone surrogates, and the marks that turn or hide text (Unicode Technical Report 36,
     * section 2.10).
     */
    private static boolean isDangerous(int character) {
        return Character.isISOControl(character)
                || (character >= 0xD800 && character <= 0xDFFF)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0x200B
                || character == 0x200E
                || character == 0x200F
                || character == 0x061C
                || character == 0x2028
                || character == 0x2029
                || character == 0xFEFF;
    }
}
