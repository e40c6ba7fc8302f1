package dk.samsky.driver.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still but where something pauses, and numbers that look like no row of
 * numbers.
 */
final class FakeTime implements InstantSource, Pause {
    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-11-01T08:00:00Z").toEpochMilli());
    private final AtomicLong paused = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        paused.addAndGet(duration.toMillis());
        pass(duration);
    }

    void pass(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }

    Duration paused() {
        return Duration.ofMillis(paused.get());
    }

    /**
     * A multiplication that is a permutation of all longs: no number comes twice, and none tells of
     * the one before.
     */
    LongSupplier numbers(long seed) {
        return () -> (drawn.incrementAndGet() + (seed << 32)) * 0x9E3779B97F4A7C15L;
    }

    Surroundings surroundings() {
        return new Surroundings(this, new RemoteIds(numbers(1)), this);
    }
}
