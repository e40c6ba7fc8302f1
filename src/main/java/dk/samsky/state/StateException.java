package dk.samsky.state;

/**
 * That the store cannot be used: not opened, full, damaged, or of a newer version. The message is a
 * sentence for people.
 */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String remedy;

    public StateException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public StateException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What somebody can do about it. */
    public String remedy() {
        return remedy;
    }
}
