package dk.samsky.engine;

import dk.samsky.engine.cloud.Awaiter;
import dk.samsky.engine.cloud.Caller;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Observer;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.model.DeploymentId;
import dk.samsky.state.StateStore;

/** What the parts of one run share. */
record Tools(
        Clouds clouds,
        Caller caller,
        Observer observer,
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
        return of(clouds, store, surroundings, pace, progress, store.deployment());
    }

    /** Waits for the objects of one tenant; remembers what it looked at as long as it is used. */
    Awaiter awaiter() {
        return new Awaiter(observer, surroundings, pace, progress);
    }

    /** The same for another deployment's objects. */
    Tools as(DeploymentId deployment) {
        return of(clouds, store, surroundings, pace, progress, deployment);
    }

    private static Tools of(
            Clouds clouds,
            StateStore store,
            Surroundings surroundings,
            Pace pace,
            Progress progress,
            DeploymentId deployment) {
        var caller = new Caller(clouds, surroundings, pace, progress);
        var observer = new Observer(clouds, caller, deployment);
        return new Tools(clouds, caller, observer, store, surroundings, pace, progress);
    }
}
