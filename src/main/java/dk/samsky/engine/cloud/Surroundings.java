package dk.samsky.engine.cloud;

import dk.samsky.model.OperationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the engine takes from outside, so that a test can put its own in place.
 *
 * @param clock tells the time
 * @param pause waits
 * @param operations gives a new identity for each call that is intended
 * @param random spreads retries in time; synchronised by its users
 * @param gone whether a process, by its identity, is one of this machine that is no longer alive;
 *     false if that cannot be told for certain
 */
public record Surroundings(
        InstantSource clock,
        Pause pause,
        Supplier<OperationId> operations,
        RandomGenerator random,
        Predicate<String> gone) {
    /** Waits for a while. */
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
