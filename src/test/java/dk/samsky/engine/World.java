package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.Backstage;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Halt;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.RunId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import dk.samsky.plan.ChangePlanner;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Shop;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.Holder;
import dk.samsky.state.Run;
import dk.samsky.state.StateStore;
import dk.samsky.state.StateStoreFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/**
 * One process of Samsky over two embedded clouds and a state in a directory; time passes at once.
 */
final class World implements AutoCloseable {
    static final Pace PACE =
            new Pace(
                    4,
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5));
    private static final Set<String> READS =
            Set.of(
                    "deployment",
                    "isKept",
                    "heads",
                    "occupancy",
                    "acting",
                    "read",
                    "readAt",
                    "log",
                    "remarks",
                    "unresolved",
                    "history",
                    "ranges",
                    "findLease",
                    "leases",
                    "close",
                    "capabilities");

    /** The identity of a process that is known to be dead. */
    static final String DEAD = "a dead process";

    private static final AtomicLong OPERATIONS = new AtomicLong();

    final AtomicLong now;
    final Halt halt = new Halt();
    final List<Duration> waits = new ArrayList<>();
    final StateStore store;
    private final StateStore opened;
    private final Path directory;
    private final Clouds clouds;
    private final Surroundings surroundings;
    private Pace pace = PACE;
    private Progress progress = Progress.SILENT;

    /** What may be put around a driver. */
    interface Wrap extends UnaryOperator<Driver> {}

    private World(Path directory, AtomicLong now, Mortality mortality, Wrap wrap) {
        this.directory = directory;
        this.now = now;
        this.opened =
                ServiceLoader.load(StateStoreFactory.class)
                        .findFirst()
                        .orElseThrow()
                        .open(directory, "state.db", () -> Instant.ofEpochSecond(now.get()));
        this.store = mortality.mortal(StateStore.class, opened, READS);
        var connections = new TreeMap<Clouds.Offer, Connection>();
        for (var where : List.of(Shop.WEST, Shop.EAST)) {
            connections.put(
                    new Clouds.Offer(where.provider(), "simulated"), connection(directory, where));
        }
        this.clouds =
                new Clouds(
                        List.of(
                                new Wrapped(driver ->
                                        mortality.mortal(Driver.class, wrap.apply(driver), READS))),
                        connections,
                        new TreeMap<>());
        this.surroundings =
                new Surroundings(
                        () -> Instant.ofEpochSecond(now.get()),
                        this::pause,
                        () -> new OperationId("op-" + OPERATIONS.incrementAndGet()),
                        new Random(1),
                        DEAD::equals);
    }

    static World open(Path directory) {
        return open(directory, Mortality.never(), driver -> driver);
    }

    static World open(Path directory, Mortality mortality, Wrap wrap) {
        return new World(directory, new AtomicLong(1_793_520_000), mortality, wrap);
    }

    /** The next process, so much later. */
    static World later(World before, Duration passed) {
        before.now.addAndGet(passed.toSeconds());
        return new World(before.directory, before.now, Mortality.never(), driver -> driver);
    }

    World pace(Pace other) {
        this.pace = other;
        return this;
    }

    World progress(Progress other) {
        this.progress = other;
        return this;
    }

    private void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (waits) {
            waits.add(duration);
        }
        now.addAndGet(Math.max(1, duration.toSeconds()));
    }

    private static DriverFactory factory() {
        return ServiceLoader.load(DriverFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("simulated"))
                .findFirst()
                .orElseThrow();
    }

    private static Connection connection(Path directory, Location where) {
        var settings = new TreeMap<String, String>();
        settings.put("file", where.provider() + ".db");
        return new Connection(
                where.provider(),
                directory,
                settings,
                new TreeMap<>(Map.of(where.region(), Limits.NONE)),
                new TreeMap<>(),
                List.of());
    }

    /** The product's driver with something around it. */
    private record Wrapped(Wrap wrap) implements DriverFactory {
        @Override
        public String name() {
            return "simulated";
        }

        @Override
        public List<Capability> capabilities() {
            return factory().capabilities();
        }

        @Override
        public List<String> settings() {
            return factory().settings();
        }

        @Override
        public Driver connect(Connection connection) throws DriverException {
            return wrap.apply(factory().connect(connection));
        }
    }

    Tools tools() {
        return Tools.of(clouds, store, surroundings, pace, progress);
    }

    Applier applier() {
        return new Applier(clouds, store, surroundings, pace, progress, halt);
    }

    Leftovers leftovers() {
        return new Leftovers(clouds, store, surroundings, pace, progress);
    }

    TenantChanges plan(TenantId tenant, List<Desired> wanted) throws InterruptedException {
        return plan(tenant, wanted, new TreeMap<>());
    }

    TenantChanges plan(TenantId tenant, List<Desired> wanted, SequencedMap<Address, Address> moved)
            throws InterruptedException {
        var shard = store.read(tenant);
        var sites = clouds.sites();
        var capabilities = new TreeMap<Site, List<Capability>>();
        sites.forEach(site -> capabilities.put(site, clouds.capabilities(site)));
        var live = new TreeMap<Address, Address>();
        moved.forEach((from, to) -> {
            if (shard.resources().containsKey(from)) {
                live.put(from, to);
            }
        });
        var planned =
                ChangePlanner.plan(
                        new ChangePlanner.Input(
                                tenant,
                                shard.serial(),
                                wanted,
                                shard.resources(),
                                List.of(),
                                new ChangePlanner.Renaming(
                                        live, address -> moved.getOrDefault(address, address)),
                                tools().observer().look(tenant, sites),
                                capabilities,
                                _ -> true,
                                "no document asks for it"));
        return planned.value()
                .orElseThrow(() -> new AssertionError("refused: " + planned.diagnostics()));
    }

    List<TenantResult> apply(TenantChanges... changes) throws InterruptedException {
        var run = run();
        var parts = new ArrayList<SavedPlan.Part>();
        for (var change : changes) {
            parts.add(new SavedPlan.Part(change, Optional.empty()));
        }
        return applier().apply(parts, List.of(), run, Holder.named("test"));
    }

    RunId run() {
        var run = new RunId("run-" + OPERATIONS.incrementAndGet());
        store.begin(
                new Run(
                        run,
                        "apply",
                        "anna",
                        Optional.empty(),
                        Optional.empty(),
                        surroundings.clock().instant()));
        return run;
    }

    SequencedMap<TenantId, List<Diagnostic>> recover(Predicate<TenantId> asked)
            throws InterruptedException {
        return applier().recover(applier().left(asked), run(), Holder.named("test"));
    }

    /** As the command does it: looks what a former run left open, plans, applies. */
    TenantResult converge(
            TenantId tenant, List<Desired> wanted, SequencedMap<Address, Address> moved)
            throws InterruptedException {
        Assertions.assertThat(recover(tenant::equals)).isEmpty();
        return apply(plan(tenant, wanted, moved)).getFirst();
    }

    TenantResult converge(TenantId tenant, List<Desired> wanted) throws InterruptedException {
        return converge(tenant, wanted, new TreeMap<>());
    }

    /** A run that does all that is left to do. */
    void requireConvergence(
            TenantId tenant, List<Desired> wanted, SequencedMap<Address, Address> moved)
            throws Exception {
        Assertions.assertThat(converge(tenant, wanted, moved))
                .matches(
                        result -> result instanceof TenantResult.Applied done && done.isWhole(),
                        "is whole");
        requireInSync(tenant, wanted);
    }

    Backstage backstage(Location where) throws DriverException {
        return ((Backstage.Door) factory()).backstage(connection(directory, where));
    }

    /** All that stands in both clouds, whoever it belongs to. */
    List<Backstage.Item> standing() throws DriverException {
        var all = new ArrayList<Backstage.Item>();
        for (var where : List.of(Shop.WEST, Shop.EAST)) {
            try (var backstage = backstage(where)) {
                all.addAll(backstage.list());
            }
        }
        return all;
    }

    /**
     * State and clouds hold what is wanted, all of it, once, and nothing else; the plan is empty.
     */
    void requireInSync(TenantId tenant, List<Desired> wanted) throws Exception {
        var state = recorded(tenant);
        var expected = new ArrayList<String>();
        for (var desired : wanted) {
            var recorded =
                    Optional.ofNullable(store.read(tenant).resources().get(desired.address()))
                            .orElseThrow(() ->
                                    new AssertionError(desired.address() + " is not recorded"));
            var content = Content.of(desired.resource().fields()).digest();
            expected.add(
                    desired.address()
                            + " "
                            + desired.location()
                            + " "
                            + recorded.remoteId()
                            + " "
                            + content);
            Assertions.assertThat(state.remove(desired.address()))
                    .isEqualTo(
                            desired.location()
                                    + " "
                                    + recorded.remoteId()
                                    + " "
                                    + content
                                    + desired.protect());
        }
        Assertions.assertThat(state).isEmpty();
        Assertions.assertThat(standing(tenant)).containsExactlyInAnyOrderElementsOf(expected);
        Assertions.assertThat(store.unresolved(tenant)).isEmpty();
        var again = plan(tenant, wanted);
        Assertions.assertThat(again.changes()).isEmpty();
        Assertions.assertThat(again.unknown()).isEmpty();
    }

    private SequencedMap<Address, String> recorded(TenantId tenant) {
        var state = new TreeMap<Address, String>();
        store.read(tenant)
                .resources()
                .forEach((address, recorded) ->
                        state.put(
                                address,
                                recorded.location()
                                        + " "
                                        + recorded.remoteId()
                                        + " "
                                        + recorded.content().digest()
                                        + recorded.protect()));
        return state;
    }

    private List<String> standing(TenantId tenant) throws DriverException {
        var cloud = new ArrayList<String>();
        for (var item : standing()) {
            if (item.scope().tenant().equals(tenant)) {
                cloud.add(
                        item.address().orElseThrow()
                                + " "
                                + item.scope().location()
                                + " "
                                + item.remoteId()
                                + " "
                                + item.content().digest());
            }
        }
        return cloud;
    }

    @Override
    public void close() {
        clouds.close();
        opened.close();
    }

    /** Counts what is under way at once. */
    static final class Meter {
        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();

        void enter() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void leave() {
            now.decrementAndGet();
        }
    }
}
