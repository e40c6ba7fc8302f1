package dk.samsky.engine;

import dk.samsky.blueprint.RangeAllocator;
import dk.samsky.blueprint.RangeMove;
import dk.samsky.cost.RunRate;
import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.plan.Sight;
import dk.samsky.state.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what is known of a tenant before anything is decided. Thread-safe. */
final class TenantReader {
    private final Prepared prepared;
    private final Tools tools;
    private final PlanRequest request;
    private final Placing placing;
    private final RangeAllocator.Ranges ranges;
    private final Map<TenantId, Cidr> remembered;
    private final RunRate rate;

    /**
     * @param remembered the range that each tenant has until a plan is applied
     */
    TenantReader(
            Prepared prepared,
            Tools tools,
            PlanRequest request,
            Placing placing,
            RangeAllocator.Ranges ranges,
            Map<TenantId, Cidr> remembered) {
        this.prepared = prepared;
        this.tools = tools;
        this.request = request;
        this.placing = placing;
        this.ranges = ranges;
        this.remembered = remembered;
        this.rate = new RunRate(prepared.workspace(), prepared.tariff());
    }

    TenantPart read(TenantId id) throws InterruptedException {
        var shard = tools.store().read(id);
        var tenant = Optional.ofNullable(prepared.workspace().tenants().get(id));
        var isAsked = request.aim() == PlanRequest.Aim.DOCUMENTS;
        // What is wrong in its documents may be that it still has something.
        var why = new ArrayList<>(prepared.workspace().refused().getOrDefault(id, List.of()));
        if (isAsked) {
            why.addAll(ranges.refused().getOrDefault(id, List.of()));
        }
        if (tenant.isEmpty()
                && prepared.workspace()
                        .doubts()
                        .mayExist(DocumentKind.TENANT, id.name(), Optional.empty())) {
            why.add(folderUnknown(id));
        }
        if (!why.isEmpty()) {
            return refuse(why, shard);
        }
        return switch (isAsked && tenant.isPresent()
                ? prepared.needs(tenant.get())
                : Checked.ok(List.<WorkloadNeed>of())) {
            case Checked.Refused<List<WorkloadNeed>>(var problems) -> refuse(problems, shard);
            case Checked.Ok<List<WorkloadNeed>>(var needs, var _) -> {
                var draft = TenantDraft.of(id, tenant, shard, find(shard), needs, placing);
                yield outside(draft)
                        .<TenantPart>map(told -> refuse(List.of(told), draft.stands()))
                        .orElse(draft);
            }
        };
    }

    private TenantPart.Refused refuse(List<Diagnostic> why, Shard stands) {
        var id = stands.tenant();
        return stands.resources().isEmpty() && tools.store().unremembered().contains(id)
                ? TenantPart.Refused.unread(
                        id, why, OwnCost.unremembered(id), Optional.empty(), rate)
                : TenantPart.Refused.of(why, stands, rate);
    }

    /** Why the tenant may not move to the range that it is to have; empty if it may, or stays. */
    private Optional<Diagnostic> outside(TenantDraft draft) {
        var range = ranges.given().get(draft.id());
        if (request.aim() != PlanRequest.Aim.DOCUMENTS
                || draft.tenant().isEmpty()
                || range == null
                || range.equals(remembered.get(draft.id()))) {
            return Optional.empty();
        }
        var tenant = draft.tenant().get();
        return tools.store().unremembered().contains(draft.id()) && !draft.found().isWhole()
                ? Optional.of(RangeMove.unseen(tenant, range))
                : RangeMove.judge(tenant, range, draft.stands().resources().values());
    }

    private static Diagnostic folderUnknown(TenantId tenant) {
        return Diagnostic.error(
                        DocumentCode.NO_TENANT,
                        "Whether '" + tenant + "' has a folder is not known.",
                        "The state remembers the tenant, no folder has its name, and the name"
                                + " of one is wrong. What a tenant without a folder has would"
                                + " be deleted.",
                        "Correct the name of that folder first.")
                .about(tenant.name());
    }

    /**
     * A tenant that the state remembers nothing of is new, or its state was lost: then what stands
     * of it, anywhere, is to be known before anything is given a place, or said to be as it was.
     */
    private Sight find(Shard shard) throws InterruptedException {
        var isAsked =
                request.aim() != PlanRequest.Aim.NOTHING
                        && request.refresh() == PlanRequest.Refresh.ALL;
        return isAsked && shard.resources().isEmpty()
                ? tools.observer().look(shard.tenant(), tools.clouds().sites())
                : Sight.NONE;
    }
}
