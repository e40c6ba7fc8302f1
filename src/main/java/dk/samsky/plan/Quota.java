package dk.samsky.plan;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Tenant;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Desired;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares all that a tenant is to have, over all providers, with its quota. */
public final class Quota {
    private Quota() {}

    /** What is over the quota, if anything. */
    public static Optional<Diagnostic> check(Tenant tenant, List<Desired> whole) {
        var sum =
                whole.stream()
                        .map(desired -> desired.resource().amounts())
                        .reduce(Amounts.NONE, Amounts::plus);
        var excesses = tenant.quota().value().exceededBy(sum);
        if (excesses.isEmpty()) {
            return Optional.empty();
        }
        var told = excesses.stream().map(Limits.Excess::toString).collect(Collectors.joining(", "));
        return Optional.of(
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
                        .about(tenant.id().name()));
    }
}
