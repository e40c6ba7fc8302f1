package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.lease.LeaseKeeper;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Resources;
import dk.samsky.state.Action;
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

    Recovery(Tools tools) {
        this.tools = tools;
    }

    /**
     * Settles every open operation of the tenant that can be settled.
     *
     * @return the open operations that cannot be judged since the cloud cannot be read
     */
    List<Diagnostic> settle(TenantId tenant, LeaseKeeper keeper)
            throws LeaseLost, InterruptedException {
        var problems = new ArrayList<Diagnostic>();
        for (var entry : tools.store().unresolved(tenant)) {
            var intent = entry.intent();
            switch (intent.action()) {
                case CREATE, DELETE -> {
                    var seen =
                            tools.observer()
                                    .look(tenant, site(intent), List.of(intent.address().kind()))
                                    .at(intent.address());
                    if (seen instanceof Observed.Unknown(var why)) {
                        problems.add(unsettled(intent, why));
                    } else {
                        conclude(judge(intent, seen), keeper);
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

    private Outcome judge(Intent intent, Observed seen) {
        var operation = intent.operation();
        var isDelete = intent.action() == Action.DELETE;
        return switch (seen) {
            case Observed.Present(var remote) ->
                    isDelete
                            ? Outcome.notDone(operation, "it still stands", now())
                            : Outcome.done(operation, adopted(intent, remote), now());
            case Observed.Absent _ ->
                    isDelete ? gone(intent) : Outcome.notDone(operation, "nothing was made", now());
            case Observed.Unknown _ ->
                    throw new IllegalStateException(
                            "This is a bug in Samsky: what is unknown is not judged");
        };
    }

    /** What was deleted may have been a second object, in another place than the recorded one. */
    private Outcome gone(Intent intent) {
        var address = intent.address();
        var remembered = tools.store().read(address.tenant()).resources().get(address);
        return remembered != null && remembered.site().equals(site(intent))
                ? Outcome.gone(intent.operation(), address, now())
                : new Outcome(
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
                        site(intent) + " cannot be read now: " + why,
                        "Run the command again when the cloud answers.")
                .about(intent.address().toString());
    }

    private static Site site(Intent intent) {
        return new Site(intent.location(), intent.driver());
    }

    private Instant now() {
        return tools.surroundings().clock().instant();
    }

    private static Recorded adopted(Intent intent, Remote remote) {
        var references =
                Resources.read(intent.address().kind(), remote.content().fields()).references();
        return new Recorded(
                intent.address(),
                intent.location(),
                intent.driver(),
                remote.remoteId(),
                remote.content(),
                references,
                intent.protect());
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
