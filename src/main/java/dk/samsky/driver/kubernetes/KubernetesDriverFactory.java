package dk.samsky.driver.kubernetes;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverFactory;
import dk.samsky.model.Capability;
import java.util.List;

/** Makes drivers of Kubernetes clusters, for {@code driver: kubernetes}. */
public final class KubernetesDriverFactory implements DriverFactory {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public List<Capability> capabilities() {
        return Capabilities.NAMESPACES;
    }

    @Override
    public List<String> settings() {
        return Access.SETTINGS;
    }

    // Nothing of the library is loaded before this.
    @Override
    public Driver connect(Connection connection) throws DriverException {
        return KubernetesDriver.connect(connection);
    }
}
