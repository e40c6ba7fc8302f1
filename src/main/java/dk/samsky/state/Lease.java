package dk.samsky.state;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import java.time.Instant;

/**
 * The right to write one tenant's shard.
 *
 * @param token rises with each lease on this tenant; a write with a lower one is refused
 */
public record Lease(
        TenantId tenant,
        RunId run,
        Holder holder,
        long token,
        Instant acquiredAt,
        Instant renewedAt,
        Instant expiresAt) {}
