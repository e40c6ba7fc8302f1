package dk.samsky.engine;

import dk.samsky.engine.cloud.Clouds;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Server;
import dk.samsky.placement.CheapestFirst;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Market;
import dk.samsky.placement.Occupancy;
import dk.samsky.placement.Placements;
import dk.samsky.placement.Placer;
import dk.samsky.state.StateStore;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Places the workloads of several tenants together, beside what stands. */
record Placing(Placer placer, Standing standing, Occupancy occupancy) {
    static Placing of(
            Prepared prepared, Clouds clouds, StateStore store, List<TenantDraft> drafts) {
        var facts = prepared.facts();
        var market =
                new Market(
                        prepared.workspace(),
                        prepared.tariff(),
                        prepared.policies().judge(),
                        (_, need, provider, region) ->
                                facts.placement(need)
                                        .apply(new Location(provider.name(), region.name())),
                        clouds.capabilities(),
                        prepared.today());
        var standing = standing(drafts);
        return new Placing(
                new Placer(market, new CheapestFirst()),
                standing,
                occupancy(prepared, store, drafts, standing));
    }

    private static Standing standing(List<TenantDraft> drafts) {
        var places = new TreeMap<WorkloadId, Location>();
        var servers = new TreeMap<Address, Server>();
        var networks = new TreeMap<Address, Cidr>();
        for (var draft : drafts) {
            var own = draft.standing();
            places.putAll(own.places());
            servers.putAll(own.servers());
            networks.putAll(own.networks());
        }
        return new Standing(places, servers, networks);
    }

    /**
     * What stands takes its room, whoever's it is and whether it is planned or not. By workload it
     * is only added up where there is a limit.
     */
    private static Occupancy occupancy(
            Prepared prepared, StateStore store, List<TenantDraft> drafts, Standing standing) {
        var taken = new TreeMap<Location, Amounts>();
        store.occupancy()
                .values()
                .forEach(places ->
                        places.forEach((place, part) -> taken.merge(place, part, Amounts::plus)));
        var limited = limited(prepared);
        var byWorkload = new TreeMap<WorkloadId, Amounts>();
        for (var draft : drafts) {
            for (var recorded : draft.shard().resources().values()) {
                var address = draft.moved().getOrDefault(recorded.address(), recorded.address());
                address.workloadId()
                        .filter(_ -> limited.contains(recorded.location()))
                        .filter(id -> recorded.location().equals(standing.places().get(id)))
                        .ifPresent(id ->
                                byWorkload.merge(
                                        id, amounts(recorded, address, standing), Amounts::plus));
            }
        }
        return new Occupancy(taken, byWorkload);
    }

    private static Set<Location> limited(Prepared prepared) {
        var limited = new TreeSet<Location>();
        for (var provider : prepared.workspace().providers().values()) {
            provider.regions().values().stream()
                    .filter(region -> !region.capacity().equals(Limits.NONE))
                    .forEach(region -> limited.add(new Location(provider.name(), region.name())));
        }
        return limited;
    }

    private static Amounts amounts(Recorded recorded, Address address, Standing standing) {
        return switch (address.kind()) {
            case SERVER -> Objects.requireNonNull(standing.servers().get(address)).amounts();
            case VOLUME, PUBLIC_ADDRESS, NAMESPACE, NAMESPACE_QUOTA ->
                    Resources.read(address.kind(), recorded.content().fields()).amounts();
            case TENANT_SPACE, NETWORK, FIREWALL, NETWORK_POLICY, ACCESS_BINDING -> Amounts.NONE;
        };
    }

    Placements place(List<WorkloadNeed> needs) {
        return placer.place(needs, standing, occupancy);
    }

    Explanation explain(WorkloadId workload, List<WorkloadNeed> needs) {
        return placer.explain(workload, needs, standing, occupancy);
    }
}
