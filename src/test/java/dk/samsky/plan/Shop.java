package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small workload: a network, a firewall, some servers with a volume each, some namespaces with a
 * quota each.
 *
 * @param number of the workload within its tenant, from 1; its network's range follows from it
 * @param gib size of each volume; 0 for none
 * @param ram memory of each namespace in GiB
 */
public record Shop(
        String name,
        int number,
        Location at,
        String component,
        int servers,
        int gib,
        String image,
        int namespaces,
        int ram,
        boolean protect) {
    public static final Location WEST = new Location("national-cloud", "dk-west");
    public static final Location EAST = new Location("commercial-cloud", "eu-east");
    public static final TenantId AARHUS = new TenantId("aarhus");

    /** One server with a volume of 10 GiB. */
    public static Shop esdh() {
        return new Shop("esdh", 1, WEST, "web", 1, 10, "debian-12", 0, 1, false);
    }

    public Shop named(String other, int itsNumber) {
        return new Shop(
                other, itsNumber, at, component, servers, gib, image, namespaces, ram, protect);
    }

    public Shop at(Location where) {
        return new Shop(
                name, number, where, component, servers, gib, image, namespaces, ram, protect);
    }

    public Shop component(String other) {
        return new Shop(name, number, at, other, servers, gib, image, namespaces, ram, protect);
    }

    public Shop servers(int count) {
        return new Shop(name, number, at, component, count, gib, image, namespaces, ram, protect);
    }

    public Shop gib(int size) {
        return new Shop(
                name, number, at, component, servers, size, image, namespaces, ram, protect);
    }

    public Shop image(String other) {
        return new Shop(name, number, at, component, servers, gib, other, namespaces, ram, protect);
    }

    public Shop namespaces(int count, int gibibytes) {
        return new Shop(
                name, number, at, component, servers, gib, image, count, gibibytes, protect);
    }

    public Shop protect(boolean now) {
        return new Shop(name, number, at, component, servers, gib, image, namespaces, ram, now);
    }

    /** All that a tenant with these workloads is to have. */
    public static List<Desired> desired(TenantId tenant, Shop... shops) {
        return desired(tenant, List.of(shops));
    }

    public static List<Desired> desired(TenantId tenant, List<Shop> shops) {
        var all = new TreeMap<Address, Desired>();
        for (var shop : shops) {
            for (var desired : shop.resources(tenant)) {
                all.put(desired.address(), desired);
            }
        }
        return new ArrayList<>(all.values());
    }

    public Address address(TenantId tenant, Kind kind, String local) {
        return Address.of(new WorkloadId(tenant, name), kind, local);
    }

    private List<Desired> resources(TenantId tenant) {
        var made = new ArrayList<Desired>();
        if (servers > 0) {
            var space =
                    new Address(
                            tenant,
                            Optional.empty(),
                            Kind.TENANT_SPACE,
                            at.provider() + "." + at.region());
            made.add(
                    desired(
                            space,
                            new TenantSpace(
                                    tenant.name(), range("10.0.0.0/16"), Limits.NONE, List.of())));
            addServers(tenant, space, made);
        }
        for (var i = 1; i <= namespaces; i++) {
            var namespace = address(tenant, Kind.NAMESPACE, "app" + i);
            made.add(desired(namespace, new Namespace(Namespace.PodSecurity.RESTRICTED)));
            made.add(
                    desired(
                            address(tenant, Kind.NAMESPACE_QUOTA, "app" + i),
                            new NamespaceQuota(
                                    namespace,
                                    2,
                                    ByteSize.ofGibibytes(ram),
                                    ByteSize.ofGibibytes(10),
                                    20,
                                    0,
                                    ByteSize.ofGibibytes(1))));
        }
        return made;
    }

    private void addServers(TenantId tenant, Address space, List<Desired> made) {
        var network = address(tenant, Kind.NETWORK, name);
        var firewall = address(tenant, Kind.FIREWALL, name);
        made.add(desired(network, new Network(space, range("10.0." + number + ".0/24"))));
        made.add(desired(firewall, new Firewall(space, List.of("web"), List.of())));
        for (var i = 1; i <= servers; i++) {
            var volumes = new ArrayList<Address>();
            if (gib > 0) {
                var volume = address(tenant, Kind.VOLUME, component + "-" + i + "-data");
                volumes.add(volume);
                made.add(desired(volume, new Volume(space, ByteSize.ofGibibytes(gib))));
            }
            made.add(
                    desired(
                            address(tenant, Kind.SERVER, component + "-" + i),
                            new Server(
                                    network,
                                    firewall,
                                    "web",
                                    "g1.small",
                                    2,
                                    ByteSize.ofGibibytes(4),
                                    image,
                                    volumes,
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    false)));
        }
    }

    private Desired desired(Address address, Resource resource) {
        return new Desired(address, at, "simulated", resource, protect);
    }

    private static Cidr range(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
