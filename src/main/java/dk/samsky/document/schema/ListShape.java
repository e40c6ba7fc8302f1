package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Items in the order written. Items that are wrong are told of and left out.
 *
 * @param what what it is: {@code a list of waivers}
 * @param least how many there are at least
 */
public record ListShape<T>(String what, Shape<T> item, int least) implements Shape<List<T>> {
    @Override
    public Optional<List<T>> read(Node node, Reading reading) {
        var sequence = Structure.sequence(node, what, reading);
        if (sequence.isEmpty()) {
            return Optional.empty();
        }
        var items = new ArrayList<T>();
        for (var each : sequence.get().items()) {
            item.read(each, reading).ifPresent(items::add);
        }
        if (sequence.get().items().size() < least) {
            reading.error(
                    DocumentCode.NO_VALUE,
                    node.span(),
                    reading.where() + " is an empty list.",
                    "Here stands " + what + ", with at least " + least + ".",
                    "Add an item, or remove the key if it may be left out.");
        }
        return Optional.of(Collections.unmodifiableList(items));
    }

    @Override
    public Fields schema() {
        var schema = Fields.builder().text("type", "array").group("items", item.schema());
        if (least > 0) {
            schema.number("minItems", least);
        }
        return schema.build();
    }
}
