package dk.samsky.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.io.IOException;
import java.util.ArrayList;

/** Reads what {@link Fields#canonical} writes. */
public final class FieldsReader {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private FieldsReader() {}

    /**
     * The fields of a text; the inverse of {@link Fields#canonical}. Other JSON of the same meaning
     * is read too.
     *
     * @param utf8 a JSON object of texts, whole numbers, flags, lists and objects, in UTF-8
     * @throws IllegalArgumentException if it is anything else: the text is damaged
     */
    public static Fields read(byte[] utf8) {
        try (var parser = JSON.createParser(utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unfit(parser);
            }
            var fields = readGroup(parser);
            if (parser.nextToken() != null) {
                throw unfit(parser);
            }
            return fields;
        } catch (IOException damaged) {
            throw new IllegalArgumentException("the fields are not whole", damaged);
        }
    }

    private static Fields readGroup(JsonParser parser) throws IOException {
        var fields = Fields.builder();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (!fields.add(name, readValue(parser))) {
                throw unfit(parser);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw unfit(parser);
        }
        return fields.build();
    }

    private static Value readList(JsonParser parser) throws IOException {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(readValue(parser));
        }
        return new Value.Listing(items);
    }

    // A token is Jackson's, not ours: most of its constants cannot come here.
    private static Value readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_NUMBER_INT -> new Value.Whole(parser.getLongValue());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case START_OBJECT -> new Value.Group(readGroup(parser));
            case START_ARRAY -> readList(parser);
            case null, default -> throw unfit(parser);
        };
    }

    private static IllegalArgumentException unfit(JsonParser parser) {
        return new IllegalArgumentException(
                "the fields are damaged at byte " + parser.currentLocation().getByteOffset());
    }
}
