package dk.samsky.driver.simulated;

import dk.samsky.driver.Backstage;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.model.Capability;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;

/** Makes drivers of embedded clouds, for {@code driver: simulated}. */
public final class SimulatedDriverFactory implements DriverFactory, Backstage.Door {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public List<Capability> capabilities() {
        return Settings.ALL_KINDS;
    }

    @Override
    public List<String> settings() {
        return Settings.NAMES;
    }

    @Override
    public Driver connect(Connection connection) throws DriverException {
        return SimulatedDriver.open(connection, surroundings());
    }

    @Override
    public SortedSet<String> kept(Path workspace) throws DriverException {
        return Settings.kept(workspace);
    }

    @Override
    public Backstage backstage(Connection connection) throws DriverException {
        var settings = Settings.read(connection);
        return new SimulatedBackstage(new CloudFile(settings.file()), surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(
                InstantSource.system(), new RemoteIds(random::nextLong), Thread::sleep);
    }
}
