package dk.samsky.placement;

import dk.samsky.document.Provider;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What stands, found by workload; what had another name before is found by that. */
record WhatStands(Standing standing) {
    Optional<Location> place(WorkloadNeed need) {
        return find(need).map(Standing.OfWorkload::place);
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

    /** What it takes of the place where it runs. */
    Amounts taken(WorkloadNeed need) {
        return find(need).map(Standing.OfWorkload::taken).orElse(Amounts.NONE);
    }

    /** What its volumes hold there beyond what it asks of them, and keep. */
    ByteSize beyond(WorkloadNeed need) {
        return find(need).map(stands -> need.beyond(stands.volumes())).orElse(ByteSize.ZERO);
    }

    private Optional<Standing.Given> first(WorkloadNeed need, ServersNeed group) {
        return find(need)
                .flatMap(stands ->
                        stands.servers().values().stream()
                                .filter(server -> isOf(group, server, need))
                                .findFirst());
    }

    private static boolean isOf(ServersNeed group, Standing.Given server, WorkloadNeed need) {
        return server.group().equals(group.component())
                || group.component().equals(need.renames().components().get(server.group()));
    }

    private Optional<Standing.OfWorkload> find(WorkloadNeed need) {
        return standing.find(need.id()).or(() -> formerId(need).flatMap(standing::find));
    }

    private static Optional<WorkloadId> formerId(WorkloadNeed need) {
        return need.renames().workload().map(name -> new WorkloadId(need.id().tenant(), name));
    }
}
