package dk.samsky.state.jdbc;

import java.time.Instant;

/** Moments as the database keeps them: nanoseconds since 1970, UTC. */
final class Moments {
    private static final Instant LAST = of(Long.MAX_VALUE);
    private static final Instant FIRST = of(Long.MIN_VALUE);

    private Moments() {}

    static Instant of(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** What lies before 1677 or after 2262 is moved to that year's end of the range. */
    static long nanos(Instant moment) {
        if (!moment.isBefore(LAST)) {
            return Long.MAX_VALUE;
        }
        if (!moment.isAfter(FIRST)) {
            return Long.MIN_VALUE;
        }
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
    }
}
