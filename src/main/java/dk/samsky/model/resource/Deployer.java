package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import java.util.List;

/**
 * An account in a namespace for a pipeline that deploys into it. It may do there what an operator
 * may, and nothing elsewhere.
 *
 * @param operators the groups that can have tokens of it, in order of their names: if one of them
 *     loses its role, the account is made anew, so that its old tokens end (decision 0101)
 */
public record Deployer(Address namespace, List<String> operators) implements Resource {
    public Deployer {
        operators = operators.stream().distinct().sorted().toList();
    }

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
        return Fields.builder()
                .text("namespace", namespace.toString())
                .texts("operators", operators)
                .build();
    }

    /** Those that a deployer of these fields has, as far as they say. */
    public static List<String> operators(Fields fields) {
        return new FieldReader(fields).list("operators");
    }

    static Deployer read(FieldReader fields) {
        return new Deployer(fields.address("namespace"), fields.list("operators"));
    }
}
