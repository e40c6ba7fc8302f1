package dk.samsky.cli.session;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cost.price.Prices;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.document.Workspace;
import dk.samsky.engine.EngineCode;
import dk.samsky.plan.SavedPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to do today what only the law of an earlier day permits: a plan is judged at its own
 * moment, and waivers and assurances may have run out since.
 */
public final class Expired {
    private Expired() {}

    /**
     * Refuses the plan if it makes anything, and something that permits has run out since the day
     * that it was judged at.
     */
    public static void check(SavedPlan plan, Workspace workspace, Instant now) {
        var then = plan.stamp().at().atZone(Prices.ZONE).toLocalDate();
        var today = now.atZone(Prices.ZONE).toLocalDate();
        var makes =
                plan.tenants().stream()
                        .flatMap(part -> part.changes().changes().stream())
                        .anyMatch(change -> change.findAfter().isPresent());
        var since =
                makes && then.isBefore(today) ? between(workspace, then, today) : List.<String>of();
        if (!since.isEmpty()) {
            throw new CommandRefused(
                    ExitStatus.STALE,
                    Diagnostic.error(
                            EngineCode.STALE,
                            "The plan was judged at "
                                    + then
                                    + ", and is not done at "
                                    + today
                                    + ".",
                            "Meanwhile there ran out: " + Few.of(since) + ".",
                            "Plan again without --at, or have renewed what ran out."));
        }
    }

    private static List<String> between(Workspace workspace, LocalDate then, LocalDate today) {
        var found = new ArrayList<String>();
        for (var policy : workspace.policies().values()) {
            policy.waivers().stream()
                    .filter(waiver ->
                            !waiver.until().isBefore(then) && waiver.until().isBefore(today))
                    .forEach(waiver ->
                            found.add(
                                    "the waiver of "
                                            + policy.name()
                                            + " for "
                                            + waiver.tenant()
                                            + " ("
                                            + waiver.until()
                                            + ")"));
        }
        for (var provider : workspace.providers().values()) {
            provider.assurances()
                    .values()
                    .forEach(assurance ->
                            assurance
                                    .validUntil()
                                    .filter(last -> !last.isBefore(then) && last.isBefore(today))
                                    .ifPresent(last ->
                                            found.add(
                                                    assurance.name()
                                                            + " of "
                                                            + provider.name()
                                                            + " ("
                                                            + last
                                                            + ")")));
        }
        return found;
    }
}
