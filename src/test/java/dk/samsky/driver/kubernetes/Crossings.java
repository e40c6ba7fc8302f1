package dk.samsky.driver.kubernetes;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What paths and rights lead from one tenant to another, judged from the objects of a cluster alone
 * and by what Kubernetes makes of them: policies add up, a namespace without one is open, and what
 * names no peer names everybody.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 *
 * @param ranges where each tenant's machines and pods are
 */
record Crossings(Map<TenantId, Cidr> ranges, Groups groups) {
    private static final List<String> NOT_THE_INTERNET_6 =
            List.of("64:ff9b::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/10");

    /** A namespace of a tenant. */
    private record Space(TenantId tenant, Map<?, ?> labels) {}

    /** Each way across, in words; empty if there is none. */
    List<String> find(List<Map<String, Object>> objects) {
        var spaces = new TreeMap<String, Space>();
        for (var object : objects) {
            var labels = map(map(object, "metadata"), "labels");
            if (text(object, "kind").equals("Namespace")) {
                spaces.put(
                        text(map(object, "metadata"), "name"),
                        new Space(new TenantId(text(labels, "samsky.dk/tenant")), labels));
            }
        }
        var found = new ArrayList<String>();
        var closed = new ArrayList<String>();
        for (var object : objects) {
            var name = text(map(object, "metadata"), "namespace");
            var space = spaces.get(name);
            switch (text(object, "kind")) {
                case "NetworkPolicy" -> {
                    var spec = map(object, "spec");
                    if (map(spec, "podSelector").isEmpty()
                            && list(spec, "policyTypes")
                                    .containsAll(List.of("Ingress", "Egress"))) {
                        closed.add(name);
                    }
                    if (space != null) {
                        paths(list(spec, "ingress"), "from", space, spaces, found);
                        paths(list(spec, "egress"), "to", space, spaces, found);
                    }
                }
                case "RoleBinding" -> {
                    if (space != null) {
                        rights(space.tenant, list(object, "subjects"), spaces, found);
                    }
                }
                case "ClusterRoleBinding" -> found.add("a role in all namespaces");
                default -> {}
            }
        }
        spaces.keySet().stream()
                .filter(name -> !closed.contains(name))
                .forEach(name -> found.add(name + " is open"));
        return found;
    }

    private void rights(
            TenantId tenant, List<?> subjects, Map<String, Space> spaces, List<String> found) {
        for (var subject : subjects) {
            var name = text(subject, "name");
            var home = spaces.get(text(subject, "namespace"));
            var isOurs =
                    switch (text(subject, "kind")) {
                        case "Group" -> groups.mayActIn(tenant, name);
                        case "ServiceAccount" -> home != null && home.tenant.equals(tenant);
                        default -> false;
                    };
            if (!isOurs) {
                found.add(name + " acts in what is " + tenant + "'s");
            }
        }
    }

    private void paths(
            List<?> rules, String end, Space own, Map<String, Space> spaces, List<String> found) {
        for (var rule : rules) {
            var peers = list(rule, end);
            if (peers.isEmpty()) {
                found.add(own.tenant + ": a rule names everybody");
            }
            for (var peer : peers) {
                across(peer, own, spaces)
                        .ifPresent(how -> found.add(own.tenant + " " + end + " " + how));
            }
        }
    }

    private Optional<String> across(Object peer, Space own, Map<String, Space> spaces) {
        if (has(peer, "ipBlock")) {
            return block(map(peer, "ipBlock"), own.tenant);
        }
        if (!has(peer, "namespaceSelector")) {
            return Optional.empty(); // pods beside it
        }
        var selector = map(peer, "namespaceSelector");
        if (has(selector, "matchExpressions")) {
            return Optional.of("whom an expression selects");
        }
        var wanted = map(selector, "matchLabels");
        return spaces.entrySet().stream()
                .filter(entry -> !entry.getValue().tenant.equals(own.tenant))
                .filter(entry -> entry.getValue().labels.entrySet().containsAll(wanted.entrySet()))
                .map(entry -> "the namespace " + entry.getKey())
                .findFirst();
    }

    private Optional<String> block(Map<?, ?> block, TenantId own) {
        var cidr = text(block, "cidr");
        var except = list(block, "except");
        if (cidr.contains(":")) {
            return except.containsAll(NOT_THE_INTERNET_6)
                    ? Optional.empty()
                    : Optional.of("private addresses in " + cidr);
        }
        var whole = Range.of(cidr);
        return ranges.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(own))
                .filter(entry -> {
                    var other = Range.of(entry.getValue().toString());
                    var both = whole.common(other);
                    return both.isPresent()
                            && except.stream().noneMatch(out -> Range.of(out).contains(both.get()));
                })
                .map(entry -> "the addresses of " + entry.getKey() + " in " + cidr)
                .findFirst();
    }

    /** Addresses, all of IPv4 included. */
    private record Range(long first, long last) {
        static Range of(Object written) {
            var parts = written.toString().split("[./]", -1);
            var first = 0L;
            for (var i = 0; i < 4; i++) {
                first = first << 8 | Long.parseLong(parts[i]);
            }
            return new Range(first, first + (1L << (32 - Integer.parseInt(parts[4]))) - 1);
        }

        boolean contains(Range other) {
            return first <= other.first && other.last <= last;
        }

        Optional<Range> common(Range other) {
            var both = new Range(Math.max(first, other.first), Math.min(last, other.last));
            return both.first <= both.last ? Optional.of(both) : Optional.empty();
        }
    }

    private static @Nullable Object at(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map ? map.get(key) : null;
    }

    private static boolean has(Object object, String key) {
        return at(object, key) != null;
    }

    private static Map<?, ?> map(@Nullable Object object, String key) {
        return at(object, key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static List<?> list(@Nullable Object object, String key) {
        return at(object, key) instanceof List<?> inner ? inner : List.of();
    }

    private static String text(@Nullable Object object, String key) {
        return at(object, key) instanceof String text ? text : "";
    }
}
