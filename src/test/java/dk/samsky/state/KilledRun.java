package dk.samsky.state;

import static dk.samsky.state.Estate.AARHUS;
import static dk.samsky.state.Estate.START;

import dk.samsky.model.OperationId;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that dies after so many writes: {@code KilledRun DIRECTORY WRITES}. */
final class KilledRun {
    /** Its exit status, so that a failure to start is not taken for a death. */
    static final int KILLED = 86;

    private KilledRun() {}

    public static void main(String[] arguments) throws Exception {
        var store = Stores.sqlite(Path.of(arguments[0]), "", new SetClock(START));
        var left = Integer.parseInt(arguments[1]);
        var lease = Estate.lease(store, AARHUS);
        for (var number = 0; ; number++) {
            var operation = "op-" + number;
            var recorded = Estate.recorded(Estate.server(AARHUS, number), number);
            dieIf(left-- == 0);
            store.intend(
                    lease,
                    List.of(Estate.intent(operation, Action.CREATE, recorded.address(), START)));
            dieIf(left-- == 0);
            store.conclude(
                    lease, List.of(Outcome.done(new OperationId(operation), recorded, START)));
        }
    }

    private static void dieIf(boolean now) {
        if (now) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
