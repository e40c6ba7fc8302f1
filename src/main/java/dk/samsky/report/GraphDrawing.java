package dk.samsky.report;

import dk.samsky.model.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What depends on what, drawn in the languages of drawing programs, or as a tree. */
public final class GraphDrawing {
    private final SequencedMap<Address, List<Address>> needs;

    /**
     * @param needs each resource with those that it needs
     */
    public GraphDrawing(SequencedMap<Address, List<Address>> needs) {
        this.needs = new TreeMap<>(needs);
    }

    /** For Graphviz: https://graphviz.org/doc/info/lang.html */
    public String dot() {
        var text = new StringBuilder("digraph samsky {\n  rankdir=LR;\n  node [shape=box];\n");
        for (var tenant : tenants()) {
            text.append("  subgraph \"cluster_")
                    .append(tenant)
                    .append("\" {\n    label=\"")
                    .append(tenant)
                    .append("\";\n");
            needs.keySet().stream()
                    .filter(address -> address.tenant().name().equals(tenant))
                    .forEach(address ->
                            text.append("    \"")
                                    .append(address)
                                    .append("\" [label=\"")
                                    .append(label(address))
                                    .append("\"];\n"));
            text.append("  }\n");
        }
        needs.forEach((address, needed) ->
                needed.forEach(other ->
                        text.append("  \"")
                                .append(address)
                                .append("\" -> \"")
                                .append(other)
                                .append("\";\n")));
        return text.append("}\n").toString();
    }

    /** For Mermaid: https://mermaid.js.org/syntax/flowchart.html */
    public String mermaid() {
        var text = new StringBuilder("flowchart LR\n");
        var ids = new TreeMap<Address, String>();
        needs.keySet().forEach(address -> ids.put(address, "n" + (ids.size() + 1)));
        for (var tenant : tenants()) {
            text.append("  subgraph ").append(tenant).append('\n');
            ids.forEach((address, id) -> {
                if (address.tenant().name().equals(tenant)) {
                    text.append("    ")
                            .append(id)
                            .append("[\"")
                            .append(label(address))
                            .append("\"]\n");
                }
            });
            text.append("  end\n");
        }
        needs.forEach((address, needed) ->
                needed.stream()
                        .filter(ids::containsKey)
                        .forEach(other ->
                                text.append("  ")
                                        .append(ids.get(address))
                                        .append(" --> ")
                                        .append(ids.get(other))
                                        .append('\n')));
        return text.toString();
    }

    /**
     * As a tree: under each resource those that need it. One that needs several is shown in full
     * once.
     */
    public String tree() {
        var neededBy = new TreeMap<Address, Set<Address>>();
        needs.forEach((address, needed) ->
                needed.forEach(other ->
                        neededBy.computeIfAbsent(other, _ -> new TreeSet<>()).add(address)));
        var text = new StringBuilder();
        var shown = new LinkedHashSet<Address>();
        needs.forEach((address, needed) -> {
            if (needed.stream().noneMatch(needs::containsKey)) {
                branch(address, "", "", neededBy, shown, text);
            }
        });
        return text.toString();
    }

    private void branch(
            Address address,
            String lead,
            String indent,
            Map<Address, Set<Address>> neededBy,
            Set<Address> shown,
            StringBuilder text) {
        var isNew = shown.add(address);
        var below = List.copyOf(neededBy.getOrDefault(address, new TreeSet<>()));
        text.append(lead)
                .append(address)
                .append(isNew || below.isEmpty() ? "" : " (above)")
                .append('\n');
        if (isNew) {
            for (var i = 0; i < below.size(); i++) {
                var isLast = i == below.size() - 1;
                branch(
                        below.get(i),
                        indent + (isLast ? "└─ " : "├─ "),
                        indent + (isLast ? "   " : "│  "),
                        neededBy,
                        shown,
                        text);
            }
        }
    }

    private Set<String> tenants() {
        var tenants = new TreeSet<String>();
        needs.keySet().forEach(address -> tenants.add(address.tenant().name()));
        return tenants;
    }

    private static String label(Address address) {
        return address.workload().map(workload -> workload + "/").orElse("") + address.local();
    }
}
