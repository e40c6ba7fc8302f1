package dk.samsky.driver;

import java.util.List;

/**
 * What a {@link Driver} also is if its cloud can be asked beforehand what we may do there. Changes
 * nothing.
 */
public interface Examined {
    /** The rights that we need there and do not have, for people; none if all is well. */
    List<String> missing() throws DriverException;
}
