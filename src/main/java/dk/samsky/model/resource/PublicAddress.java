package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;

/** An address that is reached from the internet. It outlives the server that it leads to. */
public record PublicAddress(Address space) implements Resource {
    @Override
    public Kind kind() {
        return Kind.PUBLIC_ADDRESS;
    }

    @Override
    public List<Address> references() {
        return List.of(space);
    }

    @Override
    public Amounts amounts() {
        return new Amounts(0, ByteSize.ZERO, ByteSize.ZERO, 0, 0, 1);
    }

    @Override
    public Fields fields() {
        return Fields.builder().text("space", space.toString()).build();
    }

    static PublicAddress read(FieldReader fields) {
        return new PublicAddress(fields.address("space"));
    }
}
