package dk.samsky.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One operation as the journal has it.
 *
 * @param serial the shard's serial after the outcome; 0 without one
 * @param end how it ended; empty while nobody knows
 */
public record JournalEntry(Run run, Intent intent, long serial, Optional<End> end) {
    /** How and when an operation ended. */
    public record End(Outcome.Result result, String detail, Instant at) {}
}
