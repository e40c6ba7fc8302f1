package dk.samsky.engine.lease;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.state.Holder;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.StateStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Takes leases for one run: also one whose holder is certainly dead, since that is waste. See
 * decision 0020.
 */
public final class Leasing {
    private final StateStore store;
    private final Surroundings surroundings;
    private final Progress progress;
    private final RunId run;
    private final Holder holder;

    public Leasing(
            StateStore store,
            Surroundings surroundings,
            Progress progress,
            RunId run,
            Holder holder) {
        this.store = store;
        this.surroundings = surroundings;
        this.progress = progress;
        this.run = run;
        this.holder = holder;
    }

    /** Takes the lease on a tenant, and keeps it alive until that is closed. */
    public LeaseKeeper take(TenantId tenant) throws LeaseHeld {
        return new LeaseKeeper(store, lease(tenant));
    }

    private Lease lease(TenantId tenant) throws LeaseHeld {
        try {
            return store.acquire(tenant, run, holder, LeaseKeeper.LIFE);
        } catch (LeaseHeld held) {
            var former = held.lease().holder();
            if (!former.isGone(surroundings.gone())) {
                throw held;
            }
            var taken = store.takeOver(held.lease(), run, holder, LeaseKeeper.LIFE);
            progress.happened(new Progress.Event.TookOver(tenant, former.name()));
            return taken;
        }
    }

    /** That another run holds a tenant, so that nothing was done for it. */
    public static Diagnostic held(Lease lease) {
        return Diagnostic.error(
                        LeaseCode.LEASE_HELD,
                        "Nothing was done for "
                                + lease.tenant()
                                + ", because another run holds it.",
                        lease.holder()
                                + " holds it since "
                                + shown(lease.acquiredAt())
                                + ", until "
                                + shown(lease.expiresAt())
                                + " at least.",
                        "Wait for it. If that process is gone for sure:\n"
                                + "    samsky state unlock "
                                + lease.tenant())
                .about(lease.tenant().name());
    }

    /** That a run had to stop at a tenant. */
    public static Diagnostic lost(TenantId tenant, LeaseLost.How how) {
        var what =
                switch (how) {
                    case TAKEN_OVER -> "Another run took " + tenant + " over";
                    case ENDED -> "Somebody ended the lease of this run on " + tenant;
                };
        return Diagnostic.error(
                        LeaseCode.LEASE_LOST,
                        what + ", and this run stopped there.",
                        "What was done until then is in the state.",
                        "See by whom, and run the command again:\n    samsky state log " + tenant)
                .about(tenant.name());
    }

    private static Instant shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
