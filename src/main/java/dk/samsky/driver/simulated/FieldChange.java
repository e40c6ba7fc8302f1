package dk.samsky.driver.simulated;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sets one field of an object by words, as somebody does in a cloud's console. */
final class FieldChange {
    private FieldChange() {}

    /**
     * What the object is after the change; refused if it would be nothing that this cloud can hold.
     */
    static Resource change(CloudObject object, String field, String value) throws DriverException {
        var before = object.content().fields();
        var path = List.of(field.split("\\.", -1));
        try {
            var after = set(before, path, find(before, path).map(one -> like(one, value)), value);
            try {
                return changed(object, field, after);
            } catch (UnfitField unfit) {
                // Nothing says of what form a field is that is not set.
                if (find(before, path).isPresent() || !unfit.isList()) {
                    throw unfit;
                }
                return changed(
                        object, field, set(before, path, Optional.of(listing(value)), value));
            }
        } catch (UnfitField unfit) {
            throw unfit(object, field, value, "It is to be " + unfit.form() + ". ");
        } catch (IllegalArgumentException _) {
            throw unfit(object, field, value, "");
        }
    }

    private static Resource changed(CloudObject object, String field, Fields after)
            throws DriverException {
        var changed = Resources.read(object.kind(), after);
        // What is no field of the kind is left out when it is read.
        if (paths(changed.fields()).containsAll(paths(after))) {
            return changed;
        }
        var known = paths(object.content().fields());
        throw Settings.invalid(
                "A " + object.kind() + " has no field '" + field + "'.",
                NearName.suggest(field, known) + "It has: " + String.join(", ", known) + ".");
    }

    private static DriverException unfit(
            CloudObject object, String field, String value, String form) {
        return Settings.invalid(
                value.isEmpty()
                        ? "A " + object.kind() + " cannot be without its '" + field + "'."
                        : "'"
                                + value
                                + "' cannot be the '"
                                + field
                                + "' of a "
                                + object.kind()
                                + ".",
                form
                        + "It is now: "
                        + find(object.content().fields(), List.of(field.split("\\.", -1)))
                                .map(FieldChange::spoken)
                                .orElse("not set")
                        + ".");
    }

    private static Optional<Value> find(Fields fields, List<String> path) {
        var found = fields.find(path.getFirst());
        return path.size() == 1
                ? found
                : found.flatMap(value ->
                        value instanceof Value.Group(var inner)
                                ? find(inner, path.subList(1, path.size()))
                                : Optional.empty());
    }

    /** The names of all fields, of groups as well: {@code quota.vcpus}. */
    private static Set<String> paths(Fields fields) {
        var paths = new TreeSet<String>();
        fields.values()
                .forEach((name, value) -> {
                    paths.add(name);
                    if (value instanceof Value.Group(var inner)) {
                        paths(inner).forEach(path -> paths.add(name + "." + path));
                    }
                });
        return paths;
    }

    /**
     * @param known of the form that the field has, if it has one
     */
    private static Fields set(
            Fields fields, List<String> path, Optional<Value> known, String value) {
        var values = new TreeMap<>(fields.values());
        var name = path.getFirst();
        if (path.size() > 1) {
            var group =
                    fields.find(name).orElse(null) instanceof Value.Group(var inner)
                            ? inner
                            : Fields.NONE;
            values.put(
                    name, new Value.Group(set(group, path.subList(1, path.size()), known, value)));
        } else if (value.isEmpty()) {
            values.remove(name);
        } else {
            values.put(name, known.orElseGet(() -> guess(value)));
        }
        return new Fields(values);
    }

    private static Value like(Value known, String value) {
        return switch (known) {
            case Value.Whole _ when isNumber(value) -> Value.of(Long.parseLong(value));
            case Value.Flag _ when value.equals("true") || value.equals("false") ->
                    Value.of(value.equals("true"));
            case Value.Listing _ -> listing(value);
            case Value.Text _, Value.Whole _, Value.Flag _, Value.Group _ -> Value.of(value);
        };
    }

    private static Value listing(String value) {
        var items = new ArrayList<Value>();
        for (var item : value.split(",", -1)) {
            items.add(Value.of(item.strip()));
        }
        return new Value.Listing(items);
    }

    private static Value guess(String value) {
        return isNumber(value) ? Value.of(Long.parseLong(value)) : Value.of(value);
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]{1,18}");
    }

    private static String spoken(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> Long.toString(number);
            case Value.Flag(var set) -> Boolean.toString(set);
            case Value.Listing(var items) ->
                    String.join(",", items.stream().map(FieldChange::spoken).toList());
            case Value.Group(var fields) -> fields.canonical();
        };
    }
}
