package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.driver.DriverException;
import dk.samsky.engine.lease.LeaseKeeper;
import dk.samsky.engine.work.Halt;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.state.Intent;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Outcome;
import dk.samsky.state.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what became of operations whose outcome nobody wrote down: of a run that was killed, or
 * of a call whose answer was lost. It looks for the marked object, and believes only what it sees.
 */
final class Recovery {
    private final Tools tools;
    private final Halt halt;

    Recovery(Tools tools, Halt halt) {
        this.tools = tools;
        this.halt = halt;
    }

    /**
     * Settles every open operation of the tenant that can be settled.
     *
     * @return the open operations that cannot be judged since the cloud cannot be read, or still
     *     does them and the run is to end
     */
    List<Diagnostic> settle(TenantId tenant, LeaseKeeper keeper)
            throws LeaseLost, InterruptedException {
        var problems = new ArrayList<Diagnostic>();
        for (var entry : tools.store().unresolved(tenant)) {
            var intent = entry.intent();
            switch (intent.action()) {
                case CREATE -> {
                    var seen = look(intent).at(intent.address());
                    if (seen instanceof Observed.Unknown(var why)) {
                        problems.add(unsettled(intent, unread(intent, why)));
                    } else {
                        try {
                            conclude(made(intent, seen), keeper);
                        } catch (UnfitRecord _) {
                            problems.add(unsettled(intent, strange(intent)));
                        }
                    }
                }
                case DELETE -> {
                    try {
                        conclude(deleted(intent), keeper);
                    } catch (DriverException | Halt.Left unseen) {
                        problems.add(unsettled(intent, String.valueOf(unseen.getMessage())));
                    }
                }
                // What became of these is seen by the next plan: it finds the object by its id,
                // and compares it.
                case UPDATE, MOVE, ADOPT, FORGET ->
                        conclude(
                                Outcome.notDone(
                                        intent.operation(), "the next plan compares again", now()),
                                keeper);
            }
        }
        return List.copyOf(problems);
    }

    private void conclude(Outcome outcome, LeaseKeeper keeper) throws LeaseLost {
        tools.store().conclude(keeper.lease(), List.of(outcome));
    }

    private Observation look(Intent intent) throws InterruptedException {
        return tools.observer()
                .look(intent.address().tenant(), site(intent), List.of(intent.address().kind()));
    }

    private Outcome made(Intent intent, Observed seen) {
        var operation = intent.operation();
        return switch (seen) {
            case Observed.Present(var remote) ->
                    Outcome.done(operation, adopted(intent, remote), now());
            case Observed.Absent _ -> Outcome.notDone(operation, "nothing was made", now());
            case Observed.Unknown _ ->
                    throw new IllegalStateException(
                            "This is a bug in Samsky: what is unknown is not judged");
        };
    }

    /**
     * How a delete ended; of what the cloud is still taking away it is known once that is gone.
     *
     * @throws DriverException if it cannot be seen
     * @throws Halt.Left if it is not gone yet, and the run is to end
     */
    private Outcome deleted(Intent intent) throws DriverException, InterruptedException {
        var address = intent.address();
        var leaving =
                look(intent).all(address).stream()
                        .filter(remote -> remote.condition() instanceof Remote.Condition.Deleting)
                        .toList();
        for (var remote : leaving) {
            var site = site(intent);
            var scope = tools.observer().scope(address.tenant(), site);
            tools.awaiter()
                    .untilGone(scope, site, address, remote.remoteId(), halt::isAsked)
                    .ifPresent(still -> {
                        throw new Halt.Left(still);
                    });
        }
        return switch (look(intent).at(address)) {
            case Observed.Absent _ -> gone(intent);
            case Observed.Present _ ->
                    leaving.isEmpty()
                            ? Outcome.notDone(intent.operation(), "it still stands", now())
                            : nothingMore(intent);
            case Observed.Unknown(var why) ->
                    throw new DriverException(
                            DriverException.Kind.OUTCOME_UNKNOWN, unread(intent, why), "");
        };
    }

    /** What was deleted may have been a second object, in another place than the recorded one. */
    private Outcome gone(Intent intent) {
        var address = intent.address();
        var remembered = tools.store().read(address.tenant()).resources().get(address);
        return remembered != null && remembered.site().equals(site(intent))
                ? Outcome.gone(intent.operation(), address, now())
                : nothingMore(intent);
    }

    /** It was done, and what is recorded at its address is another object. */
    private Outcome nothingMore(Intent intent) {
        return new Outcome(
                intent.operation(), Outcome.Result.DONE, "", List.of(), List.of(), now());
    }

    private static Diagnostic unsettled(Intent intent, String why) {
        return Diagnostic.error(
                        EngineCode.UNSETTLED,
                        "A former run was stopped while it was about to "
                                + intent.action().word()
                                + " "
                                + intent.address()
                                + ", and whether it did cannot be seen.",
                        why,
                        "Run the command again when the cloud answers.")
                .about(intent.address().toString());
    }

    private static String unread(Intent intent, String why) {
        return site(intent) + " cannot be read now: " + why;
    }

    private static String strange(Intent intent) {
        return "What stands there in "
                + site(intent)
                + " is not as Samsky makes it: somebody has changed it, or its mark is damaged.";
    }

    private static Site site(Intent intent) {
        return new Site(intent.location(), intent.driver());
    }

    private Instant now() {
        return tools.surroundings().clock().instant();
    }

    /**
     * @throws UnfitRecord if what was found is no such resource
     */
    private static Recorded adopted(Intent intent, Remote remote) {
        var found =
                new Recorded(
                        intent.address(),
                        intent.location(),
                        intent.driver(),
                        remote.remoteId(),
                        remote.content(),
                        List.of(),
                        intent.protect());
        return new Recorded(
                found.address(),
                found.location(),
                found.driver(),
                found.remoteId(),
                found.content(),
                Resources.of(found).references(),
                found.protect());
    }

    /** That a former run was killed, so that apply will not do what is planned now. */
    static Optional<Diagnostic> unfinished(StateStore store, TenantId tenant) {
        var open = store.unresolved(tenant);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.warning(
                                        EngineCode.UNSETTLED,
                                        "A run that was stopped, or is under way, left "
                                                + open.size()
                                                + " operations of "
                                                + tenant
                                                + " open.",
                                        "What they did is looked for by the next 'samsky apply',"
                                                + " before it plans.",
                                        "Run 'samsky apply' without a saved plan.")
                                .about(tenant.name()));
    }
}
