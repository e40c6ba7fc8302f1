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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares all that a tenant is to have, over all providers, with its quota. */
public final class Quota {
    private Quota() {}

    /**
     * An error; of a plan that takes no more of it, a warning.
     *
     * @param whole all that the tenant would have: its documents, and what it keeps beside them
     * @param before the same without what this plan adds; asked only if the quota is exceeded,
     *     since what stands must be decoded for it
     */
    public static Optional<Diagnostic> check(
            Tenant tenant, Amounts whole, Supplier<Amounts> before) {
        var quota = tenant.quota().value();
        var excesses = quota.exceededBy(whole);
        if (excesses.isEmpty()) {
            return Optional.empty();
        }
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
                quota.atLeast(before.get()).exceededBy(whole).isEmpty()
                        ? error.asWarning()
                        : error);
    }

    /** What these take together. */
    public static Amounts wanted(Collection<Desired> desired) {
        return sum(desired.stream().map(Desired::resource));
    }

    /** What these take together. */
    public static Amounts standing(Collection<Recorded> recorded) {
        return sum(recorded.stream().map(one -> Holding.of(one).resource()));
    }

    private static Amounts sum(Stream<Resource> resources) {
        return resources.map(Resource::amounts).reduce(Amounts.NONE, Amounts::plus);
    }
}
