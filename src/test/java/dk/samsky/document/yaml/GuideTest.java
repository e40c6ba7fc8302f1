package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.DocumentKind;
import dk.samsky.document.kind.DocumentReader;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys in the guide are those of the schemas. {@code -Dgolden.update} writes them anew. */
class GuideTest {
    private static final Path GUIDE = Path.of("src/docs/documents.md");
    private static final String MARK = "<!-- Below: made from the schemas by GuideTest. -->\n";

    @Test
    void namesEveryKey() throws IOException {
        var guide = Files.readString(GUIDE);
        var byHand = guide.substring(0, guide.indexOf(MARK) + MARK.length());
        var whole = byHand + keys();
        if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
            Files.writeString(GUIDE, whole);
        }
        assertThat(Files.readString(GUIDE)).isEqualTo(whole);
    }

    private static String keys() {
        var text = new StringBuilder();
        for (var kind : DocumentKind.values()) {
            text.append("\n## ")
                    .append(kind.word())
                    .append("\n\nIn `")
                    .append(kind.home())
                    .append("`.\n\n");
            text.append("| key | value | |\n|---|---|---|\n");
            rows("", DocumentReader.schema(kind), text);
        }
        return text.toString();
    }

    private static void rows(String path, Fields schema, StringBuilder text) {
        for (var alternative : list(schema, "anyOf")) {
            rows(path, ((Value.Group) alternative).fields(), text);
        }
        schema.find("items")
                .ifPresent(items -> rows(path + "[]", ((Value.Group) items).fields(), text));
        if (schema.find("additionalProperties").orElse(Value.of(false))
                instanceof Value.Group(var each)) {
            row(path + ".NAME", each, false, text);
        }
        if (schema.find("properties").orElse(Value.of(false))
                instanceof Value.Group(var properties)) {
            var required = list(schema, "required");
            properties
                    .values()
                    .forEach((key, value) ->
                            row(
                                    path.isEmpty() ? key : path + "." + key,
                                    ((Value.Group) value).fields(),
                                    required.contains(Value.of(key)),
                                    text));
        }
    }

    private static void row(String path, Fields schema, boolean required, StringBuilder text) {
        var description = schema.find("description").map(GuideTest::plain).orElse("");
        var fallback =
                schema.find("default").map(value -> " Default: `" + plain(value) + "`.").orElse("");
        text.append("| `").append(path).append('`').append(required ? " *" : "").append(" | ");
        text.append(kind(schema)).append(" | ").append(description).append(fallback).append(" |\n");
        rows(path, schema, text);
    }

    private static String kind(Fields schema) {
        var words = list(schema, "enum");
        if (!words.isEmpty()) {
            return String.join(", ", words.stream().map(word -> "`" + plain(word) + "`").toList());
        }
        var alternatives = list(schema, "anyOf");
        if (!alternatives.isEmpty()) {
            return String.join(
                    " or ",
                    alternatives.stream()
                            .map(each -> kind(((Value.Group) each).fields()))
                            .distinct()
                            .toList());
        }
        var pattern = schema.find("pattern").map(GuideTest::plain).orElse("");
        return pattern.contains("\\$\\{")
                ? "expression"
                : schema.find("type").map(GuideTest::plain).orElse("");
    }

    private static List<Value> list(Fields schema, String key) {
        return schema.find(key).orElse(Value.of("")) instanceof Value.Listing(var items)
                ? items
                : List.of();
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> Long.toString(number);
            case Value.Flag(var set) -> Boolean.toString(set);
            case Value.Listing(var items) ->
                    items.stream().map(GuideTest::plain).toList().toString();
            case Value.Group(var fields) -> fields.canonical();
        };
    }
}
