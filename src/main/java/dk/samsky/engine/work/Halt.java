package dk.samsky.engine.work;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a run is to end early: once asked, no further step begins and what is under way is
 * finished; asked again, what is under way is interrupted. Thread-safe.
 */
public final class Halt {
    /** How far a run is asked to stop. */
    public enum Level {
        GO_ON,
        FINISH_WHAT_RUNS,
        STOP_NOW
    }

    private final AtomicReference<Level> level = new AtomicReference<>(Level.GO_ON);

    /** Asks once more. */
    public Level ask() {
        return level.updateAndGet(
                now -> now == Level.GO_ON ? Level.FINISH_WHAT_RUNS : Level.STOP_NOW);
    }

    public Level level() {
        return level.get();
    }
}
