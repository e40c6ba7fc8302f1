package dk.samsky.engine;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.engine.cloud.Awaiter;
import dk.samsky.engine.cloud.Caller;
import dk.samsky.engine.cloud.Observer;
import dk.samsky.engine.cloud.Surroundings;
import dk.samsky.engine.work.Halt;
import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Observed;
import dk.samsky.model.OperationId;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.resource.Desired;
import dk.samsky.plan.Change;
import dk.samsky.plan.Difference;
import dk.samsky.plan.StepKey;
import dk.samsky.plan.Steps;
import dk.samsky.state.Action;
import dk.samsky.state.Intent;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Outcome;
import dk.samsky.state.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Takes one step after another of one tenant's plan: writes the intent down, calls, writes the
 * outcome down, waits until it stands or is gone. Called from many threads at once, each with
 * another step.
 */
final class StepRunner {
    private final Caller caller;
    private final Awaiter awaiter;
    private final Observer observer;
    private final Surroundings surroundings;
    private final StateStore store;
    private final Supplier<Lease> lease;
    private final Halt halt;
    private final Map<Address, ObjectKey> standing = new ConcurrentHashMap<>();

    StepRunner(Tools tools, Supplier<Lease> lease, Halt halt, Map<Address, ObjectKey> standing) {
        this.caller = tools.caller();
        this.awaiter = tools.awaiter();
        this.observer = tools.observer();
        this.surroundings = tools.surroundings();
        this.store = tools.store();
        this.lease = lease;
        this.halt = halt;
        this.standing.putAll(standing);
    }

    /** That the run was to end before the step's turn at the provider came: nothing was done. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Halted() {
            super("it was stopped before its turn");
        }
    }

    /**
     * Takes the step.
     *
     * @throws Halted if nothing was done, since the run is to end
     * @throws Halt.Left if the cloud still does it, and the run is to end
     */
    void take(StepKey key, Steps steps) throws DriverException, InterruptedException, LeaseLost {
        switch (key.phase()) {
            case AWAIT -> await(key.address(), key.object().orElseThrow());
            case REMOVE, MAKE -> take(key, steps.change(key));
        }
    }

    private void take(StepKey key, Change change)
            throws DriverException, InterruptedException, LeaseLost {
        switch (change) {
            case Change.Create(var after, var _) -> make(after);
            case Change.Update(var before, var after, var differences) ->
                    alter(before, after, differences, Action.UPDATE);
            case Change.Move(var before, var after, var _) -> bring(before, after, Action.MOVE);
            case Change.Adopt(var before, var after, var differences) ->
                    alter(before, after, differences, Action.ADOPT);
            case Change.Delete(var before, var _) -> remove(before);
            case Change.Forget(var before, var _) -> note(before, Action.FORGET, Optional.empty());
            case Change.Replace(var before, var after, var _, var _) -> {
                if (key.phase() == StepKey.Phase.REMOVE) {
                    remove(before);
                } else {
                    make(after);
                }
            }
        }
    }

    /** What a run before this one made or changed, and the cloud had not finished when it ended. */
    private void await(Address address, ObjectKey building)
            throws DriverException, InterruptedException {
        awaiter.untilReady(
                scope(building.site()),
                building.site(),
                new Remote(
                        address,
                        building.remoteId(),
                        Content.of(Fields.NONE),
                        new Remote.Condition.Building()));
    }

    private void make(Desired after) throws DriverException, InterruptedException, LeaseLost {
        var scope = scope(after.site());
        var instruction = instruction(after);
        var intent = intend(after.address(), Action.CREATE, after.site(), after.protect());
        var made =
                carryOut(
                        intent,
                        () ->
                                caller.change(
                                        after.site(),
                                        scope.tenant(),
                                        unlessHalted(driver ->
                                                driver.create(
                                                        scope, instruction, intent.operation())),
                                        () -> findDone(after)));
        var recorded = recorded(after, made.remoteId());
        conclude(Outcome.done(intent.operation(), recorded, surroundings.clock().instant()));
        awaiter.untilReady(scope, after.site(), made);
        standing.put(after.address(), made.key(after.site()));
    }

    /** What differs only in our own note needs no call. */
    private void alter(Recorded before, Desired after, List<Difference> differences, Action action)
            throws DriverException, InterruptedException, LeaseLost {
        if (before.address().equals(after.address())
                && differences.stream()
                        .allMatch(difference -> difference.field().equals(Difference.PROTECT))) {
            note(before, action, Optional.of(recorded(after, before.remoteId())));
            standing.put(after.address(), before.key());
        } else {
            bring(before, after, action);
        }
    }

    private void bring(Recorded before, Desired after, Action action)
            throws DriverException, InterruptedException, LeaseLost {
        var scope = scope(after.site());
        var instruction = instruction(after);
        var intent = intend(after.address(), action, after.site(), after.protect());
        var changed =
                carryOut(
                        intent,
                        () ->
                                caller.change(
                                        after.site(),
                                        scope.tenant(),
                                        unlessHalted(driver ->
                                                driver.update(
                                                        scope,
                                                        remote(before),
                                                        instruction,
                                                        intent.operation())),
                                        () -> findDone(after)));
        var removed =
                before.address().equals(after.address())
                        ? List.<Address>of()
                        : List.of(before.address());
        conclude(
                new Outcome(
                        intent.operation(),
                        Outcome.Result.DONE,
                        "",
                        List.of(recorded(after, changed.remoteId())),
                        removed,
                        surroundings.clock().instant()));
        awaiter.untilReady(scope, after.site(), changed);
        standing.put(after.address(), changed.key(after.site()));
    }

    private void remove(Recorded before) throws DriverException, InterruptedException, LeaseLost {
        var intent = intend(before.address(), Action.DELETE, before.site(), before.protect());
        var scope = scope(before.site());
        var unheard = new AtomicBoolean();
        carryOut(
                intent,
                // One that was not answered may still be done, whatever the next one is answered.
                unheard::get,
                () ->
                        caller.change(
                                before.site(),
                                scope.tenant(),
                                unlessHalted(driver -> {
                                    driver.delete(scope, remote(before), intent.operation());
                                    return before;
                                }),
                                () -> {
                                    unheard.set(true);
                                    return isLeaving(before)
                                            ? Optional.of(before)
                                            : Optional.empty();
                                }));
        awaiter.untilGone(scope, before.site(), before.address(), before.remoteId(), halt::isAsked)
                .ifPresent(still -> {
                    throw new Halt.Left(still);
                });
        // A second object of an address may go while the recorded one stays.
        var isRecorded = standing.remove(before.address(), before.key());
        var at = surroundings.clock().instant();
        conclude(
                isRecorded
                        ? Outcome.gone(intent.operation(), before.address(), at)
                        : new Outcome(
                                intent.operation(),
                                Outcome.Result.DONE,
                                "",
                                List.of(),
                                List.of(),
                                at));
    }

    /** Whether it is seen to be gone, or to go. */
    private boolean isLeaving(Recorded before) throws DriverException, InterruptedException {
        var address = before.address();
        var seen = observer.look(address.tenant(), before.site(), List.of(address.kind()));
        if (seen.at(address) instanceof Observed.Unknown(var reason)) {
            throw unseen(address, reason);
        }
        return seen.find(address.kind(), before.remoteId())
                .map(remote -> remote.condition() instanceof Remote.Condition.Deleting)
                .orElse(true);
    }

    private void note(Recorded before, Action action, Optional<Recorded> now) throws LeaseLost {
        var intent = intend(before.address(), action, before.site(), before.protect());
        var at = surroundings.clock().instant();
        conclude(
                now.map(recorded -> Outcome.done(intent.operation(), recorded, at))
                        .orElseGet(() -> Outcome.gone(intent.operation(), before.address(), at)));
    }

    /** Something to be done in a cloud. */
    private interface Deed<T> {
        T perform() throws DriverException, InterruptedException;
    }

    /**
     * Notes a refusal as the outcome; an unknown outcome stays open in the journal, for the next
     * run to look at.
     */
    private <T> T carryOut(Intent intent, Deed<T> deed)
            throws DriverException, InterruptedException, LeaseLost {
        return carryOut(intent, () -> false, deed);
    }

    /**
     * @param mayBeDone whether it may have been done, though it was refused last
     */
    private <T> T carryOut(Intent intent, BooleanSupplier mayBeDone, Deed<T> deed)
            throws DriverException, InterruptedException, LeaseLost {
        try {
            return deed.perform();
        } catch (Halted halted) {
            conclude(
                    Outcome.notDone(
                            intent.operation(),
                            String.valueOf(halted.getMessage()),
                            surroundings.clock().instant()));
            throw halted;
        } catch (DriverException failure) {
            if (failure.kind() != DriverException.Kind.OUTCOME_UNKNOWN
                    && !mayBeDone.getAsBoolean()) {
                conclude(
                        Outcome.failed(
                                intent.operation(),
                                failure.getMessage(),
                                surroundings.clock().instant()));
            }
            throw failure;
        }
    }

    /** The call, if nobody has asked the run to end by its turn; once begun it is finished. */
    private <T> Caller.Call<T> unlessHalted(Caller.Call<T> call) {
        var isBegun = new AtomicBoolean();
        return driver -> {
            if (!isBegun.get() && halt.isAsked()) {
                throw new Halted();
            }
            isBegun.set(true);
            return call.on(driver);
        };
    }

    private Intent intend(Address address, Action action, Site site, boolean protect)
            throws LeaseLost {
        OperationId operation = surroundings.operations().get();
        var intent =
                new Intent(
                        operation,
                        address,
                        action,
                        site.location(),
                        site.driver(),
                        protect,
                        surroundings.clock().instant());
        store.intend(lease.get(), List.of(intent));
        return intent;
    }

    private void conclude(Outcome outcome) throws LeaseLost {
        store.conclude(lease.get(), List.of(outcome));
    }

    /**
     * What a call that was not answered brought to its end. Not so what a cloud gave up, or what is
     * half made: the same operation asked for again goes on with it, or returns it as it is.
     */
    private Optional<Remote> findDone(Desired after) throws DriverException, InterruptedException {
        var address = after.address();
        var seen = observer.look(address.tenant(), after.site(), List.of(address.kind()));
        return switch (seen.at(address)) {
            case Observed.Present(var remote) ->
                    Optional.of(remote)
                            .filter(it -> !(it.condition() instanceof Remote.Condition.Failed))
                            .filter(it ->
                                    it.content().equals(Content.of(after.resource().fields())));
            case Observed.Absent _ -> Optional.empty();
            case Observed.Unknown(var reason) -> throw unseen(address, reason);
        };
    }

    private static DriverException unseen(Address address, String reason) {
        return new DriverException(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "The cloud gave no answer, and what it did with "
                        + address
                        + " cannot be seen: "
                        + reason,
                "Run 'samsky apply' again when the cloud answers: it looks what became of it, and"
                        + " goes on.");
    }

    private TenantScope scope(Site site) {
        return observer.scope(lease.get().tenant(), site);
    }

    private Instruction instruction(Desired after) {
        var references = new LinkedHashMap<Address, RemoteId>();
        for (var needed : after.resource().references()) {
            var stands = standing.get(needed);
            if (stands == null) {
                throw new IllegalStateException(
                        "This is a bug in Samsky: "
                                + after.address()
                                + " is made before "
                                + needed);
            }
            references.put(needed, stands.remoteId());
        }
        return new Instruction(after.address(), after.resource(), references);
    }

    private static Recorded recorded(Desired after, RemoteId remoteId) {
        return new Recorded(
                after.address(),
                after.location(),
                after.driver(),
                remoteId,
                Content.of(after.resource().fields()),
                after.resource().references(),
                after.protect());
    }

    private static Remote remote(Recorded recorded) {
        return new Remote(
                recorded.address(), recorded.remoteId(), recorded.content(), Remote.READY);
    }
}
