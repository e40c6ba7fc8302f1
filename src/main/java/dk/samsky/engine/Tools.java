package dk.samsky.engine;

import dk.samsky.engine.cloud.Awaiter;
import dk.samsky.engine.cloud.Caller;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Observer;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.state.StateStore;

/** What the parts of one run share. */
record Tools(
        Clouds clouds,
        Caller caller,
        Observer observer,
        Awaiter awaiter,
        StateStore store,
        Surroundings surroundings,
        Pace pace,
        Progress progress) {
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
                progress);
    }
}
