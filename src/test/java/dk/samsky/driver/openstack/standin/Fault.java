package dk.samsky.driver.openstack.standin;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that goes wrong with calls that fit.
 *
 * @param call a regular expression over {@code METHOD /path}
 * @param passed how many calls it lets pass first
 * @param times how many calls it takes
 * @param what goes wrong
 * @param isAfter whether the call is done first
 */
public record Fault(
        String call, AtomicInteger passed, AtomicInteger times, What what, boolean isAfter) {
    /** What goes wrong. */
    public sealed interface What {
        /** A status with a body, and perhaps when to come again. */
        record Status(int status, String body, Optional<String> retryAfter) implements What {}

        /** The same headers with another body. */
        record Instead(String body) implements What {}

        /** Another address is named in its stead. */
        record Moved(String where) implements What {}

        /** The answer breaks off in its middle. */
        record Half() implements What {}

        /** The connection is closed without an answer. */
        record Closed() implements What {}

        /** No answer for a long time. */
        record Hangs() implements What {}
    }

    public static Fault before(String call, int times, What what) {
        return new Fault(call, new AtomicInteger(), new AtomicInteger(times), what, false);
    }

    public static Fault after(String call, int times, What what) {
        return new Fault(call, new AtomicInteger(), new AtomicInteger(times), what, true);
    }

    /** Of one call, after so many others. */
    public static Fault later(String call, int passed, What what) {
        return new Fault(call, new AtomicInteger(passed), new AtomicInteger(1), what, false);
    }

    public static What status(int status) {
        return new What.Status(status, "{}", Optional.empty());
    }

    boolean fits(String made) {
        return made.matches(call)
                && passed.getAndUpdate(left -> Math.max(0, left - 1)) == 0
                && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
