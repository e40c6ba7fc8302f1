package dk.samsky.engine.cloud;

import dk.samsky.document.Provider;
import dk.samsky.document.Workspace;
import dk.samsky.driver.Connection;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/** How to reach what the providers of a workspace offer, as their documents say. */
public final class Connections {
    private Connections() {}

    /**
     * A connection for each driver of each provider; two offers through one driver share it.
     *
     * @param directory the workspace's directory
     */
    public static SequencedMap<Clouds.Offer, Connection> of(Workspace workspace, Path directory) {
        var connections = new TreeMap<Clouds.Offer, Connection>();
        for (var provider : workspace.providers().values()) {
            var regions = new LinkedHashMap<String, Limits>();
            provider.regions().forEach((name, region) -> regions.put(name, region.capacity()));
            var settings = new TreeMap<String, SequencedMap<String, String>>();
            for (var offer : provider.offers().values()) {
                settings.computeIfAbsent(offer.driver(), _ -> new LinkedHashMap<>())
                        .putAll(offer.settings());
            }
            settings.forEach((driver, own) ->
                    connections.put(
                            new Clouds.Offer(provider.name(), driver),
                            connection(provider, directory, own, regions)));
        }
        return connections;
    }

    private static Connection connection(
            Provider provider,
            Path directory,
            SequencedMap<String, String> settings,
            SequencedMap<String, Limits> regions) {
        return new Connection(
                provider.name(),
                directory,
                settings,
                regions,
                provider.images(),
                provider.sizes().keySet());
    }
}
