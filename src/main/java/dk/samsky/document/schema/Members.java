package dk.samsky.document.schema;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Located;
import dk.samsky.document.Node;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The values of an object that was read, by their fields. */
public final class Members {
    private final Node.Mapping node;
    private final List<? extends Field<?>> fields;
    private final Optional<?>[] values;
    private final Node[] nodes;
    private final Reading reading;

    Members(
            Node.Mapping node,
            List<? extends Field<?>> fields,
            Optional<?>[] values,
            Node[] nodes,
            Reading reading) {
        this.node = node;
        this.fields = fields;
        this.values = values;
        this.nodes = nodes;
        this.reading = reading;
    }

    public Reading reading() {
        return reading;
    }

    /** The key that the object stands under. */
    public Located<String> key() {
        var key = reading.key().orElseThrow();
        return new Located<>(key.text(), key.span());
    }

    /** The whole object's place. */
    public Span span() {
        return node.span();
    }

    /** The value of a field that is required or has a default. */
    public <T> T get(Field<T> field) {
        return find(field)
                .or(field::stand)
                .orElseThrow(() -> new NoSuchElementException(field.key()));
    }

    /** The value of a field, if it was written, and right. */
    @SuppressWarnings("unchecked") // the value at a field's index was read by the field's shape
    public <T> Optional<T> find(Field<T> field) {
        return (Optional<T>) values[index(field)];
    }

    /** What is written for a field, right or wrong, if it is a single value. */
    public Optional<String> written(Field<?> field) {
        return nodes[index(field)] instanceof Node.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The value and its place. */
    public <T> Optional<Located<T>> locate(Field<T> field) {
        return find(field).map(value -> new Located<>(value, spanOf(field)));
    }

    /** Where a field's value stands; the whole object if it is not written. */
    public Span spanOf(Field<?> field) {
        return nodes[index(field)].span();
    }

    private int index(Field<?> field) {
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(field.key())) {
                return i;
            }
        }
        throw new NoSuchElementException("This is a bug in Samsky: no field " + field.key());
    }
}
