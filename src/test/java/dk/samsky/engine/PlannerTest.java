package dk.samsky.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.document.yaml.WorkspaceLoader;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.driver.FaultyDriver;
import dk.samsky.driver.FaultyDriver.Fault;
import dk.samsky.driver.FaultyDriver.Operation;
import dk.samsky.driver.FaultyDriver.Point;
import dk.samsky.driver.ForwardingDriver;
import dk.samsky.driver.Measured;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.expression.cel.CelExpressions;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.OperationId;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import dk.samsky.plan.Plan;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.Selection;
import dk.samsky.plan.TenantChanges;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.file.PlanFields;
import dk.samsky.plan.file.PlanFieldsReader;
import dk.samsky.report.Look;
import dk.samsky.report.PlanText;
import dk.samsky.state.StateStoreFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Path EXAMPLE =
            Path.of("examples/three-municipalities").toAbsolutePath().normalize();
    private static final TenantId VIBORG = new TenantId("viborg");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir Path directory;

    /** The embedded cloud with a bug. */
    private record Buggy(DriverFactory inner, UnaryOperator<Driver> bug) implements DriverFactory {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public List<Capability> capabilities() {
            return inner.capabilities();
        }

        @Override
        public List<String> settings() {
            return inner.settings();
        }

        @Override
        public Driver connect(Connection connection) throws DriverException {
            return bug.apply(inner.connect(connection));
        }
    }

    /** The embedded cloud, with a bug in what it says to be free for one tenant. */
    private record Miscounting(Driver inner) implements ForwardingDriver, Measured {
        @Override
        public Limits free(String region) {
            return Limits.NONE;
        }

        @Override
        public Limits free(TenantScope scope) {
            if (scope.tenant().equals(VIBORG)) {
                throw new IllegalStateException("a bug");
            }
            return Limits.NONE;
        }
    }

    /** The embedded cloud, which does not tell what is free of a region. */
    private record Silent(Driver inner, AtomicInteger asked) implements ForwardingDriver, Measured {
        @Override
        public Limits free(String region) throws DriverException {
            asked.incrementAndGet();
            throw new DriverException(DriverException.Kind.DENIED, "You may not see that.", "");
        }

        @Override
        public Limits free(TenantScope scope) {
            return Limits.NONE;
        }
    }

    private static Driver blind(Driver driver) {
        var look = new Point(Operation.OBSERVE, VIBORG.name(), Optional.empty(), 0);
        return new FaultyDriver(driver).fail(look, new Fault.Bug());
    }

    private Plan plan(PlanRequest.Aim aim) throws InterruptedException {
        return plan(aim, PlannerTest::blind);
    }

    private Plan plan(PlanRequest.Aim aim, UnaryOperator<Driver> bug) throws InterruptedException {
        var workspace =
                WorkspaceLoader.load(EXAMPLE, EXAMPLE, _ -> true).usable().value().orElseThrow();
        var factory =
                ServiceLoader.load(DriverFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(one -> one.name().equals("simulated"))
                        .findFirst()
                        .orElseThrow();
        var clock = InstantSource.fixed(NOW);
        var surroundings =
                new Surroundings(
                        clock, _ -> {}, () -> new OperationId("op"), new Random(1), _ -> false);
        try (var store =
                        ServiceLoader.load(StateStoreFactory.class)
                                .findFirst()
                                .orElseThrow()
                                .open(directory, "state.db", clock);
                var clouds = Clouds.of(workspace, directory, List.of(new Buggy(factory, bug)))) {
            var everything = new Selection(List.of(), List.of(), List.of(), List.of(), List.of());
            return new Planner(
                            Prepared.of(workspace, new CelExpressions(), NOW).value().orElseThrow(),
                            store,
                            clouds,
                            surroundings,
                            World.PACE,
                            Progress.SILENT)
                    .plan(new PlanRequest(everything, aim, PlanRequest.Refresh.ALL));
        }
    }

    private static void requireOnlyViborgBroken(Plan plan) {
        assertThat(plan.tenants())
                .extracting(tenant -> tenant.tenant().name())
                .containsExactly("aarhus", "samsoe");
        assertThat(plan.refused()).containsOnlyKeys(VIBORG);
        assertThat(
                        plan.refused().values().stream()
                                .flatMap(List::stream)
                                .map(told -> told.code().id()))
                .containsExactly("EN-199");
    }

    @Test
    void aBugBeforeAnythingIsPlacedRefusesThatTenantOnly() throws Exception {
        requireOnlyViborgBroken(plan(PlanRequest.Aim.DOCUMENTS));
    }

    @Test
    void whatApplyIsToWaitForSurvivesThePlansFile() throws Exception {
        var plan = plan(PlanRequest.Aim.DOCUMENTS);
        var first = plan.tenants().getFirst();
        var made = first.changes().changes().getFirst();
        var building = new TreeMap<Address, ObjectKey>();
        building.put(
                made.address(),
                new ObjectKey(made.site(), made.address().kind(), new RemoteId("r-1")));
        var changes = new TenantChanges(first.tenant(), 3, List.of(), List.of(), 1, building);
        var waiting =
                new Plan(
                        plan.stamp(),
                        plan.partial(),
                        List.of(new TenantPlan(changes, Optional.empty(), List.of(), List.of())),
                        plan.refused(),
                        plan.before(),
                        plan.after(),
                        plan.cost(),
                        plan.warnings());
        var read = PlanFieldsReader.read(PlanFields.of(waiting), _ -> Optional.empty()).tenants();
        assertThat(read).containsExactly(new SavedPlan.Part(changes, Optional.empty()));
        assertThat(read.getFirst().isEmpty()).isFalse();
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(PlanText.of(waiting, Look.PLAIN))
                .contains(
                        "apply waits for what the cloud is still making: "
                                + made.address().local());
    }

    @Test
    void aBugInWhatIsFreeRefusesThatTenantOnly() throws Exception {
        requireOnlyViborgBroken(plan(PlanRequest.Aim.DOCUMENTS, Miscounting::new));
    }

    @Test
    void whoDoesNotTellWhatIsFreeIsAskedOnceForAllTenants() throws Exception {
        var asked = new AtomicInteger();
        var plan = plan(PlanRequest.Aim.DOCUMENTS, driver -> new Silent(driver, asked));
        assertThat(plan.refused()).isEmpty();
        var places =
                plan.tenants().stream()
                        .flatMap(tenant -> tenant.placements().stream())
                        .map(placement -> placement.location())
                        .distinct();
        assertThat(asked).hasValue((int) places.count());
    }

    @Test
    void aBugWhileATenantIsPlannedRefusesThatTenantOnly() throws Exception {
        requireOnlyViborgBroken(plan(PlanRequest.Aim.NOTHING));
    }
}
