package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the former names of workloads that name nothing. A name that is misspelt there lets a
 * workload be made anew beside the one that it was meant to be, and that one be deleted.
 */
public final class FormerNames {
    private FormerNames() {}

    /**
     * A warning for each workload of which nothing stands, neither by its name nor by its former
     * one. After it was renamed, its former name may stay in the document: the same documents may
     * be applied elsewhere. Where nothing of the tenant stands there is nothing to be mistaken of.
     *
     * @param stands the addresses of all that stands of the tenant
     * @param selected whether a workload is planned, by its name
     */
    public static List<Diagnostic> unknown(
            Tenant tenant, Set<Address> stands, Predicate<String> selected) {
        var standing = new TreeSet<String>();
        stands.forEach(address -> address.workload().ifPresent(standing::add));
        var warnings = new ArrayList<Diagnostic>();
        if (standing.isEmpty()) {
            return warnings;
        }
        var workloads = tenant.workloads();
        var unasked = new TreeSet<>(standing);
        unasked.removeAll(workloads.keySet());
        for (var workload : workloads.values()) {
            workload.movedFrom()
                    .filter(_ -> selected.test(workload.metadata().name()))
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
                BlueprintCode.FORMER_NAME,
                former.span(),
                "Nothing stands that was '" + former.value() + "'.",
                "'" + name + "' was not renamed from it, and is made anew.",
                NearName.suggest(former.value(), unasked)
                        + "Write the name that it has where it stands, or remove 'movedFrom' if '"
                        + name
                        + "' is new.");
    }
}
