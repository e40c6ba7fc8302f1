package dk.samsky.driver.openstack.wire;

import java.util.Optional;

/**
 * That a call was answered, and not well. Crosses jclouds, which lets only unchecked ones through;
 * nobody sees it beyond this package.
 */
final class WireFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The status of an answer that went well and cannot be read. */
    static final int UNREADABLE = -1;

    private final int status;
    private final String body;
    private final transient Optional<String> retryAfter;

    /**
     * @param status of HTTP, or {@link #UNREADABLE}
     * @param body as it came
     * @param retryAfter the header
     */
    WireFailure(int status, String body, Optional<String> retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }
}
