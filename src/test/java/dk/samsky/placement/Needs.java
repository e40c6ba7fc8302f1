package dk.samsky.placement;

import dk.samsky.cost.Estates;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import dk.samsky.model.need.NamespaceNeed;
import dk.samsky.model.need.Renames;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.ServersNeed.VolumeNeed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Makes needs for tests: servers with a volume, or a namespace, of public or other data. */
final class Needs {
    static final DataClass PUBLIC =
            new DataClass(Confidentiality.PUBLIC, PersonalData.NONE, DataLocation.ANY);

    private Needs() {}

    static WorkloadNeed servers(String tenant, String name, int count) {
        return of(tenant, name, PUBLIC, List.of(group("web", count, 2, 4)), List.of());
    }

    static WorkloadNeed servers(String tenant, String name, DataClass data) {
        return of(tenant, name, data, List.of(group("web", 1, 2, 4)), List.of());
    }

    static WorkloadNeed namespace(String tenant, String name) {
        return of(tenant, name, PUBLIC, List.of(), List.of(space("app", 2)));
    }

    static ServersNeed group(String component, int count, int vcpus, int gibibytes) {
        return new ServersNeed(
                component,
                count,
                vcpus,
                ByteSize.ofGibibytes(gibibytes),
                "debian-12",
                false,
                false,
                Optional.empty(),
                List.of(),
                List.of(new VolumeNeed("data", ByteSize.ofGibibytes(50))),
                false);
    }

    static NamespaceNeed space(String component, int vcpus) {
        return new NamespaceNeed(
                component,
                vcpus,
                ByteSize.ofGibibytes(8),
                ByteSize.ofGibibytes(100),
                20,
                0,
                PodSecurity.RESTRICTED,
                List.of(),
                false,
                false);
    }

    static WorkloadNeed of(
            String tenant,
            String name,
            DataClass data,
            List<ServersNeed> servers,
            List<NamespaceNeed> namespaces) {
        return new WorkloadNeed(
                new WorkloadId(new TenantId(tenant), name),
                "servers",
                new LinkedHashMap<>(),
                data,
                servers,
                namespaces,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Renames.NONE,
                Estates.SPAN);
    }

    static WorkloadNeed pinned(WorkloadNeed need, String provider) {
        return new WorkloadNeed(
                need.id(),
                need.blueprint(),
                need.labels(),
                need.data(),
                need.servers(),
                need.namespaces(),
                need.rules(),
                Optional.of(provider),
                need.region(),
                need.renames(),
                need.span());
    }

    /** That a workload runs there with these servers, at most one of each group. */
    static Standing standing(WorkloadId workload, Location place, Server... servers) {
        var byGroup = new LinkedHashMap<String, Standing.Given>();
        for (var server : servers) {
            byGroup.put(server.group(), Standing.Given.of(server));
        }
        var workloads = new LinkedHashMap<WorkloadId, Standing.OfWorkload>();
        workloads.put(
                workload,
                new Standing.OfWorkload(
                        place,
                        byGroup,
                        new LinkedHashMap<>(),
                        Optional.empty(),
                        Amounts.NONE,
                        new LinkedHashMap<>()));
        return new Standing(workloads);
    }

    /** As if each workload that stands took now what it needs. */
    static Standing taking(List<WorkloadNeed> needs, Standing standing) {
        var workloads = new LinkedHashMap<>(standing.workloads());
        for (var need : needs) {
            workloads.computeIfPresent(
                    need.id(),
                    (_, stands) ->
                            new Standing.OfWorkload(
                                    stands.place(),
                                    stands.servers(),
                                    stands.numbers(),
                                    stands.network(),
                                    need.amounts(),
                                    stands.volumes()));
        }
        return new Standing(workloads);
    }

    /** The same, by place. */
    static SequencedMap<Location, Amounts> taken(List<WorkloadNeed> needs, Standing standing) {
        var taken = new TreeMap<Location, Amounts>();
        for (var need : needs) {
            new WhatStands(standing)
                    .place(need)
                    .ifPresent(place -> taken.merge(place, need.amounts(), Amounts::plus));
        }
        return taken;
    }
}
