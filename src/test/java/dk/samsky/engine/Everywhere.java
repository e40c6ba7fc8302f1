package dk.samsky.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tries many cases of one test, some at a time, and says in which it failed. */
final class Everywhere {
    private static final int AT_A_TIME = 4;

    private Everywhere() {}

    interface Trial<T> {
        void on(T item) throws Exception;
    }

    static <T> void run(List<T> items, Trial<T> trial) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            var running = new ArrayList<Future<?>>();
            for (var item : items) {
                running.add(
                        threads.submit(() -> {
                            trial.on(item);
                            return item;
                        }));
            }
            for (var i = 0; i < items.size(); i++) {
                try {
                    running.get(i).get();
                } catch (ExecutionException failed) {
                    threads.shutdownNow();
                    throw new AssertionError(
                            "at " + items.get(i) + ": " + failed.getMessage(), failed);
                }
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
