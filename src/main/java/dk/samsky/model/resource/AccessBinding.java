package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import java.util.List;

/** That a group of the tenant's people has a role in a namespace. */
public record AccessBinding(Address namespace, String group, Role role) implements Resource {
    @Override
    public Kind kind() {
        return Kind.ACCESS_BINDING;
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
                .text("role", role.word())
                .build();
    }

    static AccessBinding read(FieldReader fields) {
        return new AccessBinding(
                fields.address("namespace"), fields.text("group"), fields.word("role", Role.class));
    }
}
