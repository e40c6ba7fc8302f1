package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import dk.samsky.plan.Isolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No path and no right crosses tenants in what the driver makes of a plan. */
class CrossingsTest {
    private static final TenantId AARHUS = new TenantId("aarhus");
    private static final TenantId VIBORG = new TenantId("viborg");
    private static final Cidr POOL = Cidr.parse("10.0.0.0/8").orElseThrow();

    /** The tenants of a test, and what stands in their cluster. */
    private static final class World {
        final TreeMap<TenantId, Cidr> ranges = new TreeMap<>();
        final TreeMap<String, List<TenantId>> owners = new TreeMap<>();
        final List<Map<String, Object>> objects = new ArrayList<>();
        int passed;
        int refused;

        void tenant(TenantId tenant, String range) {
            ranges.put(tenant, Cidr.parse(range).orElseThrow());
            owners.put(tenant + "-it", List.of(tenant));
        }

        Groups groups() {
            return new Groups(owners, new TreeSet<>(Set.of("shared")));
        }

        List<String> crossings() {
            return new Crossings(ranges, groups()).find(objects);
        }

        Address namespace(TenantId tenant, String workload, String component)
                throws DriverException {
            var address = Address.of(new WorkloadId(tenant, workload), Kind.NAMESPACE, component);
            var namespace = new Namespace(PodSecurity.RESTRICTED);
            render(address, Type.NAMESPACE, id(address), namespace);
            return address;
        }

        /** Renders what the check on every plan lets pass, and nothing else. */
        boolean add(Address namespace, Kind kind, String name, Resource resource)
                throws DriverException {
            var workload = namespace.workloadId().orElseThrow();
            var address = Address.of(workload, kind, name);
            try {
                new Isolation(POOL, ranges, List.of(), groups(), new TreeSet<>())
                        .check(
                                namespace.tenant(),
                                List.of(
                                        new Desired(
                                                address,
                                                ClusterContract.WEST,
                                                "kubernetes",
                                                resource,
                                                false)));
            } catch (IllegalStateException breach) {
                assertThat(breach).hasMessageContaining(address.toString());
                refused++;
                return false;
            }
            var within = ObjectId.within(id(namespace).name(), scope(address), address, 0);
            for (var type : Rendering.types(kind)) {
                render(address, type, within, resource);
            }
            passed++;
            return true;
        }

        private void render(Address address, Type type, ObjectId id, Resource resource)
                throws DriverException {
            var mark = new Mark(scope(address), address, new OperationId("first"));
            objects.add(Rendering.of(type, id, mark, resource));
        }

        static TenantScope scope(Address address) {
            return new TenantScope(
                    new DeploymentId("deployment-1"), address.tenant(), ClusterContract.WEST);
        }

        static ObjectId id(Address namespace) {
            return ObjectId.ofNamespace(scope(namespace), namespace, 0);
        }
    }

    @Test
    void whatPassesTheCheckOfPlansOpensNoWayAcross() throws DriverException {
        var passed = 0;
        var refused = 0;
        for (var seed = 0; seed < 150; seed++) {
            var world = random(new Random(seed));
            assertThat(world.crossings()).as("seed " + seed).isEmpty();
            passed += world.passed;
            refused += world.refused;
        }
        assertThat(passed).isGreaterThan(500);
        assertThat(refused).isGreaterThan(500);
    }

    /** Tenants that call workloads and components alike, and rules that name whatever there is. */
    private static World random(Random random) throws DriverException {
        var world = new World();
        var tenants = List.of("aarhus", "ribe", "samsoe", "viborg");
        for (var i = 0; i < 2 + random.nextInt(3); i++) {
            var second = 16 + random.nextInt(4) * 4 + i;
            world.tenant(
                    new TenantId(tenants.get(i)),
                    (random.nextBoolean() ? "10." : "172.") + second + ".0.0/16");
        }
        for (var tenant : world.ranges.keySet()) {
            for (var workload : List.of("booking", "gis")) {
                for (var component : List.of("front", "back")) {
                    if (random.nextInt(4) > 0) {
                        fill(world.namespace(tenant, workload, component), world, random);
                    }
                }
            }
        }
        return world;
    }

    private static void fill(Address namespace, World world, Random random) throws DriverException {
        var own = new Peer.Group(namespace.name());
        NetworkPolicy policy;
        do {
            var rules = new ArrayList<TrafficRule>();
            for (var i = random.nextInt(4); i > 0; i--) {
                var peer = peer(world, random);
                var isOut = random.nextBoolean();
                rules.add(
                        TrafficRule.parse("tcp/443", isOut ? own : peer, isOut ? peer : own)
                                .orElseThrow());
            }
            policy = new NetworkPolicy(namespace, namespace.name(), rules);
        } while (!world.add(namespace, Kind.NETWORK_POLICY, namespace.name(), policy));
        for (var group : List.of("shared", "aarhus-it", "ribe-it", "samsoe-it", "nobodys")) {
            world.add(
                    namespace,
                    Kind.ACCESS_BINDING,
                    namespace.name() + "." + group,
                    new AccessBinding(namespace, group, Role.OPERATOR));
        }
        world.add(
                namespace,
                Kind.DEPLOYER,
                namespace.name(),
                new Deployer(namespace, List.of("aarhus-it")));
    }

    private static Peer peer(World world, Random random) {
        var ranges = new ArrayList<>(world.ranges.values());
        for (var text : List.of("8.0.0.0/8", "192.0.2.0/24", "172.16.0.0/12", "10.0.0.0/9")) {
            ranges.add(Cidr.parse(text).orElseThrow());
        }
        var some = ranges.get(random.nextInt(ranges.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Peer.Internet();
            case 1 -> new Peer.Group(random.nextBoolean() ? "front" : "back");
            case 2 -> new Peer.Range(some);
            default -> new Peer.Range(new Cidr(some.first(), Math.max(some.prefix(), 24)));
        };
    }

    /** Two tenants with one workload of the same name each; nothing leads across. */
    private static World closed() throws DriverException {
        var world = new World();
        world.tenant(AARHUS, "10.1.0.0/16");
        world.tenant(VIBORG, "10.2.0.0/16");
        for (var tenant : world.ranges.keySet()) {
            var namespace = world.namespace(tenant, "booking", "front");
            world.add(
                    namespace,
                    Kind.NETWORK_POLICY,
                    "front",
                    new NetworkPolicy(namespace, "front", List.of()));
            world.add(
                    namespace,
                    Kind.ACCESS_BINDING,
                    "front.it",
                    new AccessBinding(namespace, tenant + "-it", Role.OPERATOR));
            world.add(namespace, Kind.DEPLOYER, "front", new Deployer(namespace, List.of()));
        }
        assertThat(world.objects).filteredOn(one -> one.containsKey("subjects")).hasSize(4);
        assertThat(world.crossings()).isEmpty();
        return world;
    }

    private static String front(TenantId tenant) {
        return World.id(Address.of(new WorkloadId(tenant, "booking"), Kind.NAMESPACE, "front"))
                .name();
    }

    private static Map<String, Object> object(String kind, String part, Object content) {
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", kind);
        object.put("metadata", Map.of("name", "planted", "namespace", front(AARHUS)));
        object.put(part, content);
        return object;
    }

    private static Map<String, Object> policy(String way, String end, Object... peers) {
        return object(
                "NetworkPolicy",
                "spec",
                Map.of(
                        "podSelector",
                        Map.of(),
                        "policyTypes",
                        List.of("Ingress", "Egress"),
                        way,
                        List.of(Map.of(end, List.of(peers)))));
    }

    private static Map<String, Object> binding(String kind, String who, String name) {
        return object(kind, "subjects", List.of(Map.of("kind", who, "name", name)));
    }

    private static Map<String, Object> account(String namespace) {
        var who = Map.of("kind", "ServiceAccount", "name", "pipeline", "namespace", namespace);
        return object("RoleBinding", "subjects", List.of(who));
    }

    private static Map<String, Object> selector(Map<String, String> labels) {
        return Map.of("namespaceSelector", Map.of("matchLabels", labels));
    }

    private static Map<String, Object> block(String cidr, String... except) {
        return Map.of("ipBlock", Map.of("cidr", cidr, "except", List.of(except)));
    }

    static Stream<Arguments> holes() {
        var everybody = Map.of("namespaceSelector", Map.of());
        var unlabelled =
                selector(Map.of("samsky.dk/workload", "booking", "samsky.dk/component", "front"));
        return Stream.of(
                Arguments.of(policy("ingress", "from", everybody), "aarhus from the namespace"),
                Arguments.of(policy("egress", "to", everybody), "aarhus to the namespace"),
                Arguments.of(policy("ingress", "from", unlabelled), "aarhus from the namespace"),
                Arguments.of(policy("egress", "to"), "a rule names everybody"),
                Arguments.of(
                        policy("egress", "to", block("10.2.7.0/24")), "the addresses of viborg"),
                Arguments.of(
                        policy("ingress", "from", block("10.0.0.0/8", "10.1.0.0/16")),
                        "the addresses of viborg"),
                Arguments.of(policy("egress", "to", block("0.0.0.0/0")), "the addresses of viborg"),
                Arguments.of(
                        policy("egress", "to", block("0.0.0.0/0", "192.168.0.0/16")),
                        "the addresses of viborg"),
                Arguments.of(policy("egress", "to", block("::/0")), "private addresses"),
                Arguments.of(
                        binding("RoleBinding", "Group", "viborg-it"),
                        "viborg-it acts in what is aarhus's"),
                Arguments.of(
                        binding("RoleBinding", "Group", "system:authenticated"),
                        "system:authenticated acts"),
                Arguments.of(
                        binding("RoleBinding", "ServiceAccount", "aarhus-it"), "aarhus-it acts"),
                Arguments.of(account(front(VIBORG)), "pipeline acts in what is aarhus's"),
                Arguments.of(account("elsewhere"), "pipeline acts in what is aarhus's"),
                Arguments.of(
                        binding("ClusterRoleBinding", "Group", "aarhus-it"),
                        "a role in all namespaces"));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void aPlantedHoleIsFound(Map<String, Object> planted, String told) throws DriverException {
        var world = closed();
        world.objects.add(planted);
        assertThat(world.crossings()).hasSize(1).first().asString().contains(told);
    }

    @Test
    void aNamespaceWithoutAPolicyIsOpen() throws DriverException {
        var world = closed();
        world.objects.removeIf(object -> object.containsValue("NetworkPolicy"));
        assertThat(world.crossings())
                .containsExactly(front(AARHUS) + " is open", front(VIBORG) + " is open");
    }

    @Test
    void aGroupOfTwoTenantsIsFoundInBoth() throws DriverException {
        var world = closed();
        world.owners.put("aarhus-it", List.of(AARHUS, VIBORG));
        world.objects.add(binding("RoleBinding", "Group", "aarhus-it"));
        assertThat(world.crossings())
                .hasSize(2)
                .allMatch(told -> told.equals("aarhus-it acts in what is aarhus's"));
    }
}
