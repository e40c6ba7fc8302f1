package dk.samsky.state;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import java.time.Instant;

/**
 * What is about to be done.
 *
 * @param driver the driver that is to do it
 * @param protect whether what is made must not be deleted or replaced: a run that finds it after a
 *     crash must know
 */
public record Intent(
        OperationId operation,
        Address address,
        Action action,
        Location location,
        String driver,
        boolean protect,
        Instant at) {}
