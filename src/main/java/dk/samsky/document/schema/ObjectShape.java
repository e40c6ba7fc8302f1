package dk.samsky.document.schema;

import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keys that are known beforehand; others are mistakes.
 *
 * @param what what it is, with its article: {@code a budget}
 * @param make makes the value of its members; empty if they do not go together, after telling why
 */
public record ObjectShape<T>(
        String what,
        String description,
        List<? extends Field<?>> fields,
        Function<Members, Optional<T>> make)
        implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, what, reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        var values = new Optional<?>[fields.size()];
        Arrays.fill(values, Optional.empty());
        var nodes = new Node[fields.size()];
        Arrays.fill(nodes, node);
        var written = new boolean[fields.size()];
        for (var entry : mapping.get().entries()) {
            var index = index(entry.key().text());
            if (index < 0) {
                unknown(entry.key(), keys(), reading);
                continue;
            }
            written[index] = true;
            nodes[index] = entry.value();
            var field = fields.get(index);
            if (!(field.nullable() && Structure.isNull(entry.value()))) {
                values[index] = reading.under(entry.key(), field.shape(), entry.value());
            }
        }
        var whole = true;
        for (var i = 0; i < values.length; i++) {
            var field = fields.get(i);
            if (field.required() && !written[i] && !isMisspelled(field, mapping.get())) {
                missing(field, mapping.get(), reading);
            }
            whole &= !field.required() || values[i].isPresent() || field.stand().isPresent();
        }
        return whole
                ? make.apply(new Members(mapping.get(), fields, values, nodes, reading))
                : Optional.empty();
    }

    private int index(String key) {
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> keys() {
        return fields.stream().<String>map(field -> field.key()).toList();
    }

    public void unknown(Node.Scalar key, List<String> keys, Reading reading) {
        if (reading.isFull()) {
            return; // looking for near names takes its time
        }
        reading.error(
                DocumentCode.UNKNOWN_KEY,
                key.span(),
                "'" + Words.shorten(key.text()) + "' is not a key of " + what + ".",
                "The keys of " + what + " are " + String.join(", ", keys) + ".",
                NearName.suggest(key.text(), keys) + "Correct the key, or remove it.");
    }

    /**
     * Whether an unknown key was told to be this one, so that it need not be told to be missing as
     * well.
     */
    private boolean isMisspelled(Field<?> field, Node.Mapping mapping) {
        return mapping.entries().stream()
                .limit(100)
                .map(entry -> entry.key().text())
                .filter(key -> index(key) < 0)
                .anyMatch(
                        key -> NearName.find(key, keys()).filter(field.key()::equals).isPresent());
    }

    private void missing(Field<?> field, Node.Mapping mapping, Reading reading) {
        var at = reading.key().map(Node::span).orElseGet(() -> firstOf(mapping));
        reading.error(
                DocumentCode.MISSING_KEY,
                at,
                "The key '" + field.key() + "' is missing in " + reading.inside() + ".",
                field.description(),
                "Add '" + field.key() + ":' with its value.");
    }

    private static Span firstOf(Node.Mapping mapping) {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().getFirst().key().span();
    }

    @Override
    public Fields schema() {
        var properties = Fields.builder();
        for (var field : fields) {
            properties.group(field.key(), Schemas.of(field));
        }
        return Fields.builder()
                .text("type", "object")
                .text("description", description)
                .group("properties", properties.build())
                .texts(
                        "required",
                        fields.stream()
                                .filter(field -> field.required())
                                .map(field -> field.key())
                                .toList())
                .flag("additionalProperties", false)
                .build();
    }
}
