package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes other resources of a sample. */
final class ContractChanges {
    private ContractChanges() {}

    /** The same resource, with another address for one of what it refers to. */
    static Resource pointedAt(Resource resource, Address from, Address to) {
        var values = new TreeMap<>(resource.fields().values());
        values.replaceAll((_, value) ->
                value.equals(Value.of(from.toString())) ? Value.of(to.toString()) : value);
        return Resources.read(resource.kind(), new Fields(values));
    }

    /** The same firewall, or server, with another name for one of the groups. */
    static Resource renamed(Resource resource, String from, String to) {
        var values = new TreeMap<>(resource.fields().values());
        values.replaceAll((_, value) ->
                switch (value) {
                    case Value.Text(var text) when text.equals(from) -> Value.of(to);
                    case Value.Listing(var items) ->
                            new Value.Listing(
                                    items.stream().map(item -> worded(item, from, to)).toList());
                    case Value.Text _, Value.Flag _, Value.Whole _, Value.Group _ -> value;
                });
        return Resources.read(resource.kind(), new Fields(values));
    }

    private static Value worded(Value value, String from, String to) {
        return value instanceof Value.Text(var text)
                ? Value.of(text.replaceAll("\\b" + from + "\\b", to))
                : value;
    }

    /**
     * For each field that only a new object can have otherwise, and that is no reference, the
     * resource with another value there.
     */
    static List<Resource> replacing(Resource resource, Capability capability) {
        var changed = new ArrayList<Resource>();
        for (var field : resource.fields().values().entrySet()) {
            if (capability.of(field.getKey()) == Mutability.REPLACES) {
                other(field.getValue())
                        .ifPresent(value -> {
                            var values = new TreeMap<>(resource.fields().values());
                            values.put(field.getKey(), value);
                            changed.add(Resources.read(resource.kind(), new Fields(values)));
                        });
            }
        }
        return changed;
    }

    private static Optional<Value> other(Value value) {
        return switch (value) {
            case Value.Text(var text) when Address.parse(text).isPresent() -> Optional.empty();
            case Value.Text(var text) when Cidr.parse(text).isPresent() ->
                    Optional.of(Value.of("10.12.128.0/20"));
            case Value.Text(var text) -> Optional.of(Value.of(text + "-other"));
            case Value.Flag(var set) -> Optional.of(Value.of(!set));
            case Value.Whole(var number) -> Optional.of(Value.of(number + 1));
            case Value.Listing _, Value.Group _ -> Optional.empty();
        };
    }
}
