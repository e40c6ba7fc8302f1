package dk.samsky.engine.cloud;

import dk.samsky.model.Address;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * Hears what the engine is at, so that somebody can show it. Called from many threads; must be
 * quick.
 */
public interface Progress {
    /** Something that happened. */
    sealed interface Event {
        /** A phase of a run begins; {@code total} things are to be done in it. */
        record Began(String phase, int total) implements Event {}

        /** So many more things of the phase are done. */
        record Advanced(String phase, int count) implements Event {}

        /** A step of apply begins. */
        record Started(Address address, String action) implements Event {}

        /** A step of apply ended; with the failure, if it failed. */
        record Ended(Address address, String action, Optional<String> failure) implements Event {}

        /**
         * A step of apply was left before anybody knew it to be done, since the run is to end.
         *
         * @param known what is known of it; empty if it was not begun
         */
        record Left(Address address, String action, Optional<String> known) implements Event {}

        /** A call leaves for a cloud, or waits for its turn. */
        record Asked(Site site, TenantId tenant) implements Event {}

        /** The provider may be asked by now, and is. */
        record Sent(Site site, TenantId tenant) implements Event {}

        /** The cloud answered it, or refused. */
        record Answered(Site site, TenantId tenant) implements Event {}

        /** A lease was taken over of somebody who is no longer alive. */
        record TookOver(TenantId tenant, String holder) implements Event {}

        /** The work of a tenant met a bug of ours. */
        record Broke(TenantId tenant, Throwable bug) implements Event {}

        /** A call waits before it is made again, or a deletion for its end, and why. */
        record Waiting(Site site, TenantId tenant, String reason, Duration howLong)
                implements Event {}
    }

    void happened(Event event);

    /** Hears nothing. */
    Progress SILENT = _ -> {};
}
