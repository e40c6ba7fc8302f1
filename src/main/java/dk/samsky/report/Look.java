package dk.samsky.report;

/**
 * How text output is to look.
 *
 * @param width the columns that text is wrapped and cut to; {@link #UNLIMITED} where nobody sees
 *     columns
 */
public record Look(Paint paint, int width) {
    /** No wrapping: what is redirected is searched by line. */
    public static final int UNLIMITED = 100_000;

    /** For files and pipes. */
    public static final Look PLAIN = new Look(Paint.PLAIN, UNLIMITED);

    public Look {
        if (width < 20) {
            throw new IllegalArgumentException("no room to write in: " + width);
        }
    }
}
