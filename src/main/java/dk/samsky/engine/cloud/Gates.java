package dk.samsky.engine.cloud;

import dk.samsky.model.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets calls through to providers, no more at once and no faster than each is to be worked. Shared
 * by all tenants of a run. Thread-safe.
 */
final class Gates {
    private final Clouds clouds;
    private final Surroundings surroundings;
    private final Pace pace;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    Gates(Clouds clouds, Surroundings surroundings, Pace pace) {
        this.clouds = clouds;
        this.surroundings = surroundings;
        this.pace = pace;
    }

    /**
     * The gate of one provider.
     *
     * @param permits fair, so that one busy tenant does not hold up another
     * @param apart the least time between the beginnings of two calls
     * @param next the moment from which another call may begin
     */
    private record Gate(Semaphore permits, Duration apart, AtomicReference<Instant> next) {}

    /** What is done behind a gate. */
    interface Passage<T, E extends Exception> {
        T pass() throws E;
    }

    /** Waits until the provider may be called, then does it. */
    <T, E extends Exception> T through(Site site, Passage<T, E> passage)
            throws E, InterruptedException {
        var gate = gates.computeIfAbsent(site.location().provider(), this::gate);
        gate.permits().acquire();
        try {
            waitForTurn(gate);
            return passage.pass();
        } finally {
            gate.permits().release();
        }
    }

    private Gate gate(String provider) {
        var calls = clouds.calls(provider);
        var apart =
                calls.perSecond()
                        .map(perSecond -> Duration.ofSeconds(1).dividedBy(perSecond))
                        .orElse(Duration.ZERO);
        return new Gate(
                new Semaphore(calls.atOnce().orElse(pace.concurrency()), true),
                apart,
                new AtomicReference<>(Instant.MIN));
    }

    private void waitForTurn(Gate gate) throws InterruptedException {
        if (gate.apart().isZero()) {
            return;
        }
        var now = surroundings.clock().instant();
        var after =
                gate.next()
                        .updateAndGet(turn -> (turn.isAfter(now) ? turn : now).plus(gate.apart()));
        var wait = Duration.between(now, after.minus(gate.apart()));
        if (wait.isPositive()) {
            surroundings.pause().sleep(wait);
        }
    }
}
