package dk.samsky.model.data;

/**
 * How confidential a workload's content is, in rising order; the highest content decides.
 *
 * <p>Source: the four levels of Danish public bodies (offentlig, intern, fortrolig, følsom),
 * https://www.sikkerhed.aau.dk/dataklassifikation/
 */
public enum Confidentiality {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    SENSITIVE
}
