package dk.samsky.document;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Something of a blueprint that a workload may choose.
 *
 * @param fallback the value of a workload that gives none, written or computed from the tenant and
 *     the parameters before this one; empty if the workload must give it
 * @param minimum the least that may be given, for an integer or a quantity (in bytes)
 * @param maximum the most that may be given, for an integer or a quantity (in bytes)
 * @param options the only texts that may be given, if there are any
 */
public record Parameter(
        String name,
        Type type,
        String description,
        Optional<Templated<Value>> fallback,
        Optional<Long> minimum,
        Optional<Long> maximum,
        List<String> options,
        Span span) {
    /** What a parameter's value is. */
    public enum Type {
        INTEGER,
        TEXT,
        BOOLEAN,
        /**
         * A number of bytes; in expressions a whole number, in components written back as a
         * quantity.
         */
        QUANTITY;

        /** How a value of this type is read from the text that an expression gives. */
        public ScalarType<Value> scalar() {
            return switch (this) {
                case INTEGER -> new ScalarType<>("a whole number", Type::whole);
                case TEXT -> new ScalarType<>("a text", text -> Optional.of(Value.of(text)));
                case BOOLEAN -> new ScalarType<>("true or false", Type::truth);
                case QUANTITY ->
                        new ScalarType<>(
                                "an amount of bytes, such as 4Gi",
                                text -> ByteSize.parse(text).map(size -> Value.of(size.bytes())));
            };
        }

        private static Optional<Value> whole(String text) {
            return text.matches("-?[0-9]{1,18}")
                    ? Optional.of(Value.of(Long.parseLong(text)))
                    : Optional.empty();
        }

        private static Optional<Value> truth(String text) {
            return text.equals("true") || text.equals("false")
                    ? Optional.of(Value.of(Boolean.parseBoolean(text)))
                    : Optional.empty();
        }
    }

    /** The same with another default. */
    public Parameter withDefault(Templated<Value> other) {
        return new Parameter(
                name, type, description, Optional.of(other), minimum, maximum, options, span);
    }

    public Parameter {
        options = Collections.unmodifiableList(new ArrayList<>(options));
    }
}
