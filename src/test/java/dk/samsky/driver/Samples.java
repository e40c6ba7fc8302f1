package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.SshKey;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.UserData;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One tenant's richly filled resources, one of each kind, in an order in which they can be made.
 *
 * @param image a neutral name of an image that the cloud knows
 * @param size a size of 2 vCPUs and 4 GiB at most that the cloud knows
 */
public record Samples(TenantId tenant, String image, String size) {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJLvwhOJyZ+J/zoh+i/Pe6k7XxMARmLXVBwxOCw1QfVD";

    static final String GROUP = "it-drift";

    /** One resource, and the same with all that can change in place changed. */
    public record Sample(Address address, Resource resource, Resource changed) {
        public Instruction instruction(Map<Address, Remote> made) {
            return instruct(address, resource, made);
        }

        public Instruction change(Map<Address, Remote> made) {
            return instruct(address, changed, made);
        }
    }

    /** An instruction with the remote ids of what was made. */
    public static Instruction instruct(
            Address address, Resource resource, Map<Address, Remote> made) {
        var references = new LinkedHashMap<Address, RemoteId>();
        for (var reference : resource.references()) {
            var remote = made.get(reference);
            if (remote == null) {
                throw new IllegalStateException(
                        address + " needs " + reference + ", which is not made");
            }
            references.put(reference, remote.remoteId());
        }
        return new Instruction(address, resource, references);
    }

    public Address space() {
        return new Address(tenant, Optional.empty(), Kind.TENANT_SPACE, "cloud.region");
    }

    public Address address(Kind kind, String name) {
        return Address.of(new WorkloadId(tenant, "esdh"), kind, name);
    }

    /** Those of the kinds that are given. */
    public List<Sample> of(List<Kind> kinds) {
        var samples = new ArrayList<Sample>();
        samples.add(tenantSpace());
        samples.add(
                new Sample(
                        address(Kind.NETWORK, "esdh"),
                        new Network(space(), cidr("10.12.3.0/24")),
                        new Network(space(), cidr("10.12.3.0/24"))));
        samples.add(firewall());
        samples.add(
                new Sample(
                        address(Kind.PUBLIC_ADDRESS, "web-1"),
                        new PublicAddress(space()),
                        new PublicAddress(space())));
        samples.add(new Sample(address(Kind.VOLUME, "db-data"), volume(1), volume(2)));
        samples.add(new Sample(address(Kind.VOLUME, "db-log"), volume(1), volume(1)));
        samples.add(
                new Sample(
                        address(Kind.SERVER, "web-1"),
                        server("web", List.of(address(Kind.VOLUME, "db-data"))),
                        server(
                                "db",
                                List.of(
                                        address(Kind.VOLUME, "db-log"),
                                        address(Kind.VOLUME, "db-data")))));
        samples.add(
                new Sample(
                        address(Kind.NAMESPACE, "web"),
                        new Namespace(Namespace.PodSecurity.RESTRICTED),
                        new Namespace(Namespace.PodSecurity.BASELINE)));
        samples.add(
                new Sample(
                        address(Kind.NAMESPACE_QUOTA, "web"),
                        quota(2, "512Mi"),
                        quota(3, "256Mi")));
        samples.add(networkPolicy());
        samples.add(
                new Sample(
                        address(Kind.ACCESS_BINDING, "web-it-drift-operator"),
                        binding(Role.OPERATOR),
                        binding(Role.VIEWER)));
        samples.add(
                new Sample(
                        address(Kind.DEPLOYER, "web"),
                        new Deployer(address(Kind.NAMESPACE, "web"), List.of("it-drift")),
                        new Deployer(address(Kind.NAMESPACE, "web"), List.of("leverandør"))));
        samples.removeIf(sample -> !kinds.contains(sample.address().kind()));
        return samples;
    }

    /** The first of a kind. */
    public Sample of(Kind kind) {
        return of(List.of(kind)).getFirst();
    }

    private Sample tenantSpace() {
        var limits =
                new Limits(
                        Optional.of(40),
                        ByteSize.parse("160Gi"),
                        ByteSize.parse("2Ti"),
                        Optional.of(12),
                        Optional.of(3),
                        Optional.of(4));
        var narrow =
                new Limits(
                        Optional.of(20),
                        ByteSize.parse("80Gi"),
                        ByteSize.parse("1Ti"),
                        Optional.of(6),
                        Optional.empty(),
                        Optional.of(2));
        var range = cidr("10.12.0.0/16");
        return new Sample(
                space(),
                new TenantSpace(
                        "Aarhus Kommune \"æøå\"",
                        range,
                        limits,
                        List.of(access("it-drift", Role.OPERATOR))),
                new TenantSpace(
                        "Aarhus",
                        range,
                        narrow,
                        List.of(
                                access("it-drift", Role.VIEWER),
                                access("vagt", Role.ADMINISTRATOR))));
    }

    private static TenantSpace.Access access(String group, Role role) {
        return new TenantSpace.Access(group, role);
    }

    private Sample firewall() {
        var address = address(Kind.FIREWALL, "esdh");
        var groups = List.of("db", "web");
        return new Sample(
                address,
                new Firewall(
                        space(),
                        groups,
                        List.of(rule("tcp/443", "internet", "web"), rule("tcp/5432", "web", "db"))),
                new Firewall(
                        space(),
                        groups,
                        List.of(
                                rule("tcp/443", "10.0.0.0/8", "web"),
                                rule("udp/5000-5010", "web", "db"),
                                rule("icmp", "db", "internet"))));
    }

    private Volume volume(int gibibytes) {
        return new Volume(space(), ByteSize.ofGibibytes(gibibytes));
    }

    private Server server(String group, List<Address> volumes) {
        return new Server(
                address(Kind.NETWORK, "esdh"),
                address(Kind.FIREWALL, "esdh"),
                group,
                size,
                1,
                ByteSize.ofGibibytes(1),
                image,
                volumes,
                Optional.of(address(Kind.PUBLIC_ADDRESS, "web-1")),
                Optional.of(UserData.of("#cloud-config\npackages: [\"nginx\"] # blåbær\n")),
                SshKey.parseAll(KEY).orElseThrow(),
                false);
    }

    private NamespaceQuota quota(int vcpus, String memory) {
        return new NamespaceQuota(
                address(Kind.NAMESPACE, "web"),
                vcpus,
                ByteSize.ofGibibytes(4),
                ByteSize.ofGibibytes(50),
                20,
                vcpus - 2,
                ByteSize.parse(memory).orElseThrow());
    }

    private Sample networkPolicy() {
        var namespace = address(Kind.NAMESPACE, "web");
        return new Sample(
                address(Kind.NETWORK_POLICY, "web"),
                new NetworkPolicy(namespace, "web", List.of(rule("tcp/8080", "internet", "web"))),
                new NetworkPolicy(
                        namespace,
                        "web",
                        List.of(
                                rule("tcp/8080-8090", "10.0.0.0/8", "web"),
                                rule("udp/53", "web", "internet"))));
    }

    private AccessBinding binding(Role role) {
        return new AccessBinding(address(Kind.NAMESPACE, "web"), GROUP, role);
    }

    private static TrafficRule rule(String service, String from, String to) {
        return TrafficRule.parse(
                        service,
                        TrafficRule.Peer.parse(from).orElseThrow(),
                        TrafficRule.Peer.parse(to).orElseThrow())
                .orElseThrow();
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    /** Makes one of each kind that the driver holds, and lets each be ready before the next. */
    public SequencedMap<Address, Remote> make(
            Driver driver, TenantScope scope, DriverFixture fixture) throws Exception {
        var made = new LinkedHashMap<Address, Remote>();
        for (var sample : of(fixture.kinds())) {
            var operation = fixture.operation();
            made.put(sample.address(), driver.create(scope, sample.instruction(made), operation));
            fixture.settle();
        }
        return made;
    }
}
