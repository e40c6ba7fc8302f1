package dk.samsky.document.schema;

import dk.samsky.model.content.Value;
import java.util.Optional;

/**
 * A key of an object.
 *
 * @param required whether it must be given
 * @param stand what stands in for a value that is missing: the default of an optional key; or, for
 *     a required one, something to go on with after the mistake has been told, so that more
 *     mistakes can be found in the same run
 * @param shown the default as the schema shows it
 * @param nullable whether {@code null} may be written for nothing
 */
record Field<T>(
        String key,
        Shape<T> shape,
        String description,
        boolean required,
        Optional<T> stand,
        Optional<Value> shown,
        boolean nullable) {
    static <T> Field<T> required(String key, Shape<T> shape, String description) {
        return new Field<>(
                key, shape, description, true, Optional.empty(), Optional.empty(), false);
    }

    static <T> Field<T> optional(String key, Shape<T> shape, String description) {
        return new Field<>(
                key, shape, description, false, Optional.empty(), Optional.empty(), false);
    }

    /** The same, with a value to go on with when it is missing or wrong. */
    Field<T> orGoOnWith(T value) {
        return new Field<>(key, shape, description, required, Optional.of(value), shown, nullable);
    }

    /** The same, with a default. */
    Field<T> byDefault(T value, Value visible) {
        return new Field<>(
                key, shape, description, false, Optional.of(value), Optional.of(visible), nullable);
    }

    Field<T> orNull() {
        return new Field<>(key, shape, description, required, stand, shown, true);
    }
}
