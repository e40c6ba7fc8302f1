package dk.samsky.cli.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments for people: to the second, in universal time. */
final class Moments {
    private Moments() {}

    static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
