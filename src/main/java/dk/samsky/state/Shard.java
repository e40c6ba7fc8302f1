package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All that is remembered of a tenant's resources at one serial.
 *
 * @param serial 0 for a tenant that was never written
 * @param resources in order of the addresses
 */
public record Shard(TenantId tenant, long serial, SequencedMap<Address, Recorded> resources) {
    public Shard {
        resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
    }
}
