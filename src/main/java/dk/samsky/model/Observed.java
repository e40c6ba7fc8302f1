package dk.samsky.model;

/** What was seen of one address. */
public sealed interface Observed {
    /** It is there. */
    record Present(Remote remote) implements Observed {}

    /** It was looked for, and is not there. */
    record Absent() implements Observed {}

    /** It could not be looked for, and why: never to be read as absent. */
    record Unknown(String reason) implements Observed {}
}
