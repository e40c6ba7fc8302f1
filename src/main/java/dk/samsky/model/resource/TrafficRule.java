package dk.samsky.model.resource;

import dk.samsky.model.Names;
import dk.samsky.model.quantity.Cidr;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * An allowed flow, written {@code tcp/443 internet -> web}. One end at least is a group of the same
 * workload.
 *
 * @param firstPort 1 to 65535; 0 where the protocol has no ports
 * @param lastPort not before the first; 0 where the protocol has no ports
 */
public record TrafficRule(Protocol protocol, int firstPort, int lastPort, Peer from, Peer to)
        implements Comparable<TrafficRule> {
    /** What is carried. */
    public enum Protocol {
        TCP,
        UDP,
        ICMP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One end of a flow. */
    public sealed interface Peer {
        /**
         * A group of servers, or the namespace, of the same workload; named after the component.
         */
        record Group(String name) implements Peer {
            @Override
            public String toString() {
                return name;
            }
        }

        /** Everywhere outside the tenant's and other tenants' ranges. */
        record Internet() implements Peer {
            @Override
            public String toString() {
                return "internet";
            }
        }

        /** A range of addresses. */
        record Range(Cidr cidr) implements Peer {
            @Override
            public String toString() {
                return cidr.toString();
            }
        }

        /** Reads {@code internet}, a range or a component's name. */
        static Optional<Peer> parse(String text) {
            if (text.equals("internet")) {
                return Optional.of(new Internet());
            }
            return Cidr.parse(text)
                    .<Peer>map(Range::new)
                    .or(() ->
                            Names.isName(text, 40)
                                    ? Optional.of(new Group(text))
                                    : Optional.empty());
        }
    }

    public TrafficRule {
        var hasPorts = protocol != Protocol.ICMP;
        if (hasPorts
                ? firstPort < 1 || lastPort < firstPort || lastPort > 65535
                : firstPort != 0 || lastPort != 0) {
            throw new IllegalArgumentException(
                    "not a range of ports: " + firstPort + "-" + lastPort);
        }
    }

    /** Reads the {@code tcp/443}, {@code udp/5000-5010} or {@code icmp} of a rule, and its ends. */
    public static Optional<TrafficRule> parse(String service, Peer from, Peer to) {
        if (service.equals("icmp")) {
            return Optional.of(new TrafficRule(Protocol.ICMP, 0, 0, from, to));
        }
        if (!service.startsWith("tcp/") && !service.startsWith("udp/")) {
            return Optional.empty();
        }
        var protocol = service.startsWith("tcp") ? Protocol.TCP : Protocol.UDP;
        var ports = service.substring(4);
        var dash = ports.indexOf('-');
        var first = port(dash < 0 ? ports : ports.substring(0, dash));
        var last = dash < 0 ? first : port(ports.substring(dash + 1));
        return first > 0 && first <= last
                ? Optional.of(new TrafficRule(protocol, first, last, from, to))
                : Optional.empty();
    }

    /** A port without leading zeros; 0 if it is none. By hand: rules are read often. */
    private static int port(String text) {
        var port = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9' || (i == 0 && c == '0') || i >= 5) {
                return 0;
            }
            port = port * 10 + c - '0';
        }
        return port <= 65535 ? port : 0;
    }

    /** The inverse of {@link #toString}; empty if it is none. */
    static Optional<TrafficRule> read(String text) {
        var parts = text.split(" ", -1);
        return parts.length == 4 && parts[2].equals("->")
                ? Peer.parse(parts[1])
                        .flatMap(from ->
                                Peer.parse(parts[3]).flatMap(to -> parse(parts[0], from, to)))
                : Optional.empty();
    }

    /** What is carried and where to: {@code tcp/443}. */
    public String service() {
        if (protocol == Protocol.ICMP) {
            return "icmp";
        }
        return protocol.word() + "/" + firstPort + (lastPort == firstPort ? "" : "-" + lastPort);
    }

    @Override
    public int compareTo(TrafficRule other) {
        return Comparator.comparing(TrafficRule::toString).compare(this, other);
    }

    @Override
    public String toString() {
        return service() + " " + from + " -> " + to;
    }
}
