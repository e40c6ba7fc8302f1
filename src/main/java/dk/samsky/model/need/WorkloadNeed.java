package dk.samsky.model.need;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.resource.TrafficRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A workload with its blueprint's parameters bound: all that placement and resources are made from.
 *
 * @param blueprint the blueprint's name
 * @param servers the groups of servers that it has, in the order of the blueprint
 * @param namespaces the namespaces that it has, in the order of the blueprint
 * @param rules what may flow
 * @param provider the provider that it is pinned to
 * @param region the region that it is pinned to
 * @param span where the workload is written
 */
public record WorkloadNeed(
        WorkloadId id,
        String blueprint,
        SequencedMap<String, String> labels,
        DataClass data,
        List<ServersNeed> servers,
        List<NamespaceNeed> namespaces,
        List<TrafficRule> rules,
        Optional<String> provider,
        Optional<String> region,
        Renames renames,
        Span span) {
    public WorkloadNeed {
        labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
        servers = List.copyOf(servers);
        namespaces = List.copyOf(namespaces);
        rules = List.copyOf(rules);
    }

    /** What it takes in all, counted by what it asks for, not by the sizes that hold it. */
    public Amounts amounts() {
        var sum = Amounts.NONE;
        for (var group : servers) {
            sum = sum.plus(group.amounts());
        }
        for (var namespace : namespaces) {
            sum = sum.plus(namespace.amounts());
        }
        return sum;
    }
}
