package dk.samsky.engine.cloud;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.plan.Sight;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;

/** Looks at one tenant's parts of the clouds. Thread-safe. */
public final class Observer {
    private final Clouds clouds;
    private final Caller caller;
    private final DeploymentId deployment;

    public Observer(Clouds clouds, Caller caller, DeploymentId deployment) {
        this.clouds = clouds;
        this.caller = caller;
        this.deployment = deployment;
    }

    public TenantScope scope(TenantId tenant, Site site) {
        return new TenantScope(deployment, tenant, site.location());
    }

    /** What stands at these sites; what cannot be read is unknown in it, with the reason. */
    public Sight look(TenantId tenant, Collection<Site> sites) throws InterruptedException {
        var seen = new TreeMap<Site, Observation>();
        for (var site : sites) {
            var kinds = clouds.capabilities(site).stream().map(Capability::kind).toList();
            seen.put(site, look(tenant, site, kinds));
        }
        return new Sight(true, seen);
    }

    /** What stands of these kinds at one site. */
    public Observation look(TenantId tenant, Site site, List<Kind> kinds)
            throws InterruptedException {
        try {
            var seen = observe(tenant, site, kinds);
            return kinds.size() > 1 ? again(tenant, site, seen) : seen;
        } catch (DriverException failure) {
            var unknown = new EnumMap<Kind, String>(Kind.class);
            for (var kind : Kind.values()) {
                unknown.put(kind, failure.getMessage());
            }
            return new Observation(List.of(Kind.values()), List.of(), unknown, List.of());
        }
    }

    private Observation observe(TenantId tenant, Site site, List<Kind> kinds)
            throws DriverException, InterruptedException {
        return caller.read(site, tenant, driver -> driver.observe(scope(tenant, site), kinds));
    }

    /**
     * Asks for each kind that could not be read, alone: such a look fails as the list did, so that
     * it is waited for and repeated where that may help. Once that was in vain, the service behind
     * it is not waited for again.
     */
    private Observation again(TenantId tenant, Site site, Observation seen)
            throws InterruptedException {
        var all = seen;
        for (var kind : seen.unknown().keySet()) {
            try {
                all = all.with(observe(tenant, site, List.of(kind)));
            } catch (DriverException failure) {
                // It stays unknown, for the reason that is known.
                if (failure.kind() == DriverException.Kind.TRANSIENT
                        || failure.kind() == DriverException.Kind.THROTTLED) {
                    break;
                }
            }
        }
        return all;
    }
}
