package dk.samsky.engine;

import dk.samsky.state.StateStore;
import java.util.concurrent.Semaphore;

/**
 * What the parts of one run share.
 *
 * @param slots bounds the steps under way, so that the journal of a killed run has no more open
 *     operations than that
 */
record Tools(
        Clouds clouds,
        Caller caller,
        Observer observer,
        Awaiter awaiter,
        StateStore store,
        Surroundings surroundings,
        Pace pace,
        Progress progress,
        Semaphore slots) {
    /**
     * Steps wait for objects to be ready far longer than they call: there are more of them than
     * calls.
     */
    private static final int STEPS_PER_CALL = 8;

    static Tools of(
            Clouds clouds,
            StateStore store,
            Surroundings surroundings,
            Pace pace,
            Progress progress) {
        var caller = new Caller(clouds, surroundings, pace, progress);
        var observer = new Observer(clouds, caller, store.deployment());
        return new Tools(
                clouds,
                caller,
                observer,
                new Awaiter(observer, surroundings, pace),
                store,
                surroundings,
                pace,
                progress,
                new Semaphore(STEPS_PER_CALL * pace.concurrency()));
    }
}
