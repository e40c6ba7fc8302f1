package dk.samsky.benchmark;

import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.RangeCheck;
import dk.samsky.blueprint.ResourceBuilder;
import dk.samsky.cost.Holding;
import dk.samsky.cost.RunRate;
import dk.samsky.country.Generator;
import dk.samsky.diagnostic.Checked;
import dk.samsky.document.Policy;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.driver.DriverFactory;
import dk.samsky.engine.Prepared;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.RunId;
import dk.samsky.model.Site;
import dk.samsky.model.content.Content;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resource;
import dk.samsky.placement.Assessed;
import dk.samsky.placement.CheapestFirst;
import dk.samsky.placement.Market;
import dk.samsky.placement.Placement;
import dk.samsky.placement.Placements;
import dk.samsky.placement.Placer;
import dk.samsky.placement.Room;
import dk.samsky.plan.ChangePlanner;
import dk.samsky.plan.Sight;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Outcome;
import dk.samsky.state.Run;
import dk.samsky.state.StateStore;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * One tenant with 600 workloads and two clouds, in a folder of its own, taken through all steps of
 * a plan: what each step starts from is ready. The state holds all that is desired, and the clouds
 * are seen to be as it says.
 */
final class OneTenant implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");
    private static final int WORKLOADS = 600;
    private static final int PROVIDERS = 2;
    // Six of each workload, and the tenant's space at each provider.
    private static final int RESOURCES = WORKLOADS * 6 + PROVIDERS;

    final Path directory;
    final Workspace workspace;
    final Tenant tenant;
    final Prepared prepared;
    final List<WorkloadNeed> needs;
    final Placer placer;
    final List<Assessed> assessed;
    final List<Placed> placed;
    final ResourceBuilder builder;
    final StateStore store;
    final ChangePlanner.Input settled;
    final RunRate rate;
    final List<Holding> holdings;
    final Resource server;
    final String serverText;

    private final List<Desired> desired;

    /** Makes the folder, and fails if anything in it is not as the benchmarks need it. */
    OneTenant() {
        directory = estate();
        workspace = load(directory);
        tenant = workspace.tenants().firstEntry().getValue();
        prepared = require(Prepared.of(workspace, new CelExpressions(), AT));
        needs = expand();
        placer = placer();
        assessed = placer.assess(needs, Standing.NOTHING);
        placed = place().placed().values().stream().map(Placement::placed).toList();
        builder =
                new ResourceBuilder(
                        new RangeCheck(
                                workspace.settings().addressPool(),
                                new RangeAllocator(workspace.settings())
                                        .allocate(workspace.tenants().values(), new TreeMap<>())
                                        .given(),
                                workspace.settings().reservedRanges()));
        desired = build();
        store = found(StateStoreFactory.class).open(directory, "state.db", () -> AT);
        record();
        settled = settled();
        rate = new RunRate(workspace, prepared.tariff());
        holdings = desired.stream().map(Holding::of).toList();
        server =
                desired.stream()
                        .filter(each -> each.address().kind() == Kind.SERVER)
                        .findFirst()
                        .orElseThrow()
                        .resource();
        serverText = server.fields().canonical();
        require(desired.size() == RESOURCES, desired.size() + " resources");
        require(require(ChangePlanner.plan(settled)).changes().isEmpty(), "something to change");
    }

    static Workspace load(Path directory) {
        return require(WorkspaceLoader.load(directory, directory, _ -> true).usable());
    }

    List<WorkloadNeed> expand() {
        var all = new ArrayList<WorkloadNeed>();
        for (var workload : tenant.workloads().values()) {
            all.add(require(prepared.expander().expand(tenant, workload)));
        }
        return all;
    }

    Placements place() {
        return placer.place(assessed, new TreeMap<>(), Room.Free.UNKNOWN);
    }

    List<Desired> build() {
        return require(builder.build(tenant, placed, Standing.NOTHING));
    }

    /** The value of what must not be refused. */
    static <T> T require(Checked<T> checked) {
        return checked.value()
                .orElseThrow(() -> new IllegalStateException("refused: " + checked.diagnostics()));
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException("not the estate to measure with: " + otherwise);
        }
    }

    private static Path estate() {
        try {
            var directory = Files.createTempDirectory("samsky-benchmark");
            Generator.main(
                    new String[] {
                        "estate", "--workloads", String.valueOf(WORKLOADS), "--providers", String.valueOf(PROVIDERS), directory.toString()
                    });
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> T found(Class<T> service) {
        return ServiceLoader.load(service).findFirst().orElseThrow();
    }

    private static List<Capability> capabilities() {
        return found(DriverFactory.class).capabilities();
    }

    private Placer placer() {
        var drivers = new TreeMap<String, List<Capability>>();
        drivers.put(found(DriverFactory.class).name(), capabilities());
        return new Placer(
                new Market(
                        workspace,
                        prepared.tariff(),
                        need ->
                                prepared.facts()
                                        .placement(need)
                                        .andThen(subject ->
                                                prepared.policies()
                                                        .judge()
                                                        .judge(Policy.Scope.PLACEMENT, subject)),
                        drivers,
                        prepared.today()),
                new CheapestFirst());
    }

    /** Writes all that is desired into the state, as an apply would leave it. */
    private void record() {
        var run =
                new Run(
                        new RunId("benchmark"),
                        "apply",
                        "benchmark",
                        Optional.empty(),
                        Optional.empty(),
                        AT);
        var intents = new ArrayList<Intent>();
        var outcomes = new ArrayList<Outcome>();
        for (var each : desired) {
            var operation = new OperationId("op-" + each.address());
            intents.add(
                    new Intent(
                            operation,
                            each.address(),
                            Action.CREATE,
                            each.location(),
                            each.driver(),
                            each.protect(),
                            AT));
            outcomes.add(Outcome.done(operation, recorded(each), AT));
        }
        try {
            store.begin(run);
            var lease = store.acquire(
                            tenant.id(),
                            run.id(),
                            Holder.named("benchmark"),
                            Duration.ofHours(1));
            store.intend(lease, intents);
            store.conclude(lease, outcomes);
            store.release(lease);
        } catch (LeaseHeld | LeaseLost impossible) {
            throw new IllegalStateException("a store of its own", impossible);
        }
    }

    private static RemoteId remoteId(Address address) {
        return new RemoteId("id-of-" + address);
    }

    private static Recorded recorded(Desired desired) {
        return new Recorded(
                desired.address(),
                desired.location(),
                desired.driver(),
                remoteId(desired.address()),
                Content.of(desired.resource().fields()),
                desired.resource().references(),
                desired.protect());
    }

    private ChangePlanner.Input settled() {
        var seen = new TreeMap<Site, List<Remote>>();
        for (var each : desired) {
            seen.computeIfAbsent(each.site(), _ -> new ArrayList<>())
                    .add(
                            new Remote(
                                    each.address(),
                                    remoteId(each.address()),
                                    Content.of(each.resource().fields()),
                                    Remote.READY));
        }
        var observations = new TreeMap<Site, Observation>();
        var capabilities = new TreeMap<Site, List<Capability>>();
        seen.forEach((site, all) -> {
            observations.put(
                    site, new Observation(List.of(Kind.values()), all, new TreeMap<>(), List.of()));
            capabilities.put(site, capabilities());
        });
        var shard = store.read(tenant.id());
        return new ChangePlanner.Input(
                tenant.id(),
                shard.serial(),
                desired,
                shard.resources(),
                List.of(),
                ChangePlanner.Renaming.NONE,
                new Sight(true, observations),
                capabilities,
                _ -> true,
                "no document asks for it");
    }

    /** Takes the folder away. */
    @Override
    public void close() throws IOException {
        store.close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
