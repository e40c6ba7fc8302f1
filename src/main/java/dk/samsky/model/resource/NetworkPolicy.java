package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import java.util.List;

/**
 * What may flow into and out of a namespace. Everything else is refused, both ways, but name
 * resolution and what flows within it.
 *
 * @param rules what is allowed, sorted by their text; a group is another namespace component of the
 *     same workload, or this one
 */
public record NetworkPolicy(Address namespace, String group, List<TrafficRule> rules)
        implements Resource {
    public NetworkPolicy {
        rules = rules.stream().sorted().distinct().toList();
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK_POLICY;
    }

    @Override
    public List<Address> references() {
        return List.of(namespace);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("namespace", namespace.toString())
                .text("group", group)
                .list("rules", Firewall.write(rules))
                .build();
    }

    static NetworkPolicy read(FieldReader fields) {
        return new NetworkPolicy(
                fields.address("namespace"), fields.text("group"), fields.rules("rules"));
    }
}
