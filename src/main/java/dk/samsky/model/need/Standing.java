package dk.samsky.model.need;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Server;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What stands already and is not to be changed without being asked for: taken from the state,
 * before anything is decided.
 *
 * @param places where each workload runs
 * @param servers each server as it was last given
 * @param networks the range of each network
 */
public record Standing(
        SequencedMap<WorkloadId, Location> places,
        SequencedMap<Address, Server> servers,
        SequencedMap<Address, Cidr> networks) {
    public static final Standing NOTHING =
            new Standing(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    public Standing {
        places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
        servers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(servers));
        networks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(networks));
    }
}
