package dk.samsky.engine.cloud;

import dk.samsky.document.Provider.Calls;
import dk.samsky.document.Workspace;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.model.Capability;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The clouds of a workspace, each connected when it is first needed. A cloud that cannot be reached
 * stops nobody but those that need it.
 *
 * <p>Thread-safe.
 */
public final class Clouds implements AutoCloseable {
    private final SequencedMap<String, DriverFactory> factories;
    private final SequencedMap<Offer, Connection> connections;
    private final SequencedMap<String, Calls> calls;
    private final Map<Offer, Way> ways = new ConcurrentHashMap<>();
    private volatile boolean isClosed;

    /** One driver of one provider. */
    public record Offer(String provider, String driver) implements Comparable<Offer> {
        static Offer of(Site site) {
            return new Offer(site.location().provider(), site.driver());
        }

        @Override
        public int compareTo(Offer other) {
            var byProvider = provider.compareTo(other.provider);
            return byProvider != 0 ? byProvider : driver.compareTo(other.driver);
        }
    }

    /** A driver, or why there is none. */
    private sealed interface Reached {
        record Connected(Driver driver) implements Reached {}

        record Refused(DriverException why) implements Reached {}
    }

    /** Connects once; whoever needs the same offer meanwhile waits, and nobody else. */
    private final class Way {
        private final Offer offer;

        /** Read without waiting for who is still trying. */
        private volatile @Nullable Reached end;

        private final AtomicBoolean isLeft = new AtomicBoolean();

        Way(Offer offer) {
            this.offer = offer;
        }

        synchronized Reached go() {
            var before = end;
            if (before != null) {
                return before;
            }
            var reached = reach(offer);
            end = reached;
            if (isClosed) {
                leave();
            }
            return reached;
        }

        /** Closes what it led to, once; whoever is still trying does so later. */
        void leave() {
            if (end instanceof Reached.Connected(var driver) && isLeft.compareAndSet(false, true)) {
                driver.close();
            }
        }

        Optional<Reached> gone() {
            return Optional.ofNullable(end);
        }
    }

    /**
     * @param factories the drivers that there are
     * @param connections how to reach each offer of the workspace's providers
     * @param calls how hard each provider may be worked, by its name
     */
    public Clouds(
            List<DriverFactory> factories,
            Map<Offer, Connection> connections,
            Map<String, Calls> calls) {
        var byName = new TreeMap<String, DriverFactory>();
        factories.forEach(factory -> byName.put(factory.name(), factory));
        this.factories = Collections.unmodifiableSequencedMap(byName);
        this.connections = Collections.unmodifiableSequencedMap(new TreeMap<>(connections));
        this.calls = Collections.unmodifiableSequencedMap(new TreeMap<>(calls));
    }

    /**
     * The clouds that the providers of a workspace describe.
     *
     * @param directory the workspace's directory
     */
    public static Clouds of(Workspace workspace, Path directory, List<DriverFactory> factories) {
        var calls = new TreeMap<String, Calls>();
        workspace.providers().forEach((name, provider) -> calls.put(name, provider.calls()));
        return new Clouds(factories, Connections.of(workspace, directory), calls);
    }

    /** How hard the provider may be worked. */
    Calls calls(String provider) {
        return calls.getOrDefault(provider, Calls.USUAL);
    }

    /** What the site's driver can hold; nothing if there is no such driver. Needs no connection. */
    public List<Capability> capabilities(Site site) {
        var factory = factories.get(site.driver());
        return factory == null ? List.of() : factory.capabilities();
    }

    /** Whether the site's cloud itself may have less room than the documents state. */
    public boolean hasOwnLimits(Site site) {
        var factory = factories.get(site.driver());
        return factory != null && factory.hasOwnLimits();
    }

    /** What the drivers can hold, by their names. */
    public SequencedMap<String, List<Capability>> capabilities() {
        var byDriver = new TreeMap<String, List<Capability>>();
        factories.forEach((name, factory) -> byDriver.put(name, factory.capabilities()));
        return byDriver;
    }

    /** What documents may say beside each driver, by its name. */
    public SequencedMap<String, List<String>> settings() {
        var byDriver = new TreeMap<String, List<String>>();
        factories.forEach((name, factory) -> byDriver.put(name, factory.settings()));
        return byDriver;
    }

    /** Every region of every offer. */
    public List<Site> sites() {
        return connections.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().regions().keySet().stream()
                                .map(region ->
                                        new Site(
                                                new Location(entry.getKey().provider(), region),
                                                entry.getKey().driver())))
                .toList();
    }

    /**
     * The driver of a site.
     *
     * @throws DriverException the reason why the cloud cannot be reached; the same again for each
     *     call, without another try: a cloud that is down would hold up every tenant in turn
     */
    public Driver driver(Site site) throws DriverException {
        return switch (ways.computeIfAbsent(Offer.of(site), Way::new).go()) {
            case Reached.Connected(var driver) -> driver;
            case Reached.Refused(var why) -> throw why;
        };
    }

    /** What somebody can do about a site's cloud that could not be reached, where that is known. */
    public Optional<String> remedy(Site site) {
        return Optional.ofNullable(ways.get(Offer.of(site)))
                .flatMap(Way::gone)
                .filter(Reached.Refused.class::isInstance)
                .map(refused -> ((Reached.Refused) refused).why().remedy())
                .filter(remedy -> !remedy.isEmpty());
    }

    private Reached reach(Offer offer) {
        var connection = connections.get(offer);
        var factory = factories.get(offer.driver());
        if (connection == null || factory == null) {
            return new Reached.Refused(
                    new DriverException(
                            DriverException.Kind.UNSUPPORTED,
                            "No document describes the provider "
                                    + offer.provider()
                                    + " with the driver "
                                    + offer.driver()
                                    + ".",
                            "Put the provider's document back until nothing of it is left, or take"
                                    + " what stood there out of the state with 'samsky state"
                                    + " forget'."));
        }
        try {
            return new Reached.Connected(factory.connect(connection));
        } catch (DriverException refused) {
            return new Reached.Refused(refused);
        }
    }

    /** Waits for no cloud that is still being reached: who reaches it then closes it. */
    @Override
    public void close() {
        isClosed = true;
        ways.values().forEach(Way::leave);
    }
}
