package dk.samsky.engine;

import dk.samsky.blueprint.Moves;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.placement.Assessed;
import dk.samsky.placement.Placement;
import dk.samsky.plan.ChangePlanner;
import dk.samsky.plan.Selection;
import dk.samsky.plan.Sight;
import dk.samsky.state.Shard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of one tenant before anything is decided.
 *
 * @param tenant its document; empty if it has none any more, and only its state speaks of it
 * @param shard what the state remembers of it
 * @param stands the shard that counts, for placement, room and cost alike: what the state
 *     remembers, and where it remembers nothing, what was found with our mark
 * @param found what stands of a tenant that the state remembers nothing of: as after the state was
 *     lost; else nobody looked yet
 * @param needs of its workloads, by name, with all that stays
 * @param unasked the servers that are needed only because they stand and must not be deleted
 * @param moved former address of each renamed resource to the one it has now
 * @param standing what stands of its workloads
 * @param assessed where each workload may run; empty if nothing is to be placed
 * @param heirs former name of each renamed workload to the one it has now
 */
record TenantDraft(
        TenantId id,
        Optional<Tenant> tenant,
        Shard shard,
        Shard stands,
        Sight found,
        List<WorkloadNeed> needs,
        SortedSet<Address> unasked,
        SequencedMap<Address, Address> moved,
        Standing standing,
        List<Assessed> assessed,
        SequencedMap<String, String> heirs)
        implements TenantPart {
    TenantDraft {
        needs = needs.stream().toList();
        unasked = Collections.unmodifiableSortedSet(new TreeSet<>(unasked));
        assessed = assessed.stream().toList();
        moved = Collections.unmodifiableSequencedMap(new TreeMap<>(moved));
        heirs = Collections.unmodifiableSequencedMap(new TreeMap<>(heirs));
    }

    static TenantDraft of(
            TenantId id,
            Optional<Tenant> tenant,
            Shard shard,
            Sight found,
            List<WorkloadNeed> asked,
            Placing placing) {
        var stands = stands(shard, found);
        var moved = moved(asked, stands);
        var standing = StandingReader.read(stands, moved, placing.limited());
        var needs = new ArrayList<WorkloadNeed>(asked.size());
        var unasked = new TreeSet<Address>();
        for (var need : asked) {
            var kept = standing.find(need.id()).map(need::keeping).orElse(need);
            needs.add(kept);
            unasked.addAll(kept.serversBeyond(need));
        }
        return new TenantDraft(
                id,
                tenant,
                shard,
                stands,
                found,
                needs,
                unasked,
                moved,
                standing,
                placing.assess(needs, standing),
                heirs(tenant));
    }

    private static SequencedMap<Address, Address> moved(List<WorkloadNeed> asked, Shard stands) {
        var moved = new TreeMap<Address, Address>();
        var renamed = asked.stream().filter(need -> !need.renames().isNone()).toList();
        if (renamed.isEmpty()) {
            return moved;
        }
        var byWorkload = new HashMap<String, List<Address>>();
        for (var address : stands.resources().keySet()) {
            address.workload()
                    .ifPresent(name ->
                            byWorkload.computeIfAbsent(name, _ -> new ArrayList<>()).add(address));
        }
        for (var need : renamed) {
            var own = new TreeSet<>(byWorkload.getOrDefault(need.id().name(), List.of()));
            need.renames()
                    .workload()
                    .ifPresent(former -> own.addAll(byWorkload.getOrDefault(former, List.of())));
            moved.putAll(Moves.of(need.id(), need.renames(), own));
        }
        return moved;
    }

    /** What is called otherwise now. */
    ChangePlanner.Renaming renaming() {
        var renamed = needs.stream().filter(need -> !need.renames().isNone()).toList();
        return new ChangePlanner.Renaming(
                moved,
                address ->
                        renamed.stream()
                                .flatMap(need ->
                                        Moves.find(need.id(), need.renames(), address).stream())
                                .findFirst()
                                .orElse(address));
    }

    private static SequencedMap<String, String> heirs(Optional<Tenant> tenant) {
        var heirs = new TreeMap<String, String>();
        tenant.ifPresent(document ->
                document.workloads()
                        .forEach((name, workload) ->
                                workload.movedFrom()
                                        .ifPresent(former -> heirs.put(former.value(), name))));
        return heirs;
    }

    private static Shard stands(Shard shard, Sight found) {
        if (!found.looked()) {
            return shard;
        }
        var all = new TreeMap<>(found.asRecorded());
        all.putAll(shard.resources());
        return new Shard(shard.tenant(), shard.serial(), all);
    }

    /** Whether a workload of it is selected, and where it is to run. */
    boolean isSelected(Selection selection, Placement placement) {
        return selection.selects(placement.location())
                && isSelected(selection, placement.placed().need().id().name());
    }

    /**
     * Whether a workload of it is selected, by its name and labels. What was renamed is selected by
     * both of its names.
     */
    boolean isSelected(Selection selection, String workload) {
        if (selection.isOfWholeTenants()) {
            return true;
        }
        SequencedMap<String, Workload> documents =
                tenant.map(Tenant::workloads).orElseGet(TreeMap::new);
        return selection.selects(id, workload, labels(documents, workload))
                || Optional.ofNullable(documents.get(workload))
                        .flatMap(Workload::movedFrom)
                        .filter(former ->
                                selection.selects(id, former.value(), labels(documents, workload)))
                        .isPresent()
                || Optional.ofNullable(heirs.get(workload))
                        .filter(name -> selection.selects(id, name, labels(documents, name)))
                        .isPresent();
    }

    private static SequencedMap<String, String> labels(
            SequencedMap<String, Workload> documents, String workload) {
        return Optional.ofNullable(documents.get(workload))
                .map(document -> document.metadata().labels())
                .orElseGet(TreeMap::new);
    }

    /** The workloads that nothing is planned for by wish, as {@code tenant/name}. */
    static Set<String> unselected(List<TenantDraft> drafts, Selection selection) {
        var unselected = new TreeSet<String>();
        for (var draft : drafts) {
            draft.needs().stream()
                    .map(WorkloadNeed::id)
                    .filter(id -> !draft.isSelected(selection, id.name()))
                    .forEach(id -> unselected.add(id.toString()));
        }
        return unselected;
    }
}
