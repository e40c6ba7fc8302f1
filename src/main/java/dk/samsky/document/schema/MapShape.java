package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Keys that the writer chooses, in the order written. Entries that are wrong are told of and left
 * out.
 *
 * @param what what it is: {@code the regions by name}
 * @param key what a key may be
 * @param least how many there are at least
 */
record MapShape<T>(String what, ScalarShape<String> key, Shape<T> value, int least)
        implements Shape<SequencedMap<String, T>> {
    @Override
    public Optional<SequencedMap<String, T>> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, what, reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, T>();
        for (var entry : mapping.get().entries()) {
            var name = reading.under(entry.key(), key, entry.key());
            var read = reading.under(entry.key(), value, entry.value());
            if (name.isPresent() && read.isPresent()) {
                values.put(name.get(), read.get());
            }
        }
        if (mapping.get().entries().size() < least) {
            reading.error(
                    DocumentCode.NO_VALUE,
                    node.span(),
                    reading.where() + " is empty.",
                    "Here stand " + what + ", with at least " + least + ".",
                    "Add an entry.");
        }
        return Optional.of(Collections.unmodifiableSequencedMap(values));
    }

    @Override
    public Fields schema() {
        var schema =
                Fields.builder()
                        .text("type", "object")
                        .group("propertyNames", key.schema())
                        .group("additionalProperties", value.schema());
        if (least > 0) {
            schema.number("minProperties", least);
        }
        return schema.build();
    }
}
