package dk.samsky.document;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a scalar is read.
 *
 * @param name for people, with its article: {@code a whole number from 1 to 100}
 * @param parse gives the value of a text, or nothing if it is not of this type
 */
public record ScalarType<T>(String name, Function<String, Optional<T>> parse) {}
