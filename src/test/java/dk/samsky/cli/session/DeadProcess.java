package dk.samsky.cli.session;

import java.util.Optional;

/** A process of this machine that is certainly dead, for tests outside this package. */
public final class DeadProcess {
    private DeadProcess() {}

    /**
     * Our own number, started at another moment: it was used before us. Empty where the system does
     * not tell.
     */
    public static Optional<String> identity() {
        return Processes.own().map(own -> own.substring(0, own.lastIndexOf(' ')) + " 1");
    }
}
