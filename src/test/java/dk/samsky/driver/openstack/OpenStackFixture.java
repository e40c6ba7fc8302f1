package dk.samsky.driver.openstack;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverContract;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contract asks for, on whatever OpenStack the environment leads to. Each test has
 * deployments of its own, and takes away afterwards what it left.
 */
abstract class OpenStackFixture implements DriverContract {
    private static final Location WEST = new Location("national-cloud", "dk-west");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Kind> SLOW = List.of(Kind.SERVER, Kind.VOLUME);

    private final String run = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init") // before each test
    private OpenStackDriver driver;

    /** Where the cloud is, and how to get in. */
    abstract Surroundings surroundings();

    /** What the provider's document says. */
    abstract Map<String, String> settings();

    /** The cloud's own name of the image. */
    abstract String image();

    /** A flavor. */
    abstract String size();

    /** How long to wait between looks. */
    abstract Duration pause();

    @BeforeEach
    void open() throws Exception {
        driver = OpenStackDriver.open(connection(settings(), image()), surroundings());
    }

    static Connection connection(Map<String, String> settings, String image) {
        return new Connection(
                "national-cloud",
                Path.of("."),
                new LinkedHashMap<>(settings),
                new LinkedHashMap<>(Map.of("dk-west", Limits.NONE)),
                new LinkedHashMap<>(Map.of("debian-12", image)),
                List.of());
    }

    @AfterEach
    void clear() throws Exception {
        try {
            for (var scope : scopes()) {
                takeAway(scope);
            }
        } finally {
            driver.close();
        }
    }

    private void takeAway(TenantScope scope) throws Exception {
        for (var kind : kinds().reversed()) {
            settle();
            for (var remote : driver.observe(scope, List.of(kind)).all()) {
                driver.delete(scope, remote, operation());
            }
        }
    }

    private List<TenantScope> scopes() {
        return List.of(scope(), neighbour(), otherDeployment());
    }

    @Override
    public OpenStackDriver driver() {
        return driver;
    }

    private TenantScope scope(String tenant, String deployment) {
        return new TenantScope(
                new DeploymentId(deployment + "-" + run), new TenantId(tenant), WEST);
    }

    @Override
    public TenantScope scope() {
        return scope("aarhus", "one");
    }

    @Override
    public TenantScope neighbour() {
        return scope("ribe", "one");
    }

    @Override
    public TenantScope otherDeployment() {
        return scope("aarhus", "two");
    }

    @Override
    public Samples samples(TenantScope scope) {
        return new Samples(scope.tenant(), "debian-12", size());
    }

    @Override
    public void settle() throws Exception {
        var until = Instant.now().plus(PATIENCE);
        for (var scope : scopes()) {
            while (isMoving(scope)) {
                if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException(
                            "still moving: " + driver.observe(scope, SLOW).all());
                }
                Thread.sleep(pause());
            }
        }
    }

    private boolean isMoving(TenantScope scope) throws DriverException {
        var moving = new ArrayList<Remote>();
        for (var remote : driver.observe(scope, SLOW).all()) {
            switch (remote.condition()) {
                case Remote.Condition.Ready _, Remote.Condition.Failed _ -> {}
                case Remote.Condition.Building _, Remote.Condition.Deleting _ -> moving.add(remote);
            }
        }
        return !moving.isEmpty();
    }
}
