package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Tenant;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.resource.Desired;
import java.util.List;
import java.util.Optional;

/** Makes the resources of workloads that have a place. Thread-safe. */
public final class ResourceBuilder {
    private final RangeCheck check;

    /**
     * @param check knows every tenant's range, as {@link RangeAllocator} gave them
     */
    public ResourceBuilder(RangeCheck check) {
        this.check = check;
    }

    /**
     * All resources of a tenant, in order of their addresses; whatever one refers to is among them.
     *
     * @param placed the tenant's workloads, in any order
     * @param standing what stands: networks keep their ranges
     */
    public Checked<List<Desired>> build(Tenant tenant, List<Placed> placed, Standing standing) {
        var range = check.ranges().get(tenant.id());
        if (range == null) {
            throw new IllegalArgumentException(
                    "This is a bug in Samsky: no range was given to " + tenant.id());
        }
        var problems = new Problems();
        placed.forEach(each -> check.check(each.need()).forEach(problems::add));
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
}
