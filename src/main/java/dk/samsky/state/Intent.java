package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import java.time.Instant;

/**
 * What is about to be done.
 *
 * @param driver the driver that is to do it
 */
public record Intent(
        OperationId operation,
        Address address,
        Action action,
        Location location,
        String driver,
        Instant at) {}
