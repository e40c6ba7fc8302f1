package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.cloud.Clouds;
import dk.samsky.engine.cloud.Pace;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.lease.LeaseKeeper;
import dk.samsky.engine.lease.Leasing;
import dk.samsky.engine.work.Bugs;
import dk.samsky.engine.work.Halt;
import dk.samsky.engine.work.Parallel;
import dk.samsky.model.Address;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Groups;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.TenantChanges;
import dk.samsky.state.Holder;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.RangeTaken;
import dk.samsky.state.ShardHead;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
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

    /**
     * Carries out all of it; the results in the order of the work.
     *
     * @param shared the groups that may act in several tenants
     */
    public List<TenantResult> apply(
            List<SavedPlan.Part> all, Collection<String> shared, RunId run, Holder holder)
            throws InterruptedException {
        var leasing = leasing(run, holder);
        return Parallel.map(
                all,
                Bugs.<SavedPlan.Part, TenantResult>caught(
                        work -> work.changes().tenant(),
                        work -> apply(work, shared, leasing),
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
                .filter(asked)
                .filter(this::isOpen)
                .forEach(tenants::add);
        tools.store().leases().stream()
                .filter(lease -> lease.holder().isGone(tools.surroundings().gone()))
                .map(Lease::tenant)
                .filter(asked)
                .forEach(tenants::add);
        return List.copyOf(tenants);
    }

    private boolean isOpen(TenantId tenant) {
        try {
            return !tools.store().unresolved(tenant).isEmpty();
        } catch (StateException unreadable) {
            unreadable.requireOneShard();
            return false; // the plan refuses the tenant for that
        }
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
        var leasing = leasing(run, holder);
        var found =
                Parallel.map(
                        tenants,
                        Bugs.caught(
                                tenant -> tenant,
                                tenant -> recover(tenant, leasing),
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

    private List<Diagnostic> recover(TenantId tenant, Leasing leasing) throws InterruptedException {
        try (var keeper = leasing.take(tenant)) {
            return new Recovery(tools, halt).settle(tenant, keeper);
        } catch (LeaseHeld held) {
            return List.of(Leasing.held(held.lease()));
        } catch (LeaseLost lost) {
            return List.of(Leasing.lost(tenant, lost.how()));
        }
    }

    private Leasing leasing(RunId run, Holder holder) {
        return new Leasing(tools.store(), tools.surroundings(), tools.progress(), run, holder);
    }

    private TenantResult apply(SavedPlan.Part work, Collection<String> shared, Leasing leasing)
            throws InterruptedException {
        var tenant = work.changes().tenant();
        try (var keeper = leasing.take(tenant)) {
            return apply(work, shared, keeper);
        } catch (LeaseHeld held) {
            return new TenantResult.Held(tenant, held.lease());
        } catch (StateException failure) {
            return new TenantResult.Impossible(
                    tenant, List.of(), String.valueOf(failure.getMessage()), failure.remedy());
        }
    }

    private TenantResult apply(SavedPlan.Part work, Collection<String> shared, LeaseKeeper keeper)
            throws InterruptedException {
        var tenant = work.changes().tenant();
        try {
            var shard = tools.store().read(tenant);
            if (shard.serial() != work.changes().serial()) {
                return new TenantResult.Stale(tenant, work.changes().serial(), shard.serial());
            }
            var elsewhere = elsewhere(work.changes(), shared);
            if (elsewhere.isPresent()) {
                return new TenantResult.Taken(tenant, elsewhere.get());
            }
            if (work.range().isPresent()) {
                tools.store().assignRange(keeper.lease(), work.range().get());
            }
            return new TenantApplier(tools, halt, keeper)
                    .apply(shard, work.changes(), open(tenant));
        } catch (LeaseLost lost) {
            return new TenantResult.Lost(tenant, List.of(), lost.how());
        } catch (RangeTaken taken) {
            return new TenantResult.Taken(
                    tenant,
                    taken(
                            tenant,
                            taken.getMessage() + ".",
                            "Plan again: where the tenant writes no range it is then given another,"
                                    + " and else the plan says whose it is."));
        }
    }

    /**
     * That a group would get rights which has some in what another tenant runs and none in this
     * one, which the plan did not see. See decision 0141.
     */
    private Optional<Diagnostic> elsewhere(TenantChanges changes, Collection<String> shared) {
        var given = new TreeMap<String, String>();
        for (var change : changes.changes()) {
            change.findAfter().map(Desired::resource).map(Groups::acting).orElse(List.of()).stream()
                    .filter(group -> !shared.contains(group))
                    .forEach(group -> given.put(Groups.folded(group), group));
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var acting = tools.store().acting();
        for (var group : given.entrySet()) {
            var tenants = acting.get(group.getKey());
            if (tenants != null && !tenants.contains(changes.tenant())) {
                return Optional.of(
                        taken(
                                changes.tenant(),
                                "The group '"
                                        + group.getValue()
                                        + "' has rights in what '"
                                        + tenants.first()
                                        + "' runs.",
                                "Plan again: the plan says what to do."));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic taken(TenantId tenant, String what, String fix) {
        return Diagnostic.error(
                        EngineCode.STALE,
                        what,
                        "Nothing was done for "
                                + tenant
                                + ": the state moved since the plan was made.",
                        fix)
                .about(tenant.name());
    }

    /** Where nobody knows what a former run did; nothing is done to it until that is known. */
    private SortedSet<Address> open(TenantId tenant) {
        var addresses = new TreeSet<Address>();
        tools.store().unresolved(tenant).forEach(entry -> addresses.add(entry.intent().address()));
        return addresses;
    }
}
