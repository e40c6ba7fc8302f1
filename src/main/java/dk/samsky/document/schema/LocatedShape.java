package dk.samsky.document.schema;

import dk.samsky.document.Located;
import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import java.util.Optional;

/** A value together with its place. */
public record LocatedShape<T>(Shape<T> value) implements Shape<Located<T>> {
    @Override
    public Optional<Located<T>> read(Node node, Reading reading) {
        return value.read(node, reading).map(read -> new Located<>(read, node.span()));
    }

    @Override
    public Fields schema() {
        return value.schema();
    }
}
