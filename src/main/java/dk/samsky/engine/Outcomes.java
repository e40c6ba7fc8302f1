package dk.samsky.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Takes the outcome of work that was done in another thread. */
final class Outcomes {
    private Outcomes() {}

    /** What came of it; what it threw is thrown here. */
    static <T> T of(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case InterruptedException stopped -> throw stopped;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
