package dk.samsky.plan;

import dk.samsky.cost.Holding;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Tenant;
import dk.samsky.model.Recorded;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares all that a tenant is to have, over all providers, with its quota. */
public final class Quota {
    private Quota() {}

    /**
     * What is over the quota, if anything: an error, or a warning if no excess is larger than it is
     * now, so that a tenant can come back to its quota (decision 0094).
     *
     * @param whole all that the tenant is to have
     * @param stays what it keeps beside that, since the plan is not about it
     * @param stands what the tenant has now
     */
    public static Optional<Diagnostic> check(
            Tenant tenant,
            List<Desired> whole,
            Collection<Recorded> stays,
            Collection<Recorded> stands) {
        var sum = sum(whole.stream().map(Desired::resource)).plus(standing(stays));
        var quota = tenant.quota().value();
        var excesses = quota.exceededBy(sum);
        if (excesses.isEmpty()) {
            return Optional.empty();
        }
        var now = standing(stands);
        var told = excesses.stream().map(Limits.Excess::toString).collect(Collectors.joining(", "));
        var error =
                Diagnostic.error(
                                PlanCode.QUOTA,
                                tenant.quota().span(),
                                tenant.displayName()
                                        + " would have more than its quota: "
                                        + told
                                        + ".",
                                "A quota counts all workloads of the tenant over all providers,"
                                        + " whatever is selected.",
                                "Raise spec.quota of the tenant, or ask for less.")
                        .about(tenant.id().name());
        return Optional.of(
                quota.atLeast(now).exceededBy(sum).isEmpty() ? error.asWarning() : error);
    }

    private static Amounts standing(Collection<Recorded> recorded) {
        return sum(recorded.stream().map(one -> Holding.of(one).resource()));
    }

    private static Amounts sum(Stream<Resource> resources) {
        return resources.map(Resource::amounts).reduce(Amounts.NONE, Amounts::plus);
    }
}
