package dk.samsky.driver.openstack;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;

/** Whether a change may be made to what stands, by how the fields of its kind may change. */
record Changeable(Capability capability) {
    /** Fails with {@code UNSUPPORTED} if only a new object can be what is planned. */
    void require(Found standing, Instruction planned) throws DriverException {
        var before = standing.remote().content().fields();
        var after = planned.resource().fields();
        for (var change : capability.changes().entrySet()) {
            var field = change.getKey();
            if (before.find(field).equals(after.find(field))
                    || refersToTheSame(standing, planned, after, field)) {
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

    // What it refers to may have another address by now, and still be the same object.
    private static boolean refersToTheSame(
            Found standing, Instruction planned, Fields after, String field) {
        var target =
                after.find(field)
                        .flatMap(value ->
                                value instanceof Value.Text(var text)
                                        ? Address.parse(text)
                                        : Optional.empty())
                        .map(address -> planned.references().get(address));
        return target.isPresent() && target.get().value().equals(standing.ids().get(field));
    }

    private static ByteSize size(Fields fields, String field) {
        return fields.find(field)
                .flatMap(value ->
                        value instanceof Value.Text(var text)
                                ? ByteSize.parse(text)
                                : Optional.empty())
                .orElse(ByteSize.ZERO);
    }
}
