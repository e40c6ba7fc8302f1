package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Samples;
import dk.samsky.driver.openstack.access.AccessReader;
import dk.samsky.driver.openstack.access.CloudsFile;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.standin.StandIn;
import dk.samsky.driver.openstack.wire.Cloud;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Observed;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One tenant at a stand-in, and what tests of the driver need to say about it. */
abstract class OpenStackBench {
    static final TenantScope SCOPE =
            new TenantScope(
                    new DeploymentId("one"),
                    new TenantId("aarhus"),
                    new Location("national-cloud", "dk-west"));
    static final List<Kind> ALL =
            List.of(
                    Kind.TENANT_SPACE,
                    Kind.NETWORK,
                    Kind.FIREWALL,
                    Kind.PUBLIC_ADDRESS,
                    Kind.VOLUME,
                    Kind.SERVER);

    final Samples samples = new Samples(SCOPE.tenant(), "debian-12", "m1.small");
    final Map<Address, Remote> made = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // before each test
    StandIn cloud;

    @SuppressWarnings("NullAway.Init") // before each test
    OpenStackDriver driver;

    @BeforeEach
    void open() throws Exception {
        cloud = new StandIn(1000, 0);
        driver = driver(Map.of());
    }

    OpenStackDriver driver(Map<String, String> settings) throws DriverException {
        return OpenStackDriver.open(
                OpenStackFixture.connection(settings, "fake-linux"),
                OpenstackDriverTest.into(cloud.url()));
    }

    @AfterEach
    void close() {
        driver.close();
        cloud.close();
    }

    static OperationId operation() {
        return new OperationId(UUID.randomUUID().toString());
    }

    Remote make(Kind... kinds) throws DriverException {
        for (var sample : samples.of(List.of(kinds))) {
            made.put(sample.address(), driver.create(SCOPE, sample.instruction(made), operation()));
        }
        return made.values().stream().reduce((_, last) -> last).orElseThrow();
    }

    Remote look(Address address) throws DriverException {
        return driver.observe(SCOPE, ALL).at(address) instanceof Observed.Present(var remote)
                ? remote
                : throwAbsent(address);
    }

    static Remote throwAbsent(Address address) {
        throw new AssertionError(address + " is not there");
    }

    Session inside() throws Exception {
        var access =
                AccessReader.read(
                        new CloudsFile(OpenstackDriverTest.into(cloud.url()))
                                .read(Optional.empty()));
        return Cloud.open(access, OpenstackDriverTest.into(cloud.url()).clock())
                .session(Json.text(cloud.identity().projects().getFirst(), "id"));
    }

    static void assertFails(DriverException.Kind kind, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(kind);
                            assertThat(failure.getMessage() + " " + failure.remedy())
                                    .contains(words);
                        });
    }

    Remote create(Kind kind, Resource resource) throws DriverException {
        return driver.create(
                SCOPE, Samples.instruct(samples.of(kind).address(), resource, made), operation());
    }

    Server server(String size, boolean spread) {
        var one = (Server) samples.of(Kind.SERVER).resource();
        return new Server(
                one.network(),
                one.firewall(),
                one.group(),
                size,
                one.vcpus(),
                one.memory(),
                one.image(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                spread);
    }

    List<JsonObject> ports() throws Exception {
        return inside().list(
                        Service.NETWORK,
                        "/ports",
                        "ports",
                        "name",
                        Mark.name(samples.of(Kind.SERVER).address()));
    }
}
