package dk.samsky.blueprint;

import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.TenantSpace.Access;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the resources of one tenant. Not thread-safe. */
final class TenantResources {
    /**
     * What a container that asks for nothing is given: a quota cannot count what asks for nothing.
     */
    private static final ByteSize DEFAULT_MEMORY = new ByteSize(256L << 20);

    private final Tenant tenant;
    private final Cidr range;
    private final Map<Address, Desired> resources = new LinkedHashMap<>();

    TenantResources(Tenant tenant, Cidr range) {
        this.tenant = tenant;
        this.range = range;
    }

    /** Adds what a workload needs, and what it stands on. */
    void add(Placed placed, Optional<Cidr> network) {
        network.ifPresent(given -> addServers(placed, given));
        placed.need()
                .namespaces()
                .forEach(namespace -> new NamespaceResources(placed, namespace).add());
    }

    List<Desired> list() {
        return resources.values().stream().sorted(Comparator.comparing(Desired::address)).toList();
    }

    private void addServers(Placed placed, Cidr given) {
        var need = placed.need();
        var put = new Sink(need.id(), placed.location(), placed.serversDriver());
        var space = addSpace(placed);
        var network =
                put.add(Kind.NETWORK, NetworkAllocator.NETWORK, new Network(space, given), false);
        var groups = need.servers().stream().map(ServersNeed::component).toList();
        var rules = rulesOf(need, groups);
        var firewall =
                put.add(
                        Kind.FIREWALL,
                        NetworkAllocator.NETWORK,
                        new Firewall(space, groups, rules),
                        false);
        for (var group : need.servers()) {
            for (var i = 1; i <= group.count(); i++) {
                addServer(placed, group, i, new Ground(space, network, firewall), put);
            }
        }
    }

    /** What every server of a workload stands on. */
    private record Ground(Address space, Address network, Address firewall) {}

    private static void addServer(
            Placed placed, ServersNeed group, int number, Ground ground, Sink put) {
        var name = group.serverName(number);
        var size = placed.sizes().get(group.component());
        if (size == null) {
            throw new IllegalArgumentException(
                    "This is a bug in Samsky: no size was chosen for " + put.workload + "/" + name);
        }
        var volumes = new ArrayList<Address>();
        for (var volume : group.volumes()) {
            volumes.add(
                    put.add(
                            Kind.VOLUME,
                            group.volumeName(number, volume),
                            new Volume(ground.space(), volume.size()),
                            group.protect()));
        }
        var publicAddress =
                group.publicAddress()
                        ? Optional.of(
                                put.add(
                                        Kind.PUBLIC_ADDRESS,
                                        name,
                                        new PublicAddress(ground.space()),
                                        false))
                        : Optional.<Address>empty();
        var server =
                new Server(
                        ground.network(),
                        ground.firewall(),
                        group.component(),
                        size,
                        group.vcpus(),
                        group.memory(),
                        group.image(),
                        volumes,
                        publicAddress,
                        group.cloudInit(),
                        group.sshKeys(),
                        group.spread());
        put.add(Kind.SERVER, name, server, group.protect());
    }

    private Address addSpace(Placed placed) {
        var location = placed.location();
        var address =
                new Address(
                        tenant.id(),
                        Optional.empty(),
                        Kind.TENANT_SPACE,
                        location.provider() + "." + location.region());
        resources.computeIfAbsent(
                address,
                _ -> new Desired(address, location, placed.serversDriver(), space(), false));
        return address;
    }

    private TenantSpace space() {
        var access =
                tenant.access().stream()
                        .map(Located::value)
                        .distinct()
                        .sorted(Comparator.comparing(Access::group).thenComparing(Access::role))
                        .toList();
        return new TenantSpace(tenant.displayName(), range, tenant.quota().value(), access);
    }

    private static List<TrafficRule> rulesOf(WorkloadNeed need, List<String> groups) {
        return need.rules().stream()
                .filter(rule -> isOneOf(rule.from(), groups) || isOneOf(rule.to(), groups))
                .toList();
    }

    private static boolean isOneOf(Peer peer, List<String> groups) {
        return peer instanceof Peer.Group(var name) && groups.contains(name);
    }

    /** Puts the resources of one workload in their place. */
    private final class Sink {
        private final WorkloadId workload;
        private final Location location;
        private final String driver;

        Sink(WorkloadId workload, Location location, String driver) {
            this.workload = workload;
            this.location = location;
            this.driver = driver;
        }

        Address add(Kind kind, String name, Resource resource, boolean protect) {
            var address = Address.of(workload, kind, name);
            var before =
                    resources.put(
                            address, new Desired(address, location, driver, resource, protect));
            if (before != null) {
                throw new IllegalStateException(
                        "This is a bug in Samsky: twice the address " + address);
            }
            return address;
        }
    }

    /** A namespace and what belongs to it. */
    private final class NamespaceResources {
        private final WorkloadNeed need;
        private final NamespaceNeed namespace;
        private final Sink put;

        NamespaceResources(Placed placed, NamespaceNeed namespace) {
            this.need = placed.need();
            this.namespace = namespace;
            this.put = new Sink(need.id(), placed.location(), placed.namespacesDriver());
        }

        void add() {
            var name = namespace.component();
            var address =
                    put.add(
                            Kind.NAMESPACE,
                            name,
                            new Namespace(namespace.podSecurity()),
                            namespace.protect());
            put.add(
                    Kind.NAMESPACE_QUOTA,
                    name,
                    new NamespaceQuota(
                            address,
                            namespace.vcpus(),
                            namespace.memory(),
                            namespace.storage(),
                            namespace.pods(),
                            namespace.loadBalancers(),
                            DEFAULT_MEMORY),
                    false);
            put.add(
                    Kind.NETWORK_POLICY,
                    name,
                    new NetworkPolicy(address, name, rulesOf(need, List.of(name))),
                    false);
            for (var access : new LinkedHashSet<>(namespace.access())) {
                put.add(
                        Kind.ACCESS_BINDING,
                        name + "." + BindingName.of(access),
                        new AccessBinding(address, access.group(), access.role()),
                        false);
            }
            if (namespace.deployer()) {
                put.add(Kind.DEPLOYER, name, new Deployer(address, operators()), false);
            }
        }

        private List<String> operators() {
            return namespace.access().stream()
                    .filter(access -> access.role().compareTo(Role.OPERATOR) >= 0)
                    .map(Access::group)
                    .toList();
        }
    }
}
