package dk.samsky.engine;

import dk.samsky.blueprint.Moves;
import dk.samsky.document.Tenant;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Server;
import dk.samsky.state.Shard;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What is known of one tenant before anything is decided.
 *
 * @param tenant its document; empty if it has none any more, and only its state speaks of it
 * @param needs of its workloads, by name
 * @param moved former address of each renamed resource to the one it has now
 */
record TenantDraft(
        TenantId id,
        Optional<Tenant> tenant,
        Shard shard,
        List<WorkloadNeed> needs,
        SequencedMap<Address, Address> moved) {
    TenantDraft {
        needs = needs.stream().toList();
        moved = Collections.unmodifiableSequencedMap(new TreeMap<>(moved));
    }

    static TenantDraft of(
            TenantId id, Optional<Tenant> tenant, Shard shard, List<WorkloadNeed> needs) {
        var moved = new TreeMap<Address, Address>();
        for (var need : needs) {
            if (!need.renames().isNone()) {
                var isTaken =
                        need.renames().workload().stream()
                                .anyMatch(former ->
                                        needs.stream()
                                                .anyMatch(
                                                        other -> other.id().name().equals(former)));
                moved.putAll(
                        Moves.of(
                                need.id(),
                                need.renames(),
                                isTaken ? Moves.FormerName.TAKEN : Moves.FormerName.FREE,
                                shard.resources().keySet()));
            }
        }
        return new TenantDraft(id, tenant, shard, needs, moved);
    }

    /**
     * What stands already, under the names that it has now. Only servers and networks are decoded.
     */
    Standing standing() {
        var places = new TreeMap<WorkloadId, Location>();
        var servers = new TreeMap<Address, Server>();
        var networks = new TreeMap<Address, Cidr>();
        for (var recorded : shard.resources().values()) {
            var address = moved.getOrDefault(recorded.address(), recorded.address());
            address.workloadId()
                    .ifPresent(workload -> places.putIfAbsent(workload, recorded.location()));
            if (address.kind() == Kind.SERVER || address.kind() == Kind.NETWORK) {
                switch (read(recorded)) {
                    case Server server -> servers.put(address, server);
                    case Network network -> networks.put(address, network.range());
                    default ->
                            throw new IllegalStateException(
                                    "This is a bug in Samsky: " + address + " is of another kind");
                }
            }
        }
        return new Standing(places, servers, networks);
    }

    private static Resource read(Recorded recorded) {
        return Resources.read(recorded.address().kind(), recorded.content().fields());
    }
}
