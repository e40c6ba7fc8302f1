package dk.samsky.engine.work;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a run is to end early: once asked, no further step begins and what is under way is
 * finished, but for deletions that the cloud has taken and not done within seconds; asked again,
 * what is under way is interrupted. Thread-safe.
 */
public final class Halt {
    /** How far a run is asked to stop. */
    public enum Level {
        GO_ON,
        FINISH_WHAT_RUNS,
        STOP_NOW
    }

    /** That something was left while the cloud still does it, since the run was asked to end. */
    public static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * @param still what the cloud still does, and what that waits for; a sentence
         */
        public Left(String still) {
            super(still);
        }
    }

    private final AtomicReference<Level> level = new AtomicReference<>(Level.GO_ON);

    /** Asks once more. */
    public Level ask() {
        return level.updateAndGet(
                now -> now == Level.GO_ON ? Level.FINISH_WHAT_RUNS : Level.STOP_NOW);
    }

    /** Whether the run is to end early, however soon. */
    public boolean isAsked() {
        return level() != Level.GO_ON;
    }

    public Level level() {
        return level.get();
    }
}
