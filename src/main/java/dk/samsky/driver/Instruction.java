package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.RemoteId;
import dk.samsky.model.resource.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What to make of one resource.
 *
 * @param references the remote id of each address that the resource refers to
 */
public record Instruction(
        Address address, Resource resource, SequencedMap<Address, RemoteId> references) {
    public Instruction {
        references = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(references));
        for (var needed : resource.references()) {
            if (!references.containsKey(needed)) {
                throw new IllegalArgumentException(
                        address + " refers to " + needed + ", which has no remote id");
            }
        }
    }
}
