package dk.samsky.engine.cloud;

import dk.samsky.model.OperationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the engine takes from outside, so that a test can put its own in place.
 *
 * @param clock tells the time
 * @param pause waits
 * @param operations gives a new identity for each call that is intended
 * @param random spreads retries in time; synchronised by its users
 */
public record Surroundings(
        InstantSource clock,
        Pause pause,
        Supplier<OperationId> operations,
        RandomGenerator random) {
    /** Waits for a while. */
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
