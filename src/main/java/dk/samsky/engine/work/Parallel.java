package dk.samsky.engine.work;

import dk.samsky.engine.cloud.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to many things at once. */
public final class Parallel {
    private Parallel() {}

    /** What is done to one thing. */
    public interface Work<T, R> {
        R on(T item) throws InterruptedException;
    }

    /** The results in the order of the items; what one throws is thrown here. */
    public static <T, R> List<R> map(
            List<T> items, Work<T, R> work, Progress progress, String phase)
            throws InterruptedException {
        progress.happened(new Progress.Event.Began(phase, items.size()));
        var results = new ArrayList<R>(items.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<R>>(items.size());
            for (var item : items) {
                running.add(
                        threads.submit(() -> {
                            var result = work.on(item);
                            progress.happened(new Progress.Event.Advanced(phase, 1));
                            return result;
                        }));
            }
            try {
                for (var future : running) {
                    results.add(outcome(future));
                }
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                throw stopped;
            }
        }
        return results;
    }

    private static <T> T outcome(Future<T> future) throws InterruptedException {
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
