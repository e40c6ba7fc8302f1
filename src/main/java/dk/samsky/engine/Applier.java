package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.Address;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.plan.SavedPlan;
import dk.samsky.state.Holder;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.RangeTaken;
import dk.samsky.state.ShardHead;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    public List<TenantResult> apply(List<SavedPlan.Part> all, RunId run, Holder holder)
            throws InterruptedException {
        return Parallel.map(
                all,
                Bugs.<SavedPlan.Part, TenantResult>caught(
                        work -> work.changes().tenant(),
                        work -> apply(work, run, holder),
                        (work, told) ->
                                new TenantResult.Broken(work.changes().tenant(), List.of(), told),
                        tools.progress()),
                tools.progress(),
                "apply");
    }

    /**
     * The tenants at which a run that is dead left something: an operation of which nobody wrote
     * down what became of it, or its lease. In order.
     *
     * @param asked which tenants
     */
    public List<TenantId> left(Predicate<TenantId> asked) {
        var tenants = new TreeSet<TenantId>();
        tools.store().heads().stream()
                .map(ShardHead::tenant)
                .filter(tenant -> !tools.store().unresolved(tenant).isEmpty())
                .forEach(tenants::add);
        tools.store().leases().stream()
                .filter(lease -> lease.holder().isGone(tools.surroundings().gone()))
                .map(Lease::tenant)
                .forEach(tenants::add);
        return tenants.stream().filter(asked).toList();
    }

    /**
     * Settles what dead runs left: finds out what became of each open operation, and gives each
     * lease back. To be called before a plan is made that is to be applied: what it finds may
     * change the state.
     *
     * @param tenants those at which something is {@link #left}
     * @return the tenants at which something stays open, and why; they may be planned and applied
     *     nevertheless, but for the resources that those operations concern
     */
    public SequencedMap<TenantId, List<Diagnostic>> recover(
            List<TenantId> tenants, RunId run, Holder holder) throws InterruptedException {
        var found =
                Parallel.map(
                        tenants,
                        Bugs.caught(
                                tenant -> tenant,
                                tenant -> recover(tenant, run, holder),
                                (_, told) -> List.of(told),
                                tools.progress()),
                        tools.progress(),
                        "recover");
        var problems = new TreeMap<TenantId, List<Diagnostic>>();
        for (var i = 0; i < tenants.size(); i++) {
            if (!found.get(i).isEmpty()) {
                problems.put(tenants.get(i), found.get(i));
            }
        }
        return problems;
    }

    private List<Diagnostic> recover(TenantId tenant, RunId run, Holder holder)
            throws InterruptedException {
        try (var keeper = keeper(tenant, run, holder)) {
            return new Recovery(tools).settle(tenant, keeper);
        } catch (LeaseHeld held) {
            return List.of(
                    Diagnostic.error(
                                    EngineCode.LEASE_HELD,
                                    tenant + " is held by " + held.lease().holder() + ".",
                                    "What is under way there is not touched.",
                                    "Wait until it is done, or until "
                                            + held.lease().expiresAt()
                                            + " if that run is dead, and run the command again.")
                            .about(tenant.name()));
        } catch (LeaseLost _) {
            return List.of(
                    Diagnostic.error(
                                    EngineCode.LEASE_LOST,
                                    "Another run took " + tenant + " over.",
                                    "The lease of this run expired, or somebody broke it.",
                                    "Run the command again when the other run is done.")
                            .about(tenant.name()));
        }
    }

    private LeaseKeeper keeper(TenantId tenant, RunId run, Holder holder) throws LeaseHeld {
        return new LeaseKeeper(tools.store(), lease(tenant, run, holder));
    }

    /** The lease; also if it is held by a process that is certainly dead, since that is waste. */
    private Lease lease(TenantId tenant, RunId run, Holder holder) throws LeaseHeld {
        try {
            return tools.store().acquire(tenant, run, holder, LeaseKeeper.LIFE);
        } catch (LeaseHeld held) {
            var former = held.lease().holder();
            if (!former.isGone(tools.surroundings().gone())) {
                throw held;
            }
            var taken = tools.store().takeOver(held.lease(), run, holder, LeaseKeeper.LIFE);
            tools.progress().happened(new Progress.Event.TookOver(tenant, former.name()));
            return taken;
        }
    }

    private TenantResult apply(SavedPlan.Part work, RunId run, Holder holder)
            throws InterruptedException {
        var tenant = work.changes().tenant();
        try (var keeper = keeper(tenant, run, holder)) {
            return apply(work, tenant, keeper);
        } catch (LeaseHeld held) {
            return new TenantResult.Held(tenant, held.lease());
        } catch (StateException failure) {
            return new TenantResult.Impossible(
                    tenant, List.of(), String.valueOf(failure.getMessage()), failure.remedy());
        }
    }

    private TenantResult apply(SavedPlan.Part work, TenantId tenant, LeaseKeeper keeper)
            throws InterruptedException {
        try {
            var shard = tools.store().read(tenant);
            if (shard.serial() != work.changes().serial() || isOverOpenOperations(work)) {
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
                    List.of(),
                    taken.getMessage() + ".",
                    "Plan again: the tenant is then given another range.");
        }
    }

    /** Whether the plan changes something of which nobody knows what a former run did to it. */
    private boolean isOverOpenOperations(SavedPlan.Part work) {
        var changed = new TreeSet<Address>();
        for (var change : work.changes().changes()) {
            changed.add(change.address());
            change.findBefore().ifPresent(before -> changed.add(before.address()));
        }
        return tools.store().unresolved(work.changes().tenant()).stream()
                .anyMatch(entry -> changed.contains(entry.intent().address()));
    }
}
