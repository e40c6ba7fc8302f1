package dk.samsky.engine;

import dk.samsky.model.Site;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How hard a provider may be worked and how long one keeps trying. Shared by all tenants of a run,
 * since the provider is.
 *
 * @param concurrency how many calls may be under way at one provider at once, at least 1
 * @param attempts how often a call is made at the most, the first time included
 * @param firstWait before the second attempt; doubled before each further one
 * @param longestWait no wait is longer, unless the cloud asks for more
 * @param poll between two looks at what is still building or going
 * @param patience how long something may build or go before that counts as a failure
 */
public record Pace(
        int concurrency,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration poll,
        Duration patience) {
    public static final Pace USUAL =
            new Pace(
                    16,
                    6,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(250),
                    Duration.ofMinutes(15));

    /** The gates of a run: one for each provider. */
    static final class Gates {
        private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
        private final int concurrency;

        Gates(int concurrency) {
            this.concurrency = concurrency;
        }

        /** The permits of the provider; fair, so that one busy tenant does not hold up another. */
        Semaphore of(Site site) {
            return gates.computeIfAbsent(
                    site.location().provider(), _ -> new Semaphore(concurrency, true));
        }
    }
}
