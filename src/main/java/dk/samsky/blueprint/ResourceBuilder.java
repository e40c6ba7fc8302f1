package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Tenant;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Makes the resources of workloads that have a place. Thread-safe. */
public final class ResourceBuilder {
    private final Cidr pool;
    private final SequencedMap<TenantId, Cidr> ranges;

    /**
     * @param pool the range that tenants' ranges are given from: no rule reaches into it beyond its
     *     tenant's own
     * @param ranges every tenant's range, as {@link RangeAllocator} gave them
     */
    public ResourceBuilder(Cidr pool, SequencedMap<TenantId, Cidr> ranges) {
        this.pool = pool;
        this.ranges = new TreeMap<>(ranges);
    }

    /**
     * All resources of a tenant, in order of their addresses; whatever one refers to is among them.
     *
     * @param placed the tenant's workloads, in any order
     * @param standing what stands: networks keep their ranges
     */
    public Checked<List<Desired>> build(Tenant tenant, List<Placed> placed, Standing standing) {
        var range = ranges.get(tenant.id());
        if (range == null) {
            throw new IllegalArgumentException(
                    "This is a bug in Samsky: no range was given to " + tenant.id());
        }
        var problems = new Problems();
        placed.forEach(each -> checkRules(each, range, problems));
        var networks =
                new NetworkAllocator(tenant.id(), range, standing, problems).allocate(placed);
        if (problems.hasErrors()) {
            return problems.refuse();
        }
        var resources = new TenantResources(tenant, range);
        placed.forEach(
                each -> resources.add(each, Optional.ofNullable(networks.get(each.need().id()))));
        return problems.conclude(resources.list());
    }

    /**
     * Nothing crosses tenants: a rule may name the tenant's own addresses and those outside the
     * cloud, never those of others.
     */
    private void checkRules(Placed placed, Cidr own, Problems problems) {
        for (var rule : placed.need().rules()) {
            for (var end : List.of(rule.from(), rule.to())) {
                if (end instanceof Peer.Range(var range) && !own.contains(range)) {
                    findForeign(range, placed.need().id().tenant())
                            .ifPresent(whose -> problems.add(foreign(placed, rule, range, whose)));
                }
            }
        }
    }

    private Optional<String> findForeign(Cidr range, TenantId own) {
        return ranges.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(own) && entry.getValue().overlaps(range))
                .map(Map.Entry::getKey)
                .map(tenant -> "addresses of '" + tenant + "'")
                .findFirst()
                .or(() ->
                        pool.overlaps(range)
                                ? Optional.of(
                                        "the pool "
                                                + pool
                                                + " that other tenants' addresses come from")
                                : Optional.empty());
    }

    private static Diagnostic foreign(Placed placed, TrafficRule rule, Cidr range, String whose) {
        return Diagnostic.error(
                        BlueprintCode.FOREIGN_RANGE,
                        placed.need().span(),
                        "The rule '"
                                + rule
                                + "' of the blueprint '"
                                + placed.need().blueprint()
                                + "' names "
                                + range
                                + ", which holds "
                                + whose
                                + ".",
                        "No tenant reaches another's networks.",
                        "Name a smaller range, or use a blueprint without this rule.")
                .about(placed.need().id().toString());
    }
}
