package dk.samsky.driver.simulated;

import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Sets one field of an object by words, as somebody does in a cloud's console. */
final class FieldChange {
    private FieldChange() {}

    /**
     * What the object is after the change; refused if it would be nothing that this cloud can hold.
     */
    static Resource change(CloudObject object, String field, String value) throws DriverException {
        var before = object.content().fields();
        var after = set(before, List.of(field.split("\\.", -1)), value);
        try {
            var changed = Resources.read(object.kind(), after);
            // What is no field of the kind is left out when it is read.
            if (changed.fields().values().keySet().equals(after.values().keySet())) {
                return changed;
            }
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw Settings.invalid(
                    "'" + value + "' cannot be the '" + field + "' of a " + object.kind() + ".",
                    "It is now: "
                            + before.find(field).map(FieldChange::spoken).orElse("not set")
                            + ". Write another.");
        }
        throw Settings.invalid(
                "A " + object.kind() + " has no field '" + field + "'.",
                NearName.suggest(field, before.values().keySet())
                        + "It has: "
                        + String.join(", ", before.values().keySet())
                        + ".");
    }

    private static Fields set(Fields fields, List<String> path, String value) {
        var values = new TreeMap<>(fields.values());
        var name = path.getFirst();
        var prior = fields.find(name);
        if (path.size() > 1) {
            var group =
                    prior.isPresent() && prior.get() instanceof Value.Group(var inner)
                            ? inner
                            : Fields.NONE;
            values.put(name, new Value.Group(set(group, path.subList(1, path.size()), value)));
        } else if (value.isEmpty()) {
            values.remove(name);
        } else {
            values.put(name, prior.map(known -> like(known, value)).orElseGet(() -> guess(value)));
        }
        return new Fields(values);
    }

    private static Value like(Value known, String value) {
        return switch (known) {
            case Value.Whole _ when isNumber(value) -> Value.of(Long.parseLong(value));
            case Value.Flag _ when value.equals("true") || value.equals("false") ->
                    Value.of(value.equals("true"));
            case Value.Listing _ -> {
                var items = new ArrayList<Value>();
                for (var item : value.split(",", -1)) {
                    items.add(Value.of(item.strip()));
                }
                yield new Value.Listing(items);
            }
            case Value.Text _, Value.Whole _, Value.Flag _, Value.Group _ -> Value.of(value);
        };
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
