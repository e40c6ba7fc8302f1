package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;

/**
 * A disc of its own, which outlives the server that it is attached to. Encrypted at rest where the
 * cloud lets one choose.
 *
 * @param size a whole number of GiB
 */
public record Volume(Address space, ByteSize size) implements Resource {
    @Override
    public Kind kind() {
        return Kind.VOLUME;
    }

    @Override
    public List<Address> references() {
        return List.of(space);
    }

    @Override
    public Amounts amounts() {
        return new Amounts(0, ByteSize.ZERO, size, 0, 0, 0);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("space", space.toString())
                .text("size", size.toString())
                .build();
    }

    static Volume read(FieldReader fields) {
        return new Volume(fields.address("space"), fields.size("size"));
    }
}
