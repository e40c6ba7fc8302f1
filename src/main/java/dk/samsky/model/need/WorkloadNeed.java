package dk.samsky.model.need;

import dk.samsky.diagnostic.Span;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.TrafficRule;
import java.util.ArrayList;
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

    /**
     * The same with every server that stands and must not be deleted, though the group asks for
     * fewer by now; a group that asks for none is given up as a whole.
     */
    public WorkloadNeed keeping(Standing.OfWorkload standing) {
        if (servers.stream().noneMatch(group -> group.count() < staying(group, standing))) {
            return this;
        }
        return new WorkloadNeed(
                id,
                blueprint,
                labels,
                data,
                servers.stream()
                        .map(group ->
                                group.withCount(Math.max(group.count(), staying(group, standing))))
                        .toList(),
                namespaces,
                rules,
                provider,
                region,
                renames,
                span);
    }

    /** The servers that it has and the other, of the same groups, has not. */
    public List<Address> serversBeyond(WorkloadNeed other) {
        var beyond = new ArrayList<Address>();
        for (var i = 0; i < servers.size(); i++) {
            var group = servers.get(i);
            for (var number = other.servers.get(i).count() + 1; number <= group.count(); number++) {
                beyond.add(Address.of(id, Kind.SERVER, group.serverName(number)));
            }
        }
        return Collections.unmodifiableList(beyond);
    }

    private static int staying(ServersNeed group, Standing.OfWorkload standing) {
        var numbers = standing.numbers().get(group.component());
        if (numbers == null || group.count() == 0) {
            return 0;
        }
        // What was protected when last applied stays until an apply has lifted that.
        return group.protect() ? numbers.last() : numbers.lastProtected();
    }

    /**
     * What volumes that stand hold beyond what is asked of them, and keep: none can shrink.
     *
     * @param volumes what each holds, by its name
     */
    public ByteSize beyond(SequencedMap<String, ByteSize> volumes) {
        var beyond = 0L;
        if (volumes.isEmpty()) {
            return ByteSize.ZERO;
        }
        for (var group : servers) {
            for (var number = 1; number <= group.count(); number++) {
                for (var volume : group.volumes()) {
                    var holds = volumes.get(group.volumeName(number, volume));
                    if (holds != null) {
                        beyond += Math.max(0, holds.bytes() - volume.size().bytes());
                    }
                }
            }
        }
        return new ByteSize(beyond);
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
