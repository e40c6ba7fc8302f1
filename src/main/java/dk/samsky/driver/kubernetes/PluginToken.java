package dk.samsky.driver.kubernetes;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The token of an exec plug-in, asked for again while a run goes on. Of one file the client does so
 * itself, after a 401; where {@code KUBECONFIG} names several, it looks for the user in the file of
 * the context alone, and finds nobody. Thread-safe.
 */
final class PluginToken implements OAuthTokenProvider {
    /** Shorter than the life of any token, and long beside what a plug-in takes. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<String> plugin;
    private final InstantSource clock;
    private String token;
    private Instant asked;

    PluginToken(String first, Supplier<String> plugin) {
        this(first, plugin, InstantSource.system());
    }

    /**
     * @param plugin runs it; gives nothing if that cannot be done now
     */
    PluginToken(String first, Supplier<String> plugin, InstantSource clock) {
        this.token = first;
        this.plugin = plugin;
        this.clock = clock;
        this.asked = clock.instant();
    }

    @Override
    public synchronized String getToken() {
        var now = clock.instant();
        if (now.isAfter(asked.plus(FRESH))) {
            var next = plugin.get();
            if (!next.isEmpty()) { // else the old one may still do
                token = next;
            }
            asked = now;
        }
        return token;
    }
}
