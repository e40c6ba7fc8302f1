package dk.samsky.model;

import java.time.Instant;

/**
 * That a resource stood, with this content and in this place, from one moment until another
 * (exclusive).
 */
public record Stood(Recorded recorded, Instant from, Instant until) {}
