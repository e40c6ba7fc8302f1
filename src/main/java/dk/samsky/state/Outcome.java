package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import java.time.Instant;
import java.util.List;

/**
 * How an intended operation ended, and what the shard says from then on.
 *
 * @param result what happened
 * @param put what is remembered now; empty if nothing stands, or nothing changed
 * @param removed the addresses that are no longer remembered
 */
public record Outcome(
        OperationId operation,
        Result result,
        String detail,
        List<Recorded> put,
        List<Address> removed,
        Instant at) {
    /** How an operation ended. The word is stored: it never changes. */
    public enum Result {
        DONE,
        /** The cloud refused it, and nothing changed. */
        FAILED,
        /** After a lost answer or a crash it was found not to have happened. */
        NOT_DONE
    }

    public Outcome {
        put = put.stream().toList();
        removed = removed.stream().toList();
    }

    public static Outcome done(OperationId operation, Recorded now, Instant at) {
        return new Outcome(operation, Result.DONE, "", List.of(now), List.of(), at);
    }

    public static Outcome gone(OperationId operation, Address address, Instant at) {
        return new Outcome(operation, Result.DONE, "", List.of(), List.of(address), at);
    }

    public static Outcome failed(OperationId operation, String detail, Instant at) {
        return new Outcome(operation, Result.FAILED, detail, List.of(), List.of(), at);
    }

    public static Outcome notDone(OperationId operation, String detail, Instant at) {
        return new Outcome(operation, Result.NOT_DONE, detail, List.of(), List.of(), at);
    }
}
