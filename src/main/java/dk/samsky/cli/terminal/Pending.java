package dk.samsky.cli.terminal;

import dk.samsky.report.Figures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What has begun and not ended, the oldest first. Not thread-safe. */
final class Pending {
    /** What is sooner over is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Since> pending = new LinkedHashMap<>();

    /** Since when there has been any of it, and how many there are now. */
    private record Since(long nanos, int count) {}

    void begin(String what, long nanos) {
        pending.merge(what, new Since(nanos, 1), (old, _) -> new Since(old.nanos, old.count + 1));
    }

    /** False if there is none of it. */
    boolean end(String what) {
        var wasThere = pending.containsKey(what);
        pending.computeIfPresent(
                what, (_, old) -> old.count == 1 ? null : new Since(old.nanos, old.count - 1));
        return wasThere;
    }

    int count() {
        return pending.values().stream().mapToInt(Since::count).sum();
    }

    void clear() {
        pending.clear();
    }

    /** The oldest, for how long, and how many others; empty if nothing has taken long yet. */
    Optional<String> spoken(long now) {
        for (var oldest : pending.entrySet()) {
            var passed = Duration.ofNanos(now - oldest.getValue().nanos);
            if (passed.compareTo(PATIENCE) < 0) {
                return Optional.empty();
            }
            var others = count() - 1;
            return Optional.of(
                    oldest.getKey()
                            + ", "
                            + ProgressDisplay.spoken(passed)
                            + (others == 0 ? "" : ", and " + Figures.count(others) + " more"));
        }
        return Optional.empty();
    }
}
