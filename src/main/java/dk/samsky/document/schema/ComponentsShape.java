package dk.samsky.document.schema;

import dk.samsky.document.Component;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Components by name, and beside them the one reserved key {@code rules}. */
record ComponentsShape() implements Shape<ComponentsShape.Read> {
    private static final String RULES = "rules";
    private static final ScalarShape<String> NAME = Scalars.name(40);
    private static final ComponentShape COMPONENT = new ComponentShape();

    /**
     * What was read.
     *
     * @param names of all components as written, those that were wrong as well
     */
    record Read(
            SequencedMap<String, Component> components,
            List<BlueprintShape.Flow> rules,
            List<String> names) {}

    @Override
    public Optional<Read> read(Node node, Reading reading) {
        var mapping = Structure.mapping(node, "components by name", reading);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        var components = new LinkedHashMap<String, Component>();
        var rules = new ArrayList<BlueprintShape.Flow>();
        var names = new ArrayList<String>();
        for (var entry : mapping.get().entries()) {
            if (entry.key().text().equals(RULES)) {
                reading.under(entry.key(), BlueprintShape.RULES, entry.value())
                        .ifPresent(rules::addAll);
                continue;
            }
            names.add(entry.key().text());
            var name = reading.under(entry.key(), NAME, entry.key());
            var component = reading.under(entry.key(), COMPONENT, entry.value());
            if (BlueprintShape.RESERVED.contains(entry.key().text())) {
                reserved(entry.key(), reading);
            } else if (name.isPresent() && component.isPresent()) {
                components.put(name.get(), component.get());
            }
        }
        if (names.isEmpty()) {
            reading.error(
                    DocumentCode.NO_VALUE,
                    reading.key().map(Node::span).orElseGet(node::span),
                    "The blueprint has no components.",
                    "A blueprint describes at least one group of servers or one namespace.",
                    "Add a component.");
        }
        return Optional.of(new Read(components, rules, names));
    }

    private static void reserved(Node.Scalar key, Reading reading) {
        reading.error(
                DocumentCode.WRONG_NAME,
                key.span(),
                "A component cannot be named '" + key.text() + "'.",
                "In rules, '" + key.text() + "' means something else.",
                "Give it another name.");
    }

    @Override
    public Fields schema() {
        var names = new TreeMap<>(NAME.schema().values());
        var reserved = Fields.builder().text("const", "internet").build();
        names.put("not", new Value.Group(reserved));
        return Fields.builder()
                .text("type", "object")
                .group(
                        "properties",
                        Fields.builder().group(RULES, BlueprintShape.RULES.schema()).build())
                .group("propertyNames", new Fields(names))
                .group("additionalProperties", COMPONENT.schema())
                .build();
    }
}
