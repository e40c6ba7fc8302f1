package dk.samsky.cli.session;

import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.plan.Selection;
import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What may be selected: of the documents and, since it may be taken away, of the state.
 *
 * @param store asked only if something is selected by name
 */
record Selectable(Workspace workspace, Supplier<StateStore> store) {
    /** Refuses a selection that means nothing here. */
    void check(Selection selection) {
        var tenants = new TreeSet<>(workspace.tenants().keySet());
        var workloads = new LinkedHashMap<WorkloadId, SequencedMap<String, String>>();
        if (!selection.tenants().isEmpty() || !selection.workloads().isEmpty()) {
            tenants.addAll(store.get().unremembered());
            for (var head : store.get().heads()) {
                tenants.add(head.tenant());
                if (!selection.workloads().isEmpty()
                        && selection.selects(head.tenant())
                        && !remember(head.tenant(), workloads)) {
                    return; // any name may be one of its workloads'
                }
            }
        }
        for (var tenant : workspace.tenants().values()) {
            for (var workload : tenant.workloads().values()) {
                workloads.put(workload.id(), workload.metadata().labels());
            }
        }
        Selecting.check(selection, tenants, workloads, workspace.providers().keySet());
    }

    /** Adds what a tenant has; false if only that tenant's part of the state cannot be read. */
    private boolean remember(
            TenantId tenant, SequencedMap<WorkloadId, SequencedMap<String, String>> workloads) {
        try {
            for (var address : store.get().read(tenant).resources().keySet()) {
                address.workloadId().ifPresent(id -> workloads.put(id, new TreeMap<>()));
            }
            return true;
        } catch (StateException damaged) {
            damaged.requireOneShard();
            return false;
        }
    }
}
