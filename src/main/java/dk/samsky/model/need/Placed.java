package dk.samsky.model.need;

import dk.samsky.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A workload with its place.
 *
 * @param sizes the provider's size for each group of servers, by component
 * @param serversDriver the driver of the provider's servers; blank if it has no servers
 * @param namespacesDriver the driver of the provider's namespaces; blank if it has no namespaces
 */
public record Placed(
        WorkloadNeed need,
        Location location,
        SequencedMap<String, String> sizes,
        String serversDriver,
        String namespacesDriver) {
    public Placed {
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
    }
}
