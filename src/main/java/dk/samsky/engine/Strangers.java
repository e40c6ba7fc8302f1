package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.plan.Sight;
import dk.samsky.state.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges that another deployment has objects of a tenant: its state may have been lost, and a plan
 * of a state that remembers nothing would build all of it again. See decision 0019.
 */
public final class Strangers {
    private Strangers() {}

    /**
     * An error if the state remembers nothing of the tenant, else a warning; for each of them.
     *
     * @param shard what the state remembers of the tenant
     * @param beside the deployments that are there on purpose
     */
    public static List<Diagnostic> judge(
            Shard shard, Sight sight, Collection<DeploymentId> beside) {
        var places = new TreeMap<DeploymentId, TreeSet<Site>>();
        sight.observations()
                .forEach((site, observation) ->
                        observation.others().stream()
                                .filter(other -> !beside.contains(other))
                                .forEach(other ->
                                        places.computeIfAbsent(other, _ -> new TreeSet<>())
                                                .add(site)));
        var isForgotten = shard.resources().isEmpty();
        var found = new ArrayList<Diagnostic>();
        places.forEach((other, sites) ->
                found.add(
                        isForgotten
                                ? refusal(shard.tenant(), other, sites)
                                : warning(shard.tenant(), other, sites)));
        return List.copyOf(found);
    }

    /** Whether this tells that a tenant is refused for what another deployment has of it. */
    static boolean isRefusal(Diagnostic told) {
        return told.isError() && told.code().equals(EngineCode.OTHER_DEPLOYMENT);
    }

    private static Diagnostic refusal(TenantId tenant, DeploymentId other, Collection<Site> sites) {
        return Diagnostic.error(
                        EngineCode.OTHER_DEPLOYMENT,
                        what(tenant, other, sites),
                        "The state remembers nothing of "
                                + tenant
                                + ". If it was lost, all of this would be built a second time.",
                        waysOut(other))
                .about(tenant.name());
    }

    private static Diagnostic warning(TenantId tenant, DeploymentId other, Collection<Site> sites) {
        return Diagnostic.warning(
                        EngineCode.OTHER_DEPLOYMENT,
                        what(tenant, other, sites),
                        "This deployment neither changes those objects nor counts them.",
                        "If it is there on purpose, name it in samsky.yaml: "
                                + named(other)
                                + ". If not, take those objects away from where they were made.")
                .about(tenant.name());
    }

    private static String what(TenantId tenant, DeploymentId other, Collection<Site> sites) {
        return "The deployment "
                + other
                + " has objects of "
                + tenant
                + " at "
                + Few.of(sites)
                + ".";
    }

    /**
     * How to go on, whichever it is: that the state was lost, or that two are meant to be there.
     */
    private static String waysOut(DeploymentId other) {
        return "If the state was lost, give this empty one its identity, and plan again:\n"
                + "    samsky state restore "
                + other
                + "\nIf it is another deployment on purpose, name it in samsky.yaml: "
                + named(other)
                + ".";
    }

    private static String named(DeploymentId other) {
        return "spec.state.beside: [" + other + "]";
    }
}
