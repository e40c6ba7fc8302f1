package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Resources;
import dk.samsky.state.JournalEntry;
import dk.samsky.state.LeaseLost;
import dk.samsky.state.Outcome;
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
            var site = new Site(intent.location(), intent.driver());
            var seen =
                    tools.observer()
                            .look(tenant, site, List.of(intent.address().kind()))
                            .at(intent.address());
            var outcome = judge(entry, seen);
            if (outcome.isPresent()) {
                tools.store().conclude(keeper.lease(), List.of(outcome.get()));
            } else {
                problems.add(
                        Diagnostic.error(
                                        EngineCode.UNSETTLED,
                                        "A former run was stopped while it was about to "
                                                + intent.action().word()
                                                + " "
                                                + intent.address()
                                                + ", and whether it did cannot be seen.",
                                        site + " cannot be read now: " + reason(seen) + ".",
                                        "Run the command again when the cloud answers.")
                                .about(intent.address().toString()));
            }
        }
        return List.copyOf(problems);
    }

    private Optional<Outcome> judge(JournalEntry entry, Observed seen) {
        var intent = entry.intent();
        var at = tools.surroundings().clock().instant();
        return switch (intent.action()) {
            case CREATE ->
                    switch (seen) {
                        case Observed.Present(var remote) ->
                                Optional.of(
                                        Outcome.done(
                                                intent.operation(), adopted(entry, remote), at));
                        case Observed.Absent _ ->
                                Optional.of(
                                        Outcome.notDone(
                                                intent.operation(), "nothing was made", at));
                        case Observed.Unknown _ -> Optional.empty();
                    };
            // What an update or a move did is seen by the next plan, which compares with what is
            // recorded.
            case UPDATE, MOVE, ADOPT, FORGET ->
                    Optional.of(
                            Outcome.notDone(
                                    intent.operation(), "the next plan compares again", at));
            case DELETE ->
                    switch (seen) {
                        case Observed.Present _ ->
                                Optional.of(
                                        Outcome.notDone(intent.operation(), "it still stands", at));
                        case Observed.Absent _ ->
                                Optional.of(gone(entry.intent().address(), entry, at));
                        case Observed.Unknown _ -> Optional.empty();
                    };
        };
    }

    private static Outcome gone(Address address, JournalEntry entry, Instant at) {
        return Outcome.gone(entry.intent().operation(), address, at);
    }

    private static Recorded adopted(JournalEntry entry, Remote remote) {
        var intent = entry.intent();
        var references =
                Resources.read(intent.address().kind(), remote.content().fields()).references();
        return new Recorded(
                intent.address(),
                intent.location(),
                intent.driver(),
                remote.remoteId(),
                remote.content(),
                references,
                false);
    }

    private static String reason(Observed seen) {
        return seen instanceof Observed.Unknown(var why) ? why : "";
    }
}
