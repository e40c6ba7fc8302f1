package dk.samsky.document.schema;

import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.List;
import java.util.TreeMap;

/** Puts schemas together. */
public final class Schemas {
    private Schemas() {}

    /** A field's schema, with what the field adds to its shape. */
    public static Fields of(Field<?> field) {
        var schema = field.shape().schema();
        if (field.nullable()) {
            var nothing = Fields.builder().text("type", "null").build();
            schema = anyOf(List.of(schema, nothing));
        }
        var all = new TreeMap<>(schema.values());
        all.put("description", Value.of(field.description()));
        field.shown().ifPresent(value -> all.put("default", value));
        return new Fields(all);
    }

    public static Fields anyOf(List<Fields> schemas) {
        return Fields.builder()
                .list("anyOf", schemas.stream().map(Value.Group::new).toList())
                .build();
    }
}
