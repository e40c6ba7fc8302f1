package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What may flow to and from a workload's groups of servers. Everything else is refused, both ways.
 *
 * <p>One resource holds all groups of a workload, so that groups may name each other without a
 * cycle between resources.
 *
 * @param groups the names of the groups, sorted; a server is in one of them
 * @param rules what is allowed, sorted by their text
 */
public record Firewall(Address space, List<String> groups, List<TrafficRule> rules)
        implements Resource {
    public Firewall {
        groups = groups.stream().sorted().distinct().toList();
        rules = rules.stream().sorted().distinct().toList();
    }

    @Override
    public Kind kind() {
        return Kind.FIREWALL;
    }

    @Override
    public List<Address> references() {
        return List.of(space);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("space", space.toString())
                .texts("groups", groups)
                .list("rules", write(rules))
                .build();
    }

    static List<Value> write(List<TrafficRule> rules) {
        var written = new ArrayList<Value>();
        rules.forEach(rule -> written.add(Value.of(rule.toString())));
        return Collections.unmodifiableList(written);
    }

    static Firewall read(FieldReader fields) {
        return new Firewall(fields.address("space"), fields.list("groups"), fields.rules("rules"));
    }
}
