package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * All that is remembered of a tenant's resources at one serial.
 *
 * @param serial 0 for a tenant that was never written
 */
public record Shard(TenantId tenant, long serial, SequencedMap<Address, Recorded> resources) {
    public Shard {
        resources = Collections.unmodifiableSequencedMap(new TreeMap<>(resources));
    }
}
