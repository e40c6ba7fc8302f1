package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Whether a change may be made to what stands, by how the fields of its kind may change. */
public record Changeable(Capability capability) {
    /**
     * Fails with {@code UNSUPPORTED} if only a new object can be what is planned.
     *
     * @param before the fields of what stands
     * @param refers whether what stands refers to this object by this field: it may have another
     *     address by now, and still be the same
     */
    public void require(Fields before, Instruction planned, BiPredicate<String, RemoteId> refers)
            throws DriverException {
        var after = planned.resource().fields();
        for (var change : capability.changes().entrySet()) {
            var field = change.getKey();
            if (before.find(field).equals(after.find(field))
                    || target(planned, after, field)
                            .filter(id -> refers.test(field, id))
                            .isPresent()) {
                continue;
            }
            var how =
                    switch (change.getValue()) {
                        case IN_PLACE, RESTARTS -> "";
                        case GROWS ->
                                size(before, field).compareTo(size(after, field)) > 0
                                        ? "can only grow"
                                        : "";
                        case REPLACES -> "cannot be changed";
                    };
            if (!how.isEmpty()) {
                throw new DriverException(
                        DriverException.Kind.UNSUPPORTED,
                        "The field '%s' of %s %s in place."
                                .formatted(field, planned.address(), how),
                        "Replace the object.");
            }
        }
    }

    private static Optional<RemoteId> target(Instruction planned, Fields fields, String field) {
        return text(fields, field)
                .flatMap(Address::parse)
                .map(address -> planned.references().get(address));
    }

    private static ByteSize size(Fields fields, String field) {
        return text(fields, field).flatMap(ByteSize::parse).orElse(ByteSize.ZERO);
    }

    private static Optional<String> text(Fields fields, String field) {
        return fields.find(field)
                .flatMap(value ->
                        value instanceof Value.Text(var text)
                                ? Optional.of(text)
                                : Optional.empty());
    }
}
