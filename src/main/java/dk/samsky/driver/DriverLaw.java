package dk.samsky.driver;

import dk.samsky.diagnostic.Few;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parts of the law of {@link Driver} that are the same for every cloud. */
public final class DriverLaw {
    private DriverLaw() {}

    /** Lists one kind of a scope, whole or not at all. */
    @FunctionalInterface
    public interface Lister {
        /**
         * The objects of the scope.
         *
         * @param others takes the deployments that have marked objects of the tenant
         * @param unmarked takes the ids of what stands in a place that is the tenant's alone, and
         *     carries no mark
         * @throws DriverException {@code UNSUPPORTED} if the cloud holds no such kind
         */
        List<Remote> list(Kind kind, Collection<DeploymentId> others, Collection<RemoteId> unmarked)
                throws DriverException;
    }

    /**
     * Looks kind by kind: one that cannot be listed is unknown, and hides no other.
     *
     * @throws DriverException the first failure, if nothing at all could be read
     */
    public static Observation observe(TenantScope scope, List<Kind> kinds, Lister lister)
            throws DriverException {
        var present = new ArrayList<Remote>();
        var others = new TreeSet<DeploymentId>();
        var unmarked = new EnumMap<Kind, Set<RemoteId>>(Kind.class);
        var unknown = new EnumMap<Kind, String>(Kind.class);
        var failures = new ArrayList<DriverException>();
        for (var kind : kinds) {
            try {
                var without = new HashSet<RemoteId>();
                present.addAll(lister.list(kind, others, without));
                unmarked.put(kind, without);
            } catch (DriverException failure) {
                unknown.put(kind, failure.getMessage());
                if (failure.kind() != DriverException.Kind.UNSUPPORTED) {
                    failures.add(failure);
                }
            }
        }
        if (!failures.isEmpty() && unknown.size() == kinds.size()) {
            throw failures.getFirst();
        }
        others.remove(scope.deployment());
        return new Observation(kinds, present, unknown, others, unmarked);
    }

    /** Fails with {@code DENIED} if an address is not of the scope's tenant. */
    public static void requireOwn(TenantScope scope, Address address) throws DriverException {
        if (!address.tenant().equals(scope.tenant())) {
            throw new DriverException(
                    DriverException.Kind.DENIED,
                    address + " is not " + scope.tenant() + "'s.",
                    "This is a bug in Samsky: a tenant's scope was used for another's object.");
        }
    }

    /** Fails with {@code INVALID} if the provider's document names regions, and not this one. */
    public static void requireRegion(Connection provider, TenantScope scope)
            throws DriverException {
        var regions = provider.regions();
        if (!regions.isEmpty() && !regions.containsKey(scope.location().region())) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    provider.provider() + " has no region '" + scope.location().region() + "'.",
                    "Use one of " + Few.of(regions.keySet()) + ".");
        }
    }
}
