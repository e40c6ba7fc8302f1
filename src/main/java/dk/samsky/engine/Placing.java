package dk.samsky.engine;

import dk.samsky.engine.cloud.Clouds;
import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Server;
import dk.samsky.placement.CheapestFirst;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Market;
import dk.samsky.placement.Occupancy;
import dk.samsky.placement.Placements;
import dk.samsky.placement.Placer;
import java.util.List;
import java.util.TreeMap;

/** Places the workloads of several tenants together, beside what stands. */
record Placing(Placer placer, Standing standing) {
    static Placing of(Prepared prepared, Clouds clouds, List<TenantDraft> drafts) {
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
        return new Placing(new Placer(market, new CheapestFirst()), standing(drafts));
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

    Placements place(List<WorkloadNeed> needs) {
        return placer.place(needs, standing, Occupancy.assumed(needs, standing));
    }

    Explanation explain(WorkloadId workload, List<WorkloadNeed> needs) {
        return placer.explain(workload, needs, standing, Occupancy.assumed(needs, standing));
    }
}
