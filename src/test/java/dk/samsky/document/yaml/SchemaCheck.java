package dk.samsky.document.yaml;

import dk.samsky.document.Node;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A small judge of JSON Schema 2020-12: the keywords that our schemas use, by the words of the
 * standard. It knows nothing of how the reader works.
 */
final class SchemaCheck {
    private static final List<String> SAYS_NOTHING =
            List.of("$schema", "$id", "title", "description", "default", "examples");

    private SchemaCheck() {}

    static boolean accepts(Fields schema, Node node) {
        return schema.values().entrySet().stream()
                .allMatch(entry -> holds(entry.getKey(), entry.getValue(), schema, node));
    }

    private static boolean holds(String keyword, Value value, Fields schema, Node node) {
        return switch (keyword) {
            case "type" -> text(value).equals(type(node));
            case "const" -> type(node).equals("string") && scalar(node).equals(text(value));
            case "enum" -> type(node).equals("string") && texts(value).contains(scalar(node));
            case "pattern", "maxLength" ->
                    !type(node).equals("string") || holdsOfText(keyword, value, scalar(node));
            case "minimum", "maximum" ->
                    !type(node).equals("integer")
                            || holdsOfNumber(keyword, value, new BigDecimal(scalar(node)));
            case "minItems", "items" ->
                    !(node instanceof Node.Sequence list) || holdsOfList(keyword, value, list);
            case "minProperties",
                    "required",
                    "propertyNames",
                    "properties",
                    "additionalProperties" ->
                    !(node instanceof Node.Mapping map)
                            || holdsOfGroup(keyword, value, schema, map);
            case "anyOf" ->
                    ((Value.Listing) value)
                            .items().stream().anyMatch(one -> accepts(fields(one), node));
            case "not" -> !accepts(fields(value), node);
            default -> {
                if (!SAYS_NOTHING.contains(keyword)) {
                    throw unknown(keyword);
                }
                yield true;
            }
        };
    }

    private static boolean holdsOfText(String keyword, Value value, String text) {
        return switch (keyword) {
            case "pattern" -> Pattern.compile(text(value)).matcher(text).find();
            case "maxLength" -> text.length() <= number(value).intValue();
            default -> throw unknown(keyword);
        };
    }

    private static boolean holdsOfNumber(String keyword, Value value, BigDecimal number) {
        return switch (keyword) {
            case "minimum" -> number.compareTo(number(value)) >= 0;
            case "maximum" -> number.compareTo(number(value)) <= 0;
            default -> throw unknown(keyword);
        };
    }

    private static boolean holdsOfList(String keyword, Value value, Node.Sequence list) {
        return switch (keyword) {
            case "minItems" -> list.items().size() >= number(value).intValue();
            case "items" -> list.items().stream().allMatch(item -> accepts(fields(value), item));
            default -> throw unknown(keyword);
        };
    }

    private static boolean holdsOfGroup(
            String keyword, Value value, Fields schema, Node.Mapping map) {
        return switch (keyword) {
            case "minProperties" -> map.entries().size() >= number(value).intValue();
            case "required" -> texts(value).stream().allMatch(key -> map.find(key).isPresent());
            case "propertyNames" ->
                    map.entries().stream()
                            .allMatch(entry -> accepts(fields(value), quoted(entry.key())));
            case "properties" ->
                    map.entries().stream()
                            .allMatch(entry ->
                                    fields(value)
                                            .find(entry.key().text())
                                            .map(each -> accepts(fields(each), entry.value()))
                                            .orElse(true));
            case "additionalProperties" ->
                    others(schema, map).stream()
                            .allMatch(other ->
                                    value instanceof Value.Group(var each) && accepts(each, other));
            default -> throw unknown(keyword);
        };
    }

    private static AssertionError unknown(String keyword) {
        return new AssertionError("a keyword that this check does not know: " + keyword);
    }

    private static List<Node> others(Fields schema, Node.Mapping map) {
        var known = schema.find("properties").map(SchemaCheck::fields).orElse(Fields.NONE);
        var others = new ArrayList<Node>();
        for (var entry : map.entries()) {
            if (known.find(entry.key().text()).isEmpty()) {
                others.add(entry.value());
            }
        }
        return others;
    }

    /** Keys are texts in JSON. */
    private static Node quoted(Node.Scalar key) {
        return new Node.Scalar(Node.Extent.of(key.span()), key.text(), false);
    }

    /** By the core schema of YAML 1.2, section 10.3.2, as readers of it make JSON. */
    private static String type(Node node) {
        return switch (node) {
            case Node.Mapping _ -> "object";
            case Node.Sequence _ -> "array";
            case Node.Broken _ -> "nothing";
            case Node.Scalar scalar when !scalar.isPlain() -> "string";
            case Node.Scalar scalar when scalar.text().matches("|~|null|Null|NULL") -> "null";
            case Node.Scalar scalar when scalar.text().matches("(?i)true|false") -> "boolean";
            case Node.Scalar scalar when scalar.text().matches("[-+]?[0-9]+") -> "integer";
            case Node.Scalar scalar
                    when scalar.text()
                            .matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?") ->
                    "number";
            case Node.Scalar _ -> "string";
        };
    }

    private static String scalar(Node node) {
        return ((Node.Scalar) node).text();
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }

    private static List<String> texts(Value value) {
        return ((Value.Listing) value).items().stream().map(SchemaCheck::text).toList();
    }

    private static BigDecimal number(Value value) {
        return BigDecimal.valueOf(((Value.Whole) value).number());
    }

    private static Fields fields(Value value) {
        return ((Value.Group) value).fields();
    }
}
