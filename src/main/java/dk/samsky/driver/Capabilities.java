package dk.samsky.driver;

import static dk.samsky.model.Capability.Mutability.GROWS;
import static dk.samsky.model.Capability.Mutability.REPLACES;
import static dk.samsky.model.Capability.Mutability.RESTARTS;

import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the fields of each kind change on a cloud of the usual sort. A driver whose cloud does it
 * otherwise says so in its own list.
 *
 * <p>What only a new object can hold is what OpenStack, and most others, fix when an object is
 * made: a server's image, network, user data and server group
 * (https://docs.openstack.org/api-ref/compute/), a subnet's range, the parent of anything. A volume
 * can be extended and not shrunk (https://docs.openstack.org/api-ref/block-storage/v3/). Kubernetes
 * fixes a role binding's role, which a driver can replace in one step, and everything's namespace.
 */
public final class Capabilities {
    /** The kinds of a cloud that holds servers. */
    public static final List<Capability> SERVERS =
            List.of(
                    capability(Kind.TENANT_SPACE, Map.of("range", REPLACES)),
                    capability(Kind.NETWORK, Map.of("space", REPLACES, "range", REPLACES)),
                    capability(Kind.FIREWALL, Map.of("space", REPLACES)),
                    capability(Kind.PUBLIC_ADDRESS, Map.of("space", REPLACES)),
                    capability(Kind.VOLUME, Map.of("space", REPLACES, "size", GROWS)),
                    capability(
                            Kind.SERVER,
                            Map.of(
                                    "image", REPLACES,
                                    "network", REPLACES,
                                    "cloudInit", REPLACES,
                                    "sshKeys", REPLACES,
                                    "spread", REPLACES,
                                    "size", RESTARTS,
                                    "vcpus", RESTARTS,
                                    "memory", RESTARTS)));

    /** The kinds of a cloud that holds namespaces. */
    public static final List<Capability> NAMESPACES =
            List.of(
                    capability(Kind.NAMESPACE, Map.of()),
                    capability(Kind.NAMESPACE_QUOTA, Map.of("namespace", REPLACES)),
                    capability(Kind.NETWORK_POLICY, Map.of("namespace", REPLACES)),
                    capability(
                            Kind.ACCESS_BINDING, Map.of("namespace", REPLACES, "group", REPLACES)),
                    capability(Kind.DEPLOYER, Map.of("namespace", REPLACES)));

    private Capabilities() {}

    private static Capability capability(Kind kind, Map<String, Capability.Mutability> changes) {
        return new Capability(kind, new TreeMap<>(changes));
    }
}
