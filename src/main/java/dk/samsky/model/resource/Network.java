package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Cidr;
import java.util.List;

/**
 * A workload's network, with one subnet and a way out.
 *
 * @param range within the tenant's range, overlapping no other network of the tenant
 */
public record Network(Address space, Cidr range) implements Resource {
    @Override
    public Kind kind() {
        return Kind.NETWORK;
    }

    @Override
    public List<Address> references() {
        return List.of(space);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("space", space.toString())
                .text("range", range.toString())
                .build();
    }

    static Network read(FieldReader fields) {
        return new Network(fields.address("space"), fields.cidr("range"));
    }
}
