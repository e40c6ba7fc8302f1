package dk.samsky.engine;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.plan.SavedPlan;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.RangeTaken;
import dk.samsky.state.StateStore;
import java.util.List;

/** Carries out plans of many tenants, each on its own: its own lease, its own failures. */
public final class Applier {
    private final Tools tools;
    private final Halt halt;

    public Applier(
            Clouds clouds,
            StateStore store,
            Surroundings surroundings,
            Pace pace,
            Progress progress,
            Halt halt) {
        this.tools = Tools.of(clouds, store, surroundings, pace, progress);
        this.halt = halt;
    }

    /** Carries out all of it; the results in the order of the work. */
    public List<TenantResult> apply(List<SavedPlan.Part> all, RunId run, String holder)
            throws InterruptedException {
        return Parallel.map(all, work -> apply(work, run, holder), tools.progress(), "apply");
    }

    private TenantResult apply(SavedPlan.Part work, RunId run, String holder)
            throws InterruptedException {
        var tenant = work.changes().tenant();
        try (var keeper =
                new LeaseKeeper(
                        tools.store(),
                        tools.store().acquire(tenant, run, holder, LeaseKeeper.LIFE))) {
            return apply(work, tenant, keeper);
        } catch (LeaseHeld held) {
            return new TenantResult.Held(tenant, held.lease());
        }
    }

    private TenantResult apply(SavedPlan.Part work, TenantId tenant, LeaseKeeper keeper)
            throws InterruptedException {
        try {
            var shard = tools.store().read(tenant);
            var isOpen = !tools.store().unresolved(tenant).isEmpty();
            if (shard.serial() != work.changes().serial() || isOpen) {
                return new TenantResult.Stale(tenant, work.changes().serial(), shard.serial());
            }
            if (work.range().isPresent()) {
                tools.store().assignRange(keeper.lease(), work.range().get());
            }
            return new TenantApplier(tools, halt, keeper).apply(shard, work.changes().changes());
        } catch (LeaseLost _) {
            return new TenantResult.Lost(tenant, List.of());
        } catch (RangeTaken taken) {
            return new TenantResult.Impossible(
                    tenant,
                    taken.getMessage() + ".",
                    "Plan again: the tenant is then given another range.");
        }
    }
}
