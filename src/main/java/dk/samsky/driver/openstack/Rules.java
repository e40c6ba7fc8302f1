package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import dk.samsky.model.resource.TrafficRule.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Between our rules and those of security groups. A flow between two groups is two rules, one at
 * each end; one with the outside is one rule.
 */
final class Rules {
    private static final String ANYWHERE = "0.0.0.0/0";

    private Rules() {}

    /**
     * One rule of a security group.
     *
     * @param group the group that it is of
     * @param peer another group, or empty if {@code range} is meant
     */
    record Half(
            String group,
            boolean isIngress,
            Protocol protocol,
            int firstPort,
            int lastPort,
            Optional<String> peer,
            String range) {
        JsonObject body(Map<String, String> ids) {
            return Json.object(
                    "security_group_id",
                    ids.getOrDefault(group, ""),
                    "direction",
                    isIngress ? "ingress" : "egress",
                    "ethertype",
                    "IPv4",
                    "protocol",
                    protocol.name().toLowerCase(Locale.ROOT),
                    "port_range_min",
                    firstPort == 0 ? Optional.empty() : firstPort,
                    "port_range_max",
                    lastPort == 0 ? Optional.empty() : lastPort,
                    "remote_group_id",
                    peer.map(name -> ids.getOrDefault(name, "")),
                    "remote_ip_prefix",
                    peer.isPresent() ? Optional.empty() : range);
        }

        /** The flow that it is all of, or half of. */
        TrafficRule flow() {
            var here = new Peer.Group(group);
            var there =
                    peer.<Peer>map(Peer.Group::new)
                            .or(() ->
                                    range.equals(ANYWHERE)
                                            ? Optional.of(new Peer.Internet())
                                            : Cidr.parse(range).map(Peer.Range::new))
                            .orElseGet(Peer.Internet::new);
            return new TrafficRule(
                    protocol,
                    firstPort,
                    lastPort,
                    isIngress ? there : here,
                    isIngress ? here : there);
        }
    }

    /** What the rules of a firewall are at each of its groups. */
    static List<Half> halves(List<TrafficRule> rules) {
        var halves = new ArrayList<Half>();
        for (var rule : rules) {
            if (rule.to() instanceof Peer.Group(var group)) {
                halves.add(half(rule, group, true, rule.from()));
            }
            if (rule.from() instanceof Peer.Group(var group)) {
                halves.add(half(rule, group, false, rule.to()));
            }
        }
        return halves;
    }

    private static Half half(TrafficRule rule, String group, boolean isIngress, Peer peer) {
        return new Half(
                group,
                isIngress,
                rule.protocol(),
                rule.firstPort(),
                rule.lastPort(),
                peer instanceof Peer.Group(var name) ? Optional.of(name) : Optional.empty(),
                switch (peer) {
                    case Peer.Group _ -> "";
                    case Peer.Internet _ -> ANYWHERE;
                    case Peer.Range(var cidr) -> cidr.toString();
                });
    }

    /**
     * Reads a rule of a security group; empty if it is one that we never write.
     *
     * @param names the groups of the firewall, by id
     */
    static Optional<Half> read(JsonObject rule, String group, Map<String, String> names) {
        var protocol = protocol(Json.text(rule, "protocol"));
        var remote = Json.findText(rule, "remote_group_id");
        var peer = remote.map(names::get);
        if (protocol.isEmpty()
                || !Json.text(rule, "ethertype").equals("IPv4")
                || Json.findText(rule, "remote_address_group_id").isPresent()
                || (remote.isPresent() && peer.isEmpty())) {
            return Optional.empty();
        }
        var hasPorts = protocol.get() != Protocol.ICMP;
        var first = Json.findNumber(rule, "port_range_min");
        var last = Json.findNumber(rule, "port_range_max");
        if (!hasPorts && (first.isPresent() || last.isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                new Half(
                        group,
                        Json.text(rule, "direction").equals("ingress"),
                        protocol.get(),
                        hasPorts ? first.orElse(1L).intValue() : 0,
                        hasPorts ? last.orElse(65535L).intValue() : 0,
                        peer,
                        peer.isPresent()
                                ? ""
                                : Json.findText(rule, "remote_ip_prefix").orElse(ANYWHERE)));
    }

    // Neutron takes numbers for names, and shows what it was given.
    private static Optional<Protocol> protocol(String word) {
        return switch (word) {
            case "tcp", "6" -> Optional.of(Protocol.TCP);
            case "udp", "17" -> Optional.of(Protocol.UDP);
            case "icmp", "1" -> Optional.of(Protocol.ICMP);
            default -> Optional.empty();
        };
    }

    /**
     * The firewall's rules as security groups show them. What we would never write, and half of a
     * flow whose other half is not there, is shown as everything: it differs from all that anybody
     * asks for, and is seen.
     */
    static List<TrafficRule> flows(Firewall groups, Set<Half> halves, Set<String> strange) {
        var flows = new TreeSet<TrafficRule>();
        for (var half : halves) {
            var flow = half.flow();
            var isWhole = half.peer().isEmpty() || halves.containsAll(halves(List.of(flow)));
            flows.add(isWhole ? flow : everything(flow.from(), flow.to()));
        }
        for (var group : strange) {
            if (groups.groups().contains(group)) {
                flows.add(everything(new Peer.Internet(), new Peer.Group(group)));
            }
        }
        return List.copyOf(flows);
    }

    private static TrafficRule everything(Peer from, Peer to) {
        return new TrafficRule(Protocol.TCP, 1, 65535, from, to);
    }
}
