package dk.samsky.document.kind;

import dk.samsky.document.schema.Field;
import dk.samsky.document.schema.ObjectShape;
import dk.samsky.document.schema.Scalars;
import dk.samsky.document.schema.Shape;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import java.util.List;
import java.util.Optional;

/** The most of each that there may be. */
final class LimitsShape {
    private static final Field<Integer> VCPUS = count("vcpus", "Virtual processors.");
    private static final Field<ByteSize> MEMORY =
            Field.optional("memory", Scalars.size(), "Memory of servers and namespaces.");
    private static final Field<ByteSize> STORAGE =
            Field.optional("storage", Scalars.size(), "Storage of volumes and namespaces.");
    private static final Field<Integer> SERVERS = count("servers", "Servers.");
    private static final Field<Integer> NAMESPACES = count("namespaces", "Namespaces.");
    private static final Field<Integer> ADDRESSES =
            count("publicAddresses", "Addresses that are reached from the internet.");

    private LimitsShape() {}

    private static Field<Integer> count(String key, String description) {
        return Field.optional(key, Scalars.whole(0, 100_000_000), description);
    }

    static Shape<Limits> of(String what, String description) {
        return new ObjectShape<>(
                what,
                description + " What is not given is not limited.",
                List.of(VCPUS, MEMORY, STORAGE, SERVERS, NAMESPACES, ADDRESSES),
                members ->
                        Optional.of(
                                new Limits(
                                        members.find(VCPUS),
                                        members.find(MEMORY),
                                        members.find(STORAGE),
                                        members.find(SERVERS),
                                        members.find(NAMESPACES),
                                        members.find(ADDRESSES))));
    }
}
