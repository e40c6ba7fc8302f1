package dk.samsky.placement;

import dk.samsky.document.Provider;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.resource.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What stands, found by workload; what had another name before is found by that. */
final class WhatStands {
    private final Standing standing;
    private final Map<WorkloadId, List<Server>> servers = new LinkedHashMap<>();

    WhatStands(Standing standing) {
        this.standing = standing;
        // In order of the addresses, so that of several servers the same one speaks for its group
        // each time.
        for (var entry : new TreeMap<Address, Server>(standing.servers()).entrySet()) {
            entry.getKey()
                    .workloadId()
                    .ifPresent(id ->
                            servers.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(entry.getValue()));
        }
    }

    static Optional<Location> place(WorkloadNeed need, Standing standing) {
        return Optional.ofNullable(standing.places().get(need.id()))
                .or(() -> formerId(need).map(former -> standing.places().get(former)));
    }

    Optional<Location> place(WorkloadNeed need) {
        return place(need, standing);
    }

    /**
     * The size to keep for each group of servers: what its first server has, if the group asks for
     * the same as then and the provider still has the size and it still holds that.
     */
    SequencedMap<String, String> sizes(WorkloadNeed need, Provider provider) {
        var kept = new LinkedHashMap<String, String>();
        for (var group : need.servers()) {
            first(need, group)
                    .filter(server ->
                            server.vcpus() == group.vcpus()
                                    && server.memory().equals(group.memory()))
                    .map(server -> provider.sizes().get(server.size()))
                    .filter(size -> Sizer.holds(size, group))
                    .ifPresent(size -> kept.put(group.component(), size.name()));
        }
        return kept;
    }

    private Optional<Server> first(WorkloadNeed need, ServersNeed group) {
        var mine =
                Optional.ofNullable(servers.get(need.id()))
                        .or(() -> formerId(need).map(servers::get))
                        .orElse(List.of());
        return mine.stream()
                .filter(server ->
                        server.group().equals(group.component())
                                || group.component()
                                        .equals(need.renames().components().get(server.group())))
                .findFirst();
    }

    private static Optional<WorkloadId> formerId(WorkloadNeed need) {
        return need.renames().workload().map(name -> new WorkloadId(need.id().tenant(), name));
    }
}
