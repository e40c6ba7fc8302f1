package dk.samsky.driver.openstack;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.model.Capability;
import java.util.List;

/** Makes drivers of OpenStack clouds, for {@code driver: openstack}. */
public final class OpenStackDriverFactory implements DriverFactory {
    @Override
    public String name() {
        return "openstack";
    }

    @Override
    public List<Capability> capabilities() {
        return Capabilities.SERVERS;
    }

    @Override
    public List<String> settings() {
        return Settings.NAMES;
    }

    @Override
    public boolean hasOwnLimits() {
        return true;
    }

    @Override
    public Driver connect(Connection connection) throws DriverException {
        return OpenStackDriver.open(connection, Surroundings.real());
    }
}
