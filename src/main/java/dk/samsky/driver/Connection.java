package dk.samsky.driver;

import dk.samsky.diagnostic.NearName;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How to reach a provider's offer, and what the provider's document says of it.
 *
 * @param provider the provider's name
 * @param workspace the workspace's directory: relative paths in settings start here, and the
 *     embedded cloud keeps its file in {@code .samsky/} below it
 * @param settings what stands beside {@code driver:} in the offer
 * @param regions the regions and their capacity
 * @param images neutral image name to the cloud's own, where the document gives one
 * @param sizes of servers, by the cloud's own names
 */
public record Connection(
        String provider,
        Path workspace,
        SequencedMap<String, String> settings,
        SequencedMap<String, Limits> regions,
        SequencedMap<String, String> images,
        Collection<String> sizes) {
    public Connection {
        settings = copy(settings);
        regions = copy(regions);
        images = copy(images);
        sizes = Collections.unmodifiableList(new ArrayList<>(sizes));
    }

    /**
     * Fails with {@code INVALID} if a setting is given that the driver does not know.
     *
     * @param known the driver's {@link DriverFactory#settings}
     */
    public void requireKnown(List<String> known) throws DriverException {
        for (var name : settings.keySet()) {
            if (!known.contains(name)) {
                throw new DriverException(
                        DriverException.Kind.INVALID,
                        "The driver of " + provider + " has no setting '" + name + "'.",
                        NearName.suggest(name, known)
                                + "Take it away, or use one of: "
                                + String.join(", ", known)
                                + ".");
            }
        }
    }

    private static <V> SequencedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
