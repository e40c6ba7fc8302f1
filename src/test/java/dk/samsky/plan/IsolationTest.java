package dk.samsky.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.TenantSpace.Access;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wanted leads from no tenant to another; what would is our bug, and stops the plan. */
class IsolationTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantId RIBE = new TenantId("ribe");
    private static final Isolation ISOLATION =
            new Isolation(
                    cidr("10.0.0.0/8"),
                    new TreeMap<>(Map.of(AARHUS, cidr("10.1.0.0/16"), RIBE, cidr("172.16.0.0/16"))),
                    List.of(cidr("10.1.128.0/17")),
                    new Groups(
                            new TreeMap<>(
                                    Map.of(
                                            "aarhus-it",
                                            List.of(AARHUS),
                                            "ribe-it",
                                            List.of(RIBE),
                                            "both",
                                            List.of(AARHUS, RIBE))),
                            new TreeSet<>(Set.of("shared"))),
                    new TreeSet<>(Set.of(new WorkloadId(AARHUS, "cni"))));
    private static final Address OWN = namespace(AARHUS);
    private static final Address SPACE =
            new Address(AARHUS, Optional.empty(), Kind.TENANT_SPACE, "national.dk");

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    private static Address namespace(TenantId tenant) {
        return Address.of(new WorkloadId(tenant, "booking"), Kind.NAMESPACE, "app");
    }

    private static Desired desired(Resource resource) {
        var address =
                resource instanceof TenantSpace
                        ? SPACE
                        : Address.of(new WorkloadId(AARHUS, "booking"), resource.kind(), "app");
        return new Desired(address, new Location("national", "dk"), "kubernetes", resource, false);
    }

    private static List<TrafficRule> to(String peer) {
        return List.of(
                TrafficRule.parse("tcp/443", new Peer.Group("app"), Peer.parse(peer).orElseThrow())
                        .orElseThrow());
    }

    private static Resource policy(String peer) {
        return new NetworkPolicy(OWN, "app", to(peer));
    }

    private static Resource firewall(String peer) {
        return new Firewall(SPACE, List.of("app"), to(peer));
    }

    private static Resource binding(Address namespace, String group) {
        return new AccessBinding(namespace, group, Role.VIEWER);
    }

    private static Resource space(String range, String group) {
        return new TenantSpace(
                "Aarhus", cidr(range), Limits.NONE, List.of(new Access(group, Role.VIEWER)));
    }

    static Stream<Resource> closed() {
        return Stream.of(
                policy("internet"),
                policy("back"),
                policy("10.1.2.0/24"),
                firewall("10.1.0.0/17"),
                firewall("192.0.2.0/24"),
                binding(OWN, "aarhus-it"),
                binding(OWN, "shared"),
                space("10.1.0.0/16", "aarhus-it"),
                new Network(SPACE, cidr("10.1.3.0/24")));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void letsPassWhatStaysWithinTheTenant(Resource resource) {
        assertThat(ISOLATION.find(AARHUS, desired(resource))).isEmpty();
    }

    static Stream<Arguments> open() {
        return Stream.of(
                Arguments.of(policy("172.16.8.0/24"), "reaches addresses of others"),
                Arguments.of(policy("10.9.0.0/16"), "reaches addresses of others"),
                Arguments.of(firewall("172.0.0.0/8"), "reaches addresses of others"),
                Arguments.of(policy("10.1.200.0/24"), "reaches addresses of others"),
                Arguments.of(policy("169.254.169.254/32"), "reaches addresses of others"),
                Arguments.of(policy("127.0.0.0/8"), "reaches addresses of others"),
                Arguments.of(firewall("169.0.0.0/8"), "reaches addresses of others"),
                Arguments.of(firewall("10.0.0.0/15"), "reaches addresses of others"),
                Arguments.of(binding(OWN, "ribe-it"), "the group 'ribe-it'"),
                Arguments.of(binding(OWN, "both"), "the group 'both'"),
                Arguments.of(binding(OWN, "Aarhus-it"), "the group 'Aarhus-it'"),
                Arguments.of(binding(namespace(RIBE), "aarhus-it"), "which is another tenant's"),
                Arguments.of(space("10.1.0.0/16", "ribe-it"), "the group 'ribe-it'"),
                Arguments.of(space("172.16.0.0/16", "aarhus-it"), "a range that is not"),
                Arguments.of(
                        new Network(SPACE, cidr("10.2.0.0/24")), "outside the tenant's range"));
    }

    @ParameterizedTest
    @MethodSource("open")
    void findsWhatLeadsToAnother(Resource resource, String told) {
        assertThat(ISOLATION.find(AARHUS, desired(resource)).orElseThrow()).contains(told);
    }

    @Test
    void findsPodsThatReachTheMachinesUnlessTheWorkspaceSaysSo() {
        var open = new Namespace(PodSecurity.PRIVILEGED);
        assertThat(ISOLATION.find(AARHUS, desired(open)).orElseThrow())
                .isEqualTo("lets pods onto the machines that others' pods run on");
        var named = Address.of(new WorkloadId(AARHUS, "cni"), Kind.NAMESPACE, "app");
        var place = new Location("national", "dk");
        assertThat(ISOLATION.find(AARHUS, new Desired(named, place, "kubernetes", open, false)))
                .isEmpty();
        assertThat(ISOLATION.find(AARHUS, desired(new Namespace(PodSecurity.BASELINE)))).isEmpty();
    }

    @Test
    void stopsAPlanThatBreachesIt() {
        var whole = List.of(desired(policy("internet")), desired(binding(OWN, "ribe-it")));
        assertThatThrownBy(() -> ISOLATION.check(AARHUS, whole))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "This is a bug in Samsky: aarhus/booking/access-binding/app gives a right"
                                + " to the group 'ribe-it', not the tenant's");
    }
}
