package dk.samsky.state;

import dk.samsky.model.TenantId;
import java.time.Instant;

/** A shard without its resources. */
public record ShardHead(TenantId tenant, long serial, int resources, Instant changedAt) {}
