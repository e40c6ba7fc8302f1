package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import java.util.List;

/**
 * An account in a namespace for a pipeline that deploys into it. It may do there what an operator
 * may, and nothing elsewhere.
 */
public record Deployer(Address namespace) implements Resource {
    @Override
    public Kind kind() {
        return Kind.DEPLOYER;
    }

    @Override
    public List<Address> references() {
        return List.of(namespace);
    }

    @Override
    public Fields fields() {
        return Fields.builder().text("namespace", namespace.toString()).build();
    }

    static Deployer read(FieldReader fields) {
        return new Deployer(fields.address("namespace"));
    }
}
