package dk.samsky.driver;

import java.time.Duration;
import java.util.Optional;

/**
 * That a cloud did not do what it was asked, and of which kind the failure is. One kind, one
 * reaction of the engine.
 */
public final class DriverException extends Exception {
    private static final long serialVersionUID = 1;

    /** What failed, by status and error code, never by the text of a message. */
    public enum Kind {
        /** It may go through if sent again: nothing was done. */
        TRANSIENT,
        /** Too many calls: nothing was done; wait, as long as the cloud says if it does. */
        THROTTLED,
        /** Not permitted, or not known who asks. */
        DENIED,
        /** A limit of the tenant's or of the cloud's is reached. */
        QUOTA_EXCEEDED,
        /**
         * Something of the same name or in the same place stands already, or the object changed
         * meanwhile.
         */
        CONFLICT,
        /** What was to be changed is not there. */
        NOT_FOUND,
        /** The cloud will never accept this. */
        INVALID,
        /** The cloud cannot hold this kind, or cannot do this to it. */
        UNSUPPORTED,
        /**
         * The call left and no answer came: it may have been done. It is looked for, never repeated
         * blindly.
         */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;
    private final String remedy;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param message what the cloud said, a sentence for people
     * @param remedy what somebody can do about it, a sentence; empty if nothing but trying again
     *     helps
     */
    public DriverException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, Optional.empty());
    }

    /**
     * @param retryAfter how long the cloud asks to wait
     */
    public DriverException(
            Kind kind, String message, String remedy, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What the cloud said; never absent. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
