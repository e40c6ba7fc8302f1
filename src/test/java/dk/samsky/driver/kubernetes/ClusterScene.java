package dk.samsky.driver.kubernetes;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.Samples;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One tenant's namespace on a cluster that stands in for a real one. */
final class ClusterScene implements AutoCloseable {
    static final TenantScope SCOPE =
            new TenantScope(
                    new DeploymentId("deployment-1"), new TenantId("aarhus"), ClusterContract.WEST);
    static final Samples SAMPLES = new Samples(SCOPE.tenant(), "debian-12", "g1.small");
    static final Address WEB = SAMPLES.address(Kind.NAMESPACE, "web");
    static final OperationId FIRST = new OperationId("first");
    static final OperationId SECOND = new OperationId("second");

    final StandInCluster cluster = new StandInCluster();
    final KubernetesDriver driver;

    /** The same, for calls that get no answer. */
    final KubernetesDriver impatient;

    final Map<Address, Remote> made = new LinkedHashMap<>();

    ClusterScene(Path directory) throws IOException, DriverException {
        var connection =
                new Connection(
                        "national-cloud",
                        directory,
                        new LinkedHashMap<>(
                                Map.of("kubeconfig", cluster.kubeconfig(directory).toString())),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        List.of());
        driver = driver(connection, Duration.ofSeconds(30));
        impatient = driver(connection, Duration.ofSeconds(1));
    }

    private static KubernetesDriver driver(Connection connection, Duration patience)
            throws DriverException {
        return new KubernetesDriver(
                "national-cloud", new Api(Access.read(connection, Map.of()), patience));
    }

    static Instruction namespace(Namespace.PodSecurity level) {
        return new Instruction(WEB, new Namespace(level), new LinkedHashMap<>());
    }

    /** Makes the sample of a kind, and the namespace first. */
    Remote make(Kind kind) throws DriverException {
        if (kind != Kind.NAMESPACE && !made.containsKey(WEB)) {
            make(Kind.NAMESPACE);
        }
        var sample = SAMPLES.of(kind);
        var remote = driver.create(SCOPE, sample.instruction(made), FIRST);
        made.put(sample.address(), remote);
        return remote;
    }

    Remote update(Kind kind, Resource resource) throws DriverException {
        var address = SAMPLES.of(kind).address();
        return driver.update(SCOPE, seen(kind), Samples.instruct(address, resource, made), SECOND);
    }

    Remote seen(Kind kind) throws DriverException {
        var seen = driver.observe(SCOPE, List.of(kind)).at(SAMPLES.of(kind).address());
        return ((Observed.Present) seen).remote();
    }

    static Resource wanted(Kind kind) {
        return SAMPLES.of(kind).resource();
    }

    Optional<Value> field(Kind kind, String name) throws DriverException {
        return seen(kind).content().fields().find(name);
    }

    void assertInSync(Kind kind) throws DriverException {
        Assertions.assertThat(seen(kind).content().fields()).isEqualTo(wanted(kind).fields());
    }

    /** Where the API has an object. */
    static String path(Type type, Remote remote) {
        return type.path(ObjectId.of(remote.address().kind(), remote.remoteId()).orElseThrow());
    }

    static DriverException failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(DriverException.class, call);
    }

    @Override
    public void close() {
        driver.close();
        impatient.close();
        cluster.close();
    }
}
