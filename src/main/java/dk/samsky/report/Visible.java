package dk.samsky.report;

import dk.samsky.diagnostic.Invisible;

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
        return Invisible.is(character) ? REPLACEMENT : character;
    }
}
