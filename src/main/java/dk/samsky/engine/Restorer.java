package dk.samsky.engine;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.engine.Leftovers.Left;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.state.RangeTaken;
import dk.samsky.state.Run;
import dk.samsky.state.StateStore;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Gives an empty state the identity of one that was lost. The objects in the clouds carry that
 * identity, so the next plan finds them and takes them in. See decision 0019.
 */
public final class Restorer {
    private final Tools tools;

    public Restorer(
            Clouds clouds,
            StateStore store,
            Surroundings surroundings,
            Pace pace,
            Progress progress) {
        this.tools = Tools.of(clouds, store, surroundings, pace, progress);
    }

    /**
     * What was found.
     *
     * @param objects how many objects carry the identity
     * @param tenants of how many tenants
     */
    public record Restored(int objects, int tenants) {}

    /**
     * Restores. Every place is looked at first: an identity that no object carries is a mistake,
     * and the ranges that tenants have are to be known before anybody is given a new one.
     *
     * @param run that does it
     */
    public Checked<Restored> restore(DeploymentId lost, Collection<TenantId> tenants, Run run)
            throws InterruptedException {
        var found = new Leftovers(tools.as(lost)).find(tenants, _ -> true);
        var problems = new Problems();
        unread(found, problems);
        var counted =
                new Restored(
                        found.stream().mapToInt(left -> left.objects().size()).sum(),
                        (int) found.stream().filter(left -> !left.objects().isEmpty()).count());
        if (counted.objects() == 0 && !problems.hasErrors()) {
            problems.add(nothing(lost, tenants.size()));
        }
        if (!problems.hasErrors()) {
            write(lost, ranges(found), run, problems);
        }
        return problems.conclude(counted);
    }

    private void write(
            DeploymentId lost, SequencedMap<TenantId, Cidr> ranges, Run run, Problems problems) {
        try {
            if (!tools.store().restore(lost, ranges, run)) {
                problems.add(
                        Diagnostic.error(
                                EngineCode.NOT_RESTORED,
                                "The state is not empty, so it keeps its own identity, "
                                        + tools.store().deployment()
                                        + ".",
                                "What it remembers carries that identity, and would be lost with"
                                        + " it.",
                                "If it was begun by mistake, take away what it made with 'samsky"
                                        + " destroy', put the state away, and restore into a new"
                                        + " one."));
            }
        } catch (RangeTaken taken) {
            problems.add(
                    Diagnostic.error(
                            EngineCode.NOT_RESTORED,
                            "Two tenants stand with addresses that overlap.",
                            taken.getMessage() + ".",
                            "Look at their tenant spaces in the cloud, and take away the one that"
                                    + " is not Samsky's."));
        }
    }

    /** The range of each tenant: that of its spaces, and of two that differ the larger one. */
    private static SequencedMap<TenantId, Cidr> ranges(List<Left> found) {
        var ranges = new TreeMap<TenantId, Cidr>();
        for (var left : found) {
            for (var item : left.objects()) {
                var remote = item.remote();
                if (Resources.read(remote.address().kind(), remote.content().fields())
                        instanceof TenantSpace space) {
                    ranges.merge(
                            left.tenant(),
                            space.range(),
                            (one, other) -> other.contains(one) ? other : one);
                }
            }
        }
        return ranges;
    }

    /** Once for each place: a cloud that is down is so for all tenants. */
    private static void unread(List<Left> found, Problems problems) {
        var reasons = new TreeMap<Site, String>();
        found.forEach(left ->
                left.unread().forEach(gap -> reasons.putIfAbsent(gap.site(), gap.reason())));
        reasons.forEach((site, reason) ->
                problems.add(
                        Diagnostic.error(
                                EngineCode.NOT_RESTORED,
                                site + " could not be read in full: " + reason,
                                "What stands there has to be known before the state is used again,"
                                        + " or it might be built a second time.",
                                "Run the command again when that cloud answers.")));
    }

    private static Diagnostic nothing(DeploymentId lost, int tenants) {
        return Diagnostic.error(
                EngineCode.NOT_RESTORED,
                "Nothing in the clouds carries the identity " + lost + ".",
                "Every place of the workspace was looked at, for each of its "
                        + tenants
                        + " tenants.",
                "'samsky plan' names the deployments that have objects there.");
    }
}
