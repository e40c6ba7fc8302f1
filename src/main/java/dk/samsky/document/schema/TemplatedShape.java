package dk.samsky.document.schema;

import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.document.Templated;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.List;
import java.util.Optional;

/** A value, or a text with {@code ${…}} that will give one. */
record TemplatedShape<T>(ScalarShape<T> value) implements Shape<Templated<T>> {
    @Override
    public Optional<Templated<T>> read(Node node, Reading reading) {
        if (node instanceof Node.Scalar scalar && scalar.text().contains("${")) {
            return isFinished(scalar, reading)
                    ? Optional.of(
                            new Templated.Computed<>(scalar.text(), value.type(), scalar.span()))
                    : Optional.empty();
        }
        return value.read(node, reading).map(fixed -> new Templated.Fixed<>(fixed, node.span()));
    }

    /** Whether each expression has its end. What stands between is for the blueprint to compile. */
    private static boolean isFinished(Node.Scalar scalar, Reading reading) {
        var text = scalar.text();
        for (var start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
            if (text.indexOf('}', start) < 0) {
                reading.error(
                        DocumentCode.TEMPLATE,
                        scalar.span(),
                        reading.where() + " begins an expression with '${' that does not end.",
                        "An expression stands between '${' and '}'.",
                        "Add the '}' that is missing.");
                return false;
            }
        }
        return true;
    }

    @Override
    public Fields schema() {
        var computed =
                Fields.builder().text("type", "string").text("pattern", "\\$\\{[^}]*\\}").build();
        return Fields.builder()
                .list("anyOf", List.of(new Value.Group(value.schema()), new Value.Group(computed)))
                .build();
    }
}
