package dk.samsky.engine.cloud;

import java.time.Duration;

/**
 * How hard a provider may be worked and how long one keeps trying. Shared by all tenants of a run,
 * since the provider is.
 *
 * @param concurrency how many calls may be under way at once at a provider that states no limit, at
 *     least 1
 * @param attempts how often a call is made at the most, the first time included
 * @param firstWait before the second attempt; doubled before each further one
 * @param longestWait no wait is longer, unless the cloud asks for more
 * @param poll between the first looks at what is still building or going; later it is a tenth of
 *     what was waited, and at most 5 s
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
}
