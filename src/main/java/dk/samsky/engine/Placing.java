package dk.samsky.engine;

import dk.samsky.engine.cloud.Clouds;
import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Limits;
import dk.samsky.placement.CheapestFirst;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Market;
import dk.samsky.placement.Occupancy;
import dk.samsky.placement.Placements;
import dk.samsky.placement.Placer;
import dk.samsky.state.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
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
                new Placer(market, new CheapestFirst()), standing, occupancy(store, standing));
    }

    private static Standing standing(List<TenantDraft> drafts) {
        var workloads = new LinkedHashMap<WorkloadId, Standing.OfWorkload>();
        drafts.forEach(draft -> workloads.putAll(draft.standing().workloads()));
        return new Standing(workloads);
    }

    /** What stands takes its room, whoever's it is and whether it is planned or not. */
    private static Occupancy occupancy(StateStore store, Standing standing) {
        var taken = new TreeMap<Location, Amounts>();
        store.occupancy()
                .values()
                .forEach(places ->
                        places.forEach((place, part) -> taken.merge(place, part, Amounts::plus)));
        var byWorkload = new LinkedHashMap<WorkloadId, Amounts>();
        standing.workloads().forEach((id, each) -> byWorkload.put(id, each.taken()));
        return new Occupancy(taken, byWorkload);
    }

    /** The places that have a limit. */
    static Set<Location> limited(Prepared prepared) {
        var limited = new TreeSet<Location>();
        for (var provider : prepared.workspace().providers().values()) {
            provider.regions().values().stream()
                    .filter(region -> !region.capacity().equals(Limits.NONE))
                    .forEach(region -> limited.add(new Location(provider.name(), region.name())));
        }
        return limited;
    }

    Placements place(List<WorkloadNeed> needs) {
        return placer.place(needs, standing, occupancy);
    }

    Explanation explain(WorkloadId workload, List<WorkloadNeed> needs) {
        return placer.explain(workload, needs, standing, occupancy);
    }
}
