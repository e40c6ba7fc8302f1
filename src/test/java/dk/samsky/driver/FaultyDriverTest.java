package dk.samsky.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.FaultyDriver.Fault;
import dk.samsky.driver.FaultyDriver.Operation;
import dk.samsky.driver.FaultyDriver.Point;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FaultyDriverTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantScope SCOPE =
            new TenantScope(
                    new DeploymentId("deployment-1"), AARHUS, new Location("cloud", "region"));
    private static final Samples.Sample SPACE =
            new Samples(AARHUS, "debian-12", "g1.small").of(Kind.TENANT_SPACE);
    private static final Point CREATE =
            new Point(Operation.CREATE, "aarhus", Optional.of(SPACE.address()), 0);
    private static final OperationId OPERATION = new OperationId("operation-1");

    /** Remembers what reached it. */
    private static final class Recording implements Driver {
        final List<String> calls = new ArrayList<>();

        private Remote answer(String call) {
            calls.add(call);
            return new Remote(
                    SPACE.address(),
                    new RemoteId("1"),
                    Content.of(SPACE.resource().fields()),
                    Remote.READY);
        }

        @Override
        public List<Capability> capabilities() {
            return Capabilities.SERVERS;
        }

        @Override
        public Observation observe(TenantScope scope, List<Kind> kinds) {
            return new Observation(kinds, List.of(answer("observe")), Map.of(), List.of());
        }

        @Override
        public Remote create(TenantScope scope, Instruction planned, OperationId operation) {
            return answer("create");
        }

        @Override
        public Remote update(
                TenantScope scope, Remote prior, Instruction planned, OperationId operation) {
            return answer("update");
        }

        @Override
        public void delete(TenantScope scope, Remote prior, OperationId operation) {
            answer("delete");
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    private final Recording cloud = new Recording();
    private final FaultyDriver driver = new FaultyDriver(cloud);

    private Remote create() throws DriverException {
        return driver.create(SCOPE, SPACE.instruction(new LinkedHashMap<>()), OPERATION);
    }

    private void assertFails(DriverException.Kind kind) {
        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void namesEveryCallThatWasMade() throws Exception {
        var made = create();
        create();
        driver.update(SCOPE, made, SPACE.change(new LinkedHashMap<>()), OPERATION);
        driver.observe(SCOPE, List.of(Kind.TENANT_SPACE));
        driver.delete(SCOPE, made, OPERATION);
        assertThat(driver.points().stream().map(Point::toString))
                .containsExactly(
                        "CREATE " + SPACE.address() + " #0",
                        "CREATE " + SPACE.address() + " #1",
                        "UPDATE " + SPACE.address() + " #0",
                        "OBSERVE aarhus #0",
                        "DELETE " + SPACE.address() + " #0");
    }

    @Test
    void failsBeforeAnythingIsDone() throws Exception {
        driver.fail(1, new Fault.Before(DriverException.Kind.QUOTA_EXCEEDED));
        assertFails(DriverException.Kind.QUOTA_EXCEEDED);
        assertThat(cloud.calls).isEmpty();
        create();
        assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void losesTheAnswerOfWhatIsDone() {
        driver.fail(CREATE, new Fault.LostAnswer());
        assertFails(DriverException.Kind.OUTCOME_UNKNOWN);
        assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void hangsUntilReleased() throws Exception {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        driver.fail(CREATE, new Fault.Hang(reached, release));
        var call =
                CompletableFuture.runAsync(() -> assertFails(DriverException.Kind.OUTCOME_UNKNOWN));
        reached.await();
        assertThat(call).isNotDone();
        release.countDown();
        call.get();
        assertThat(cloud.calls).isEmpty();
    }

    @Test
    void noCallReachesTheCloudOfADeadProcess() {
        driver.fail(CREATE, new Fault.KilledAfter(FaultyDriver.Killed::new));
        assertThatThrownBy(this::create).isInstanceOf(FaultyDriver.Killed.class);
        assertThatThrownBy(this::create).isInstanceOf(FaultyDriver.Killed.class);
        assertThat(cloud.calls).containsExactly("create");
    }

    @Test
    void isBlindForOneKind() throws Exception {
        driver.fail(
                new Point(Operation.OBSERVE, "aarhus", Optional.empty(), 0),
                new Fault.Blind(Kind.TENANT_SPACE));
        var kinds = List.of(Kind.TENANT_SPACE, Kind.VOLUME);
        assertThat(driver.observe(SCOPE, kinds).at(SPACE.address()))
                .isInstanceOf(Observed.Unknown.class);
        assertThat(driver.observe(SCOPE, kinds).at(SPACE.address()))
                .isInstanceOf(Observed.Present.class);
    }

    @Test
    void knowsEveryFaultOfTheContract() {
        assertThat(FaultyDriver.everyFault(Operation.CREATE))
                .hasSize(DriverException.Kind.values().length + 4)
                .doesNotHaveDuplicates();
        assertThat(FaultyDriver.everyFault(Operation.OBSERVE))
                .anyMatch(Fault.Blind.class::isInstance);
    }
}
