package dk.samsky.state;

import java.time.Instant;

/**
 * Something that somebody did to the state itself, and to no resource.
 *
 * @param what a clause for people
 */
public record Remark(Run run, Instant at, String what) {}
