package dk.samsky.driver.kubernetes;

import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverContract;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Location;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The law of drivers on a cluster, whichever it is. Each test has tenants of its own in it. */
abstract class ClusterContract implements DriverContract {
    static final Location WEST = new Location("national-cloud", "dk-west");

    private final String own = UUID.randomUUID().toString().substring(0, 8);

    static Driver connect(Path kubeconfig) throws DriverException {
        return new KubernetesDriverFactory()
                .connect(
                        new Connection(
                                "national-cloud",
                                Path.of("").toAbsolutePath(),
                                new LinkedHashMap<>(Map.of("kubeconfig", kubeconfig.toString())),
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>(),
                                List.of()));
    }

    TenantScope scope(String tenant, String deployment) {
        return new TenantScope(
                new DeploymentId(deployment + "-" + own), new TenantId(tenant + "-" + own), WEST);
    }

    @Override
    public TenantScope scope() {
        return scope("aarhus", "deployment-1");
    }

    @Override
    public TenantScope neighbour() {
        return scope("ribe", "deployment-1");
    }

    @Override
    public TenantScope otherDeployment() {
        return scope("aarhus", "deployment-2");
    }

    @Override
    public Samples samples(TenantScope scope) {
        return new Samples(scope.tenant(), "debian-12", "g1.small");
    }

    /** Whether something of these tenants is still on its way. */
    boolean isMoving() throws DriverException {
        for (var scope : List.of(scope(), neighbour(), otherDeployment())) {
            for (var remote : driver().observe(scope, kinds()).all()) {
                if (!remote.condition().equals(Remote.READY)) {
                    return true;
                }
            }
        }
        return false;
    }
}
