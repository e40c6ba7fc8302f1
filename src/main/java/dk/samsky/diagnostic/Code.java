package dk.samsky.diagnostic;

/**
 * A stable, greppable kind of problem, such as {@code DOC-102}.
 *
 * <p>Implemented by one enum per area. Codes are never reused and titles never hold a user's words.
 */
public interface Code {
    /** The code as printed: the area's letters, a hyphen, three digits. */
    String id();

    /** A short fixed headline, without a full stop. */
    String title();
}
