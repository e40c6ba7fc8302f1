package dk.samsky.engine;

import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.placement.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What came of planning one tenant on its own.
 *
 * @param placements of its workloads
 * @param problems why it is refused, and what is worth knowing
 * @param planned empty if it is refused
 */
record Drawn(
        TenantDraft draft,
        List<Placement> placements,
        List<Diagnostic> problems,
        Optional<TenantPlanner.Planned> planned,
        OwnCost cost) {
    Drawn {
        placements = placements.stream().toList();
        problems = Collections.unmodifiableList(new ArrayList<>(problems));
    }

    /**
     * @param refusals why some of its workloads have no place
     */
    static Drawn of(
            TenantDraft draft,
            List<Placement> placements,
            List<Diagnostic> refusals,
            Checked<TenantPlanner.Planned> result,
            RunRate rate) {
        var problems = new ArrayList<>(refusals);
        problems.addAll(result.diagnostics());
        var planned = result.value().filter(_ -> refusals.isEmpty());
        return new Drawn(
                draft,
                placements,
                problems,
                planned.map(TenantPlanner.Planned::withoutWhole),
                planned.map(plan -> OwnCost.of(rate, draft.stands(), plan))
                        .orElseGet(() -> OwnCost.standing(rate, draft.stands())));
    }

    /** The plan of a tenant that is not refused. */
    TenantPlanner.Planned plan() {
        return planned.orElseThrow();
    }
}
