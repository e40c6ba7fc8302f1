package dk.samsky.model.content;

/** Writes fields as JSON in one fixed way. Reading it back is {@code model.json}'s. */
final class CanonicalJson {
    private CanonicalJson() {}

    static void write(Fields fields, StringBuilder out) {
        out.append('{');
        var separator = "";
        for (var field : fields.values().entrySet()) {
            out.append(separator);
            quote(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void write(Value value, StringBuilder out) {
        switch (value) {
            case Value.Text(var text) -> quote(text, out);
            case Value.Whole(var number) -> out.append(number);
            case Value.Flag(var set) -> out.append(set);
            case Value.Group(var fields) -> write(fields, out);
            case Value.Listing(var items) -> {
                out.append('[');
                for (var i = 0; i < items.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(items.get(i), out);
                }
                out.append(']');
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        var written = 0;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '"' || character == '\\') {
                out.append(text, written, i).append('\\').append(character);
                written = i + 1;
            } else if (character < ' ') {
                out.append(text, written, i).append(String.format("\\u%04x", (int) character));
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }
}
