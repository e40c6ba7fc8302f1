package dk.samsky.cli.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments for people: to the second, in universal time. */
public final class Moments {
    private Moments() {}

    public static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
