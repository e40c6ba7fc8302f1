package dk.samsky.driver.kubernetes;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A token that is asked for again while a run goes on: of an exec plug-in, or out of a file that
 * somebody renews. Thread-safe.
 *
 * <p>The client has a way of its own to do so, which reads the kubeconfig anew: of several files it
 * finds no user, it runs for each call the plug-in that gives a certificate, and it fails where the
 * file is just being written.
 */
final class FreshToken implements OAuthTokenProvider {
    /** Shorter than the life of any token, and long beside what a plug-in takes. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<String> source;
    private final InstantSource clock;
    private String token;
    private Instant asked;

    FreshToken(String first, Supplier<String> source) {
        this(first, source, InstantSource.system());
    }

    /**
     * @param source gives nothing if it cannot be asked now
     */
    FreshToken(String first, Supplier<String> source, InstantSource clock) {
        this.token = first;
        this.source = source;
        this.clock = clock;
        this.asked = clock.instant();
    }

    @Override
    public synchronized String getToken() {
        var now = clock.instant();
        if (now.isAfter(asked.plus(FRESH))) {
            var next = source.get();
            if (!next.isEmpty()) { // else the old one may still do
                token = next;
            }
            asked = now;
        }
        return token;
    }
}
