package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading and writing JSON trees. What is absent, null or of another form reads as empty. */
public final class Json {
    private Json() {}

    /**
     * An object of names and values in turn: texts, numbers, flags, lists, maps, trees. An empty
     * {@code Optional} is left out.
     */
    public static JsonObject object(Object... namesAndValues) {
        var object = new JsonObject();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (!(value instanceof Optional<?> given) || given.isPresent()) {
                object.add((String) namesAndValues[i], tree(value));
            }
        }
        return object;
    }

    private static JsonElement tree(Object value) {
        return switch (value) {
            case JsonElement element -> element;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean flag -> new JsonPrimitive(flag);
            case Optional<?> given -> given.isPresent() ? tree(given.get()) : JsonNull.INSTANCE;
            case List<?> items -> {
                var array = new JsonArray();
                items.forEach(item -> array.add(tree(item)));
                yield array;
            }
            case Map<?, ?> entries -> {
                var object = new JsonObject();
                entries.forEach((name, item) -> object.add(name.toString(), tree(item)));
                yield object;
            }
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        };
    }

    /** What stands at the end of a path of names. */
    public static Optional<JsonElement> find(JsonElement tree, String... path) {
        var at = tree;
        for (var name : path) {
            if (!(at instanceof JsonObject object) || !object.has(name)) {
                return Optional.empty();
            }
            at = object.get(name);
        }
        return at.isJsonNull() ? Optional.empty() : Optional.of(at);
    }

    public static Optional<String> findText(JsonElement tree, String... path) {
        return find(tree, path)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isEmpty());
    }

    /** A text; empty if there is none. */
    public static String text(JsonElement tree, String... path) {
        return findText(tree, path).orElse("");
    }

    public static Optional<Long> findNumber(JsonElement tree, String... path) {
        return find(tree, path)
                .filter(element ->
                        element instanceof JsonPrimitive primitive && primitive.isNumber())
                .map(JsonElement::getAsLong);
    }

    public static boolean flag(JsonElement tree, String... path) {
        return find(tree, path)
                .filter(element ->
                        element instanceof JsonPrimitive primitive && primitive.isBoolean())
                .map(JsonElement::getAsBoolean)
                .orElse(false);
    }

    /** The objects of a list; none if there is no list. */
    public static List<JsonObject> objects(JsonElement tree, String... path) {
        var objects = new ArrayList<JsonObject>();
        for (var element : elements(tree, path)) {
            if (element instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** The texts of a list; none if there is no list. */
    public static List<String> texts(JsonElement tree, String... path) {
        var texts = new ArrayList<String>();
        for (var element : elements(tree, path)) {
            if (element.isJsonPrimitive()) {
                texts.add(element.getAsString());
            }
        }
        return texts;
    }

    private static Iterable<JsonElement> elements(JsonElement tree, String... path) {
        return find(tree, path).orElse(JsonNull.INSTANCE) instanceof JsonArray array
                ? array
                : List.of();
    }
}
