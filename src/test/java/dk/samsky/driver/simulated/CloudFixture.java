package dk.samsky.driver.simulated;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFixture;
import dk.samsky.driver.Samples;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An embedded cloud in a test's own directory, on a clock that moves only when it is told. */
final class CloudFixture implements AutoCloseable {
    static final Location WEST = new Location("national-cloud", "dk-west");

    final FakeTime time = new FakeTime();
    private final Path workspace;
    private final List<SimulatedDriver> opened = new ArrayList<>();

    CloudFixture(Path workspace) {
        this.workspace = workspace;
    }

    Connection connection(String... settings) {
        return connection(Limits.NONE, settings);
    }

    Connection connection(Limits capacity, String... settings) {
        var given = new LinkedHashMap<String, String>();
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return new Connection(
                "national-cloud",
                workspace,
                given,
                new LinkedHashMap<>(Map.of("dk-west", capacity)),
                new LinkedHashMap<>(Map.of("debian-12", "Debian 12 (hardened)")),
                List.of());
    }

    SimulatedDriver open(Connection connection) throws DriverException {
        var driver = SimulatedDriver.open(connection, time.surroundings());
        opened.add(driver);
        return driver;
    }

    SimulatedDriver open(String... settings) throws DriverException {
        return open(connection(settings));
    }

    SimulatedBackstage backstage() throws DriverException {
        return new SimulatedBackstage(
                new CloudFile(Settings.read(connection()).file()), time.surroundings());
    }

    static TenantScope scope(String tenant) {
        return scope(tenant, "deployment-1");
    }

    static TenantScope scope(String tenant, String deployment) {
        return new TenantScope(new DeploymentId(deployment), new TenantId(tenant), WEST);
    }

    static Samples samples(String tenant) {
        return new Samples(new TenantId(tenant), "debian-12", "g1.small");
    }

    /** The same for the driver contract's own helpers. */
    DriverFixture of(SimulatedDriver driver) {
        return new Fixture(driver, time);
    }

    record Fixture(SimulatedDriver driver, FakeTime time) implements DriverFixture {
        @Override
        public TenantScope scope() {
            return CloudFixture.scope("aarhus");
        }

        @Override
        public TenantScope neighbour() {
            return CloudFixture.scope("ribe");
        }

        @Override
        public TenantScope otherDeployment() {
            return CloudFixture.scope("aarhus", "deployment-2");
        }

        @Override
        public Samples samples(TenantScope scope) {
            return CloudFixture.samples(scope.tenant().name());
        }

        @Override
        public void settle() {
            time.pass(Duration.ofMinutes(1));
        }
    }

    @Override
    public void close() {
        opened.forEach(SimulatedDriver::close);
    }
}
