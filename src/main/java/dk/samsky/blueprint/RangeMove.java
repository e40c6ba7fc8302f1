package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.TenantSpace;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges that a tenant's address range is to change. The former one is free for others once the
 * state has the new one, so nothing may stand outside of that. See decision 0090.
 */
public final class RangeMove {
    private RangeMove() {}

    /**
     * Why the tenant may not have this range ({@code BP-203}); empty if it may.
     *
     * @param stands all that stands of the tenant
     */
    public static Optional<Diagnostic> judge(
            Tenant tenant, Cidr range, Collection<Recorded> stands) {
        var outside = new TreeMap<Address, Cidr>();
        for (var recorded : stands) {
            find(recorded)
                    .filter(own -> !range.contains(own))
                    .ifPresent(own -> outside.put(recorded.address(), own));
        }
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        diagnostic(
                                tenant,
                                range,
                                outside.firstEntry().getKey()
                                        + " stands in "
                                        + outside.firstEntry().getValue()
                                        + (outside.size() == 1
                                                ? ""
                                                : ", and more stands outside it"),
                                "What stands is not moved, and its addresses would be free for"
                                        + " other tenants."));
    }

    /**
     * That the tenant may not have this range while nobody knows what stands of it, as after the
     * state was restored.
     */
    public static Diagnostic unseen(Tenant tenant, Cidr range) {
        return diagnostic(
                tenant,
                range,
                "what stands of it is not known",
                "The state was restored, and not every place could be looked at since. What stands"
                        + " is not moved, and its addresses would be free for other tenants.");
    }

    private static Diagnostic diagnostic(Tenant tenant, Cidr range, String because, String why) {
        return Diagnostic.error(
                        BlueprintCode.NETWORK_OUTSIDE,
                        tenant.addressRange().map(Located::span).orElse(tenant.metadata().span()),
                        "The range of '"
                                + tenant.id()
                                + "' cannot become "
                                + range
                                + ": "
                                + because
                                + ".",
                        why,
                        "Put the former range back. To move, take away the tenant's workloads with"
                                + " servers and apply that before the range is changed.")
                .about(tenant.id().name());
    }

    private static Optional<Cidr> find(Recorded recorded) {
        return switch (recorded.address().kind()) {
            case NETWORK -> Optional.of(((Network) Resources.of(recorded)).range());
            case TENANT_SPACE -> Optional.of(((TenantSpace) Resources.of(recorded)).range());
            case FIREWALL,
                    PUBLIC_ADDRESS,
                    VOLUME,
                    SERVER,
                    NAMESPACE,
                    NAMESPACE_QUOTA,
                    NETWORK_POLICY,
                    ACCESS_BINDING,
                    DEPLOYER ->
                    Optional.empty();
        };
    }
}
