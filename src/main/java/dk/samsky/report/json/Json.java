package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dk.samsky.model.content.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Writes JSON into a text: two spaces, one line end everywhere, keys in the order they are written.
 */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Something that writes a value. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** An object as a document, with a line end after it. */
    static String document(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(printer());
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append("\n").toString();
    }

    static void object(JsonGenerator json, String name, Body body) throws IOException {
        json.writeObjectFieldStart(name);
        body.write(json);
        json.writeEndObject();
    }

    static <T> void array(JsonGenerator json, String name, Iterable<T> items, Item<T> each)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var item : items) {
            each.write(json, item);
        }
        json.writeEndArray();
    }

    /** An array of objects. */
    static <T> void objects(JsonGenerator json, String name, Iterable<T> items, Item<T> each)
            throws IOException {
        array(
                json,
                name,
                items,
                (out, item) -> {
                    out.writeStartObject();
                    each.write(out, item);
                    out.writeEndObject();
                });
    }

    static void texts(JsonGenerator json, String name, Iterable<String> items) throws IOException {
        array(json, name, items, JsonGenerator::writeString);
    }

    /** A text, or null. */
    static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** A field's value. */
    static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(var text) -> json.writeString(text);
            case Value.Whole(var number) -> json.writeNumber(number);
            case Value.Flag(var set) -> json.writeBoolean(set);
            case Value.Listing(var items) -> {
                json.writeStartArray();
                for (var item : items) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            case Value.Group(var group) -> {
                json.writeStartObject();
                for (var entry : group.values().entrySet()) {
                    json.writeFieldName(entry.getKey());
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
        }
    }

    /** Something that writes one item of a list. */
    interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    private static DefaultPrettyPrinter printer() {
        var indent = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withArrayEmptySeparator("")
                                .withObjectEmptySeparator(""))
                .withObjectIndenter(indent)
                .withArrayIndenter(indent);
    }
}
