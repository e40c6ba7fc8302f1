package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import dk.samsky.model.resource.TrafficRule.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flows as Kubernetes writes them. A policy that selects every pod both ways refuses all that it
 * does not name; it names what flows within the namespace, name resolution, and the rules.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
final class Traffic {
    private static final int DNS = 53;

    /**
     * What is not the internet: private, shared, link-local (where clouds tell machines their
     * secrets), loopback, benchmark, multicast and reserved addresses, and in IPv6 the IPv4 ones
     * that are translated. Other tenants' pods are in there.
     *
     * <p>Source: https://www.iana.org/assignments/iana-ipv4-special-registry/ and the same for
     * IPv6.
     */
    private static final List<String> NOT_THE_INTERNET =
            List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32", // of Azure's machines
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3");

    private static final List<String> NOT_THE_INTERNET_6 =
            List.of(
                    "::1/128",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8");

    private Traffic() {}

    static Map<String, Object> of(NetworkPolicy policy, Mark mark) throws DriverException {
        var ingress = new ArrayList<Object>();
        var egress = new ArrayList<Object>();
        ingress.add(Map.of("from", List.of(within())));
        egress.add(Map.of("to", List.of(within())));
        egress.add(
                Map.of(
                        "to",
                        List.of(nameServers()),
                        "ports",
                        List.of(port(Protocol.UDP, DNS, DNS), port(Protocol.TCP, DNS, DNS))));
        var own = new Peer.Group(policy.group());
        for (var rule : policy.rules()) {
            var ports = ports(rule, mark);
            // Between the namespace and itself everything flows already.
            if (rule.to().equals(own) && !rule.from().equals(own)) {
                ingress.add(Map.of("from", peers(rule.from(), mark), "ports", ports));
            } else if (rule.from().equals(own) && !rule.to().equals(own)) {
                egress.add(Map.of("to", peers(rule.to(), mark), "ports", ports));
            }
        }
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", Map.of());
        spec.put("policyTypes", List.of("Ingress", "Egress"));
        spec.put("ingress", ingress);
        spec.put("egress", egress);
        return spec;
    }

    private static Map<String, Object> within() {
        return Map.of("podSelector", Map.of());
    }

    private static Map<String, Object> nameServers() {
        return Map.of(
                "namespaceSelector", labels(Map.of("kubernetes.io/metadata.name", "kube-system")),
                "podSelector", labels(Map.of("k8s-app", "kube-dns")));
    }

    private static Map<String, Object> labels(Map<String, String> labels) {
        return Map.of("matchLabels", labels);
    }

    private static List<Object> peers(Peer peer, Mark mark) {
        return switch (peer) {
            case Peer.Group(var name) ->
                    List.of(Map.of("namespaceSelector", labels(mark.group(name))));
            case Peer.Range(var cidr) -> List.of(block(cidr.toString(), List.of()));
            case Peer.Internet _ ->
                    List.of(
                            block("0.0.0.0/0", NOT_THE_INTERNET),
                            block("::/0", NOT_THE_INTERNET_6));
        };
    }

    private static Map<String, Object> block(String cidr, List<String> except) {
        return Map.of(
                "ipBlock",
                except.isEmpty() ? Map.of("cidr", cidr) : Map.of("cidr", cidr, "except", except));
    }

    private static List<Object> ports(TrafficRule rule, Mark mark) throws DriverException {
        if (rule.protocol() == Protocol.ICMP) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    mark.address()
                            + " allows '"
                            + rule
                            + "', and Kubernetes' network policies know no ICMP.",
                    "Take the rule away, or place the workload on servers.");
        }
        return List.of(port(rule.protocol(), rule.firstPort(), rule.lastPort()));
    }

    private static Map<String, Object> port(Protocol protocol, int first, int last) {
        return first == last
                ? Map.of("protocol", protocol.name(), "port", first)
                : Map.of("protocol", protocol.name(), "port", first, "endPort", last);
    }

    static List<String> texts(List<TrafficRule> rules) {
        return rules.stream().map(TrafficRule::toString).toList();
    }

    /** What {@link #texts} wrote; what is no rule is left out. */
    static List<TrafficRule> parse(String text) {
        return text.lines().flatMap(line -> rule(line).stream()).toList();
    }

    private static Optional<TrafficRule> rule(String text) {
        var parts = text.split(" ", -1);
        return parts.length != 4
                ? Optional.empty()
                : Peer.parse(parts[1])
                        .flatMap(from ->
                                Peer.parse(parts[3])
                                        .flatMap(to -> TrafficRule.parse(parts[0], from, to)));
    }
}
