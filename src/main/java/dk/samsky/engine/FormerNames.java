package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.Located;
import dk.samsky.document.Workload;
import dk.samsky.plan.PlanCode;
import dk.samsky.plan.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the former names of workloads that name nothing. A name that is misspelt there lets a
 * workload be made anew beside the one that it was meant to be, and that one be deleted.
 */
final class FormerNames {
    private FormerNames() {}

    /**
     * A warning for each workload of which nothing stands, neither by its name nor by its former
     * one. After it was renamed, its former name may stay in the document: the same documents may
     * be applied elsewhere. Where nothing of the tenant stands there is nothing to be mistaken of.
     */
    static List<Diagnostic> unknown(TenantDraft draft, Selection selection) {
        var standing = new TreeSet<String>();
        draft.stands()
                .resources()
                .keySet()
                .forEach(address -> address.workload().ifPresent(standing::add));
        var warnings = new ArrayList<Diagnostic>();
        if (standing.isEmpty() || draft.tenant().isEmpty()) {
            return warnings;
        }
        var workloads = draft.tenant().get().workloads();
        var unasked = new TreeSet<>(standing);
        unasked.removeAll(workloads.keySet());
        for (var workload : workloads.values()) {
            if (!draft.isSelected(selection, workload.metadata().name())) {
                continue;
            }
            workload.movedFrom()
                    .filter(former -> !standing.contains(former.value()))
                    .filter(_ -> !standing.contains(workload.metadata().name()))
                    .ifPresent(former -> warnings.add(warning(workload, former, unasked)));
        }
        return warnings;
    }

    private static Diagnostic warning(
            Workload workload, Located<String> former, SortedSet<String> unasked) {
        var name = workload.metadata().name();
        return Diagnostic.warning(
                PlanCode.FORMER_NAME,
                former.span(),
                "Nothing stands that was '" + former.value() + "'.",
                "'" + name + "' was not renamed from it, and is made anew.",
                NearName.suggest(former.value(), unasked)
                        + "Write the name that it has where it stands, or remove 'movedFrom' if '"
                        + name
                        + "' is new.");
    }
}
