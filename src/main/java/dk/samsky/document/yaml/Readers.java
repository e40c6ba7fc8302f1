package dk.samsky.document.yaml;

import dk.samsky.document.Municipalities;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Reads many files at once, and gives what came of them in the order asked for. */
final class Readers {
    /** Starting threads costs more than so few files. */
    private static final int FEW_FILES = 8;

    /** More threads wait for memory instead of the processor. */
    private static final int MOST_THREADS = 4;

    private Readers() {}

    static List<FileReading> read(List<Task> tasks, Disk disk, Municipalities municipalities) {
        var threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        if (tasks.size() <= FEW_FILES || threads == 1) {
            return tasks.stream().map(task -> FileReading.of(task, disk, municipalities)).toList();
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var calls = new ArrayList<Callable<FileReading>>();
            tasks.forEach(task -> calls.add(() -> FileReading.of(task, disk, municipalities)));
            var readings = new ArrayList<FileReading>();
            for (var future : pool.invokeAll(calls)) {
                readings.add(future.get());
            }
            return readings;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(
                    "This is a bug in Samsky: a reader failed", bug.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the workspace", interrupted);
        }
    }
}
