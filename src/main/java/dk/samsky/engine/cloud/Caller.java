package dk.samsky.engine.cloud;

import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes calls to clouds: no more at once than the provider is to have, and again where that may
 * help.
 *
 * <p>Thread-safe.
 */
public final class Caller {
    private final Clouds clouds;
    private final Surroundings surroundings;
    private final Pace pace;
    private final Gates gates;
    private final Progress progress;

    public Caller(Clouds clouds, Surroundings surroundings, Pace pace, Progress progress) {
        this.clouds = clouds;
        this.surroundings = surroundings;
        this.pace = pace;
        this.gates = new Gates(clouds, surroundings, pace);
        this.progress = progress;
    }

    /** A call to a driver. */
    public interface Call<T> {
        T on(Driver driver) throws DriverException;
    }

    /** Looks, after a call whose outcome nobody knows. */
    public interface Look<T> {
        /**
         * What came of it; empty if it is seen not to have happened.
         *
         * @throws DriverException if it cannot be seen
         */
        Optional<T> look() throws DriverException, InterruptedException;
    }

    /** A call that changes nothing: an unknown outcome is no different from none. */
    public <T> T read(Site site, TenantId tenant, Call<T> call)
            throws DriverException, InterruptedException {
        return attempt(site, tenant, call, Optional::empty);
    }

    /**
     * A call that changes something. After an unknown outcome it is looked for, and repeated only
     * if it is seen not to have happened.
     */
    public <T> T change(Site site, TenantId tenant, Call<T> call, Look<T> look)
            throws DriverException, InterruptedException {
        return attempt(site, tenant, call, look);
    }

    private <T> T attempt(Site site, TenantId tenant, Call<T> call, Look<T> look)
            throws DriverException, InterruptedException {
        // A cloud that could not be reached is not asked for again: each would wait for the others.
        var driver = clouds.driver(site);
        for (var attempt = 1; ; attempt++) {
            try {
                progress.happened(new Progress.Event.Asked(site, tenant));
                try {
                    return gates.<T, DriverException>through(
                            site,
                            () -> {
                                progress.happened(new Progress.Event.Sent(site, tenant));
                                return call.on(driver);
                            });
                } finally {
                    progress.happened(new Progress.Event.Answered(site, tenant));
                }
            } catch (DriverException failure) {
                switch (failure.kind()) {
                    case TRANSIENT, THROTTLED -> {}
                    case OUTCOME_UNKNOWN -> {
                        var seen = look.look();
                        if (seen.isPresent()) {
                            return seen.get();
                        }
                    }
                    case DENIED, QUOTA_EXCEEDED, CONFLICT, NOT_FOUND, INVALID, UNSUPPORTED ->
                            throw failure;
                }
                if (attempt >= pace.attempts()) {
                    throw failure;
                }
                waitBefore(attempt + 1, site, tenant, failure);
            }
        }
    }

    private void waitBefore(int attempt, Site site, TenantId tenant, DriverException failure)
            throws InterruptedException {
        var doubled = pace.firstWait().multipliedBy(1L << Math.min(attempt - 2, 20));
        var longest = doubled.compareTo(pace.longestWait()) < 0 ? doubled : pace.longestWait();
        var spread = Duration.ofMillis(longest.toMillis() / 2 + spread(longest.toMillis() / 2));
        var howLong =
                failure.retryAfter().filter(asked -> asked.compareTo(spread) > 0).orElse(spread);
        progress.happened(new Progress.Event.Waiting(site, tenant, failure.getMessage(), howLong));
        surroundings.pause().sleep(howLong);
    }

    private long spread(long bound) {
        synchronized (surroundings) {
            return bound < 1 ? 0 : surroundings.random().nextLong(bound);
        }
    }
}
