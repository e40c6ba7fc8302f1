package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.WorkloadId;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The names of objects in a cluster. */
class ObjectIdTest {
    private static TenantScope scope(String deployment, String tenant, String region) {
        return new TenantScope(
                new DeploymentId(deployment), new TenantId(tenant), new Location("nc", region));
    }

    private static String name(String tenant, String workload, String component) {
        var address =
                Address.of(
                        new WorkloadId(new TenantId(tenant), workload), Kind.NAMESPACE, component);
        return ObjectId.ofNamespace(scope("one", tenant, "west"), address, 0).name();
    }

    @Test
    void carriesTenantWorkloadAndComponent() {
        assertThat(name("aarhus", "esdh", "web")).matches("aarhus-esdh-web-[0-9a-f]{10}");
    }

    @Test
    void tellsApartWhatReadsAlike() {
        assertThat(name("a-b", "c", "d")).isNotEqualTo(name("a", "b-c", "d"));
    }

    @Test
    void isALabelHoweverLongItsPartsAre() {
        var long1 = name("t".repeat(40), "w".repeat(40), "c".repeat(40));
        var long2 = name("t".repeat(40), "w".repeat(40), "c".repeat(39) + "d");
        assertThat(long1).hasSize(63).matches("[a-z]([-a-z0-9]*[a-z0-9])").isNotEqualTo(long2);
        assertThat(name("t".repeat(40), "w-".repeat(6) + "w", "x")).doesNotContain("--");
    }

    @Test
    void isOfOneDeploymentPlaceAndTurn() {
        var address =
                Address.of(new WorkloadId(new TenantId("aarhus"), "esdh"), Kind.NAMESPACE, "web");
        var names = new HashSet<String>();
        names.add(ObjectId.ofNamespace(scope("one", "aarhus", "west"), address, 0).name());
        names.add(ObjectId.ofNamespace(scope("two", "aarhus", "west"), address, 0).name());
        names.add(ObjectId.ofNamespace(scope("one", "aarhus", "east"), address, 0).name());
        names.add(ObjectId.ofNamespace(scope("one", "aarhus", "west"), address, 1).name());
        assertThat(names).hasSize(4);
    }

    @Test
    void leadsToNoOtherPathThanItsOwn() {
        assertThat(ObjectId.of(Kind.NAMESPACE, new RemoteId("web"))).isPresent();
        assertThat(ObjectId.of(Kind.NAMESPACE, new RemoteId("web/x"))).isEmpty();
        assertThat(ObjectId.of(Kind.NAMESPACE, new RemoteId("web?x=y"))).isEmpty();
        assertThat(ObjectId.of(Kind.NETWORK_POLICY, new RemoteId("web/../kube-system"))).isEmpty();
        assertThat(ObjectId.of(Kind.NETWORK_POLICY, new RemoteId("web/.."))).isEmpty();
        assertThat(ObjectId.of(Kind.NETWORK_POLICY, new RemoteId("web/a"))).isPresent();
    }
}
