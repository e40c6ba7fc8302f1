package dk.samsky.plan.file;

import dk.samsky.cost.CostChange;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.TenantCost;
import dk.samsky.cost.price.Estimate;
import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Money;
import dk.samsky.placement.Placement;
import dk.samsky.plan.Change;
import dk.samsky.plan.Difference;
import dk.samsky.plan.Plan;
import dk.samsky.plan.Stamp;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes a plan as fields. The names are a published format: within version 1 they are only added
 * to.
 *
 * <p>{@code resource_changes[].change.actions} are spelled as OpenTofu spells them, so that policy
 * tools made for that format work; source: https://opentofu.org/docs/internals/json-format/. What
 * OpenTofu writes as null is left out.
 */
public final class PlanFields {
    static final String VERSION = "1.0";
    static final String DIGEST = "digest";

    private PlanFields() {}

    /** All of a plan but its diagnostics. */
    public static Fields of(Plan plan) {
        var costs = new Plan.ChangeCosts(plan);
        var changes = new ArrayList<Value>();
        var placements = new ArrayList<Value>();
        var policy = new ArrayList<Value>();
        for (var tenant : plan.tenants()) {
            for (var change : tenant.changes().changes()) {
                changes.add(group(change(change, costs.of(change))));
            }
            tenant.placements().forEach(placement -> placements.add(group(placement(placement))));
            tenant.remarks().forEach(remark -> policy.add(group(remark(tenant, remark))));
        }
        var fields =
                Fields.builder()
                        .text("format_version", VERSION)
                        .flag("complete", plan.isComplete())
                        .flag("partial", plan.partial())
                        .group("stamp", stamp(plan.stamp()))
                        .group("summary", summary(plan.summary()))
                        .array(
                                "tenants",
                                plan.tenants().stream()
                                        .map(tenant -> group(tenant(tenant)))
                                        .toList())
                        .texts("refused", plan.refused().keySet())
                        .texts("unread", plan.unread())
                        .array("resource_changes", changes)
                        .array("placements", placements)
                        .array("policy", policy)
                        .group("cost", cost(plan))
                        .build();
        return sealed(fields);
    }

    /**
     * The fields with a digest of themselves, so that a plan that somebody edited is not applied.
     */
    private static Fields sealed(Fields fields) {
        var all = new LinkedHashMap<>(fields.values());
        all.put(DIGEST, Value.of(Digest.of(fields.canonical()).hex()));
        return new Fields(all);
    }

    private static Value group(Fields fields) {
        return new Value.Group(fields);
    }

    private static Fields stamp(Stamp stamp) {
        var digests = new LinkedHashMap<String, String>();
        stamp.digests().forEach((file, digest) -> digests.put(file, digest.hex()));
        return Fields.builder()
                .text("deployment", stamp.deployment().value())
                .text("at", stamp.at().toString())
                .text("clouds", stamp.clouds().word())
                .texts("documents", digests)
                .build();
    }

    private static Fields summary(Plan.Summary summary) {
        return Fields.builder()
                .number("create", summary.creates())
                .number("update", summary.updates())
                .number("replace", summary.replaces())
                .number("delete", summary.deletes())
                .number("move", summary.moves())
                .number("adopt", summary.adoptions())
                .number("forget", summary.forgotten())
                .number("unchanged", summary.unchanged())
                .number("unknown", summary.unknown())
                .build();
    }

    private static Fields tenant(TenantPlan tenant) {
        return Fields.builder()
                .text("tenant", tenant.tenant().name())
                .number("serial", tenant.changes().serial())
                .number("unchanged", tenant.changes().unchanged())
                .text("range", tenant.range().map(Object::toString))
                .list(
                        "unknown",
                        tenant.changes().unknown().stream()
                                .map(one -> group(unknown(one)))
                                .toList())
                .list(
                        "building",
                        tenant.changes().building().entrySet().stream()
                                .map(one -> group(building(one.getKey(), one.getValue())))
                                .toList())
                .build();
    }

    private static Fields building(Address address, ObjectKey object) {
        return site(object.site())
                .text("address", address.toString())
                .text("remote_id", object.remoteId().value())
                .build();
    }

    private static Fields unknown(Unknown unknown) {
        return site(unknown.site())
                .text("address", unknown.address().toString())
                .text("reason", unknown.reason())
                .build();
    }

    private static Fields.Builder site(Site site) {
        return Fields.builder()
                .text("provider", site.location().provider())
                .text("region", site.location().region())
                .text("driver", site.driver());
    }

    private static Fields change(Change change, Optional<CostChange.Line> cost) {
        var address = change.address();
        var fields =
                site(change.site())
                        .text("address", address.toString())
                        .text("tenant", address.tenant().name())
                        .text("workload", address.workload())
                        .text("kind", address.kind().word())
                        .group("change", detail(change));
        cost.ifPresent(line -> fields.group("cost", cost(line)));
        return fields.build();
    }

    private static Fields detail(Change change) {
        var fields =
                Fields.builder()
                        .texts("actions", actions(change))
                        .text("type", change.word())
                        .text("because", because(change));
        change.findBefore()
                .ifPresent(before -> {
                    fields.group("before", before.content().fields());
                    fields.group("standing", standing(before));
                });
        change.findAfter()
                .ifPresent(after -> {
                    fields.group("after", after.resource().fields());
                    fields.flag("protect", after.protect());
                });
        if (change instanceof Change.Replace(var _, var _, var _, var why)) {
            fields.text("replace_because", why);
        }
        return fields.list(
                        "differences",
                        differences(change).stream().map(one -> group(difference(one))).toList())
                .build();
    }

    private static List<String> actions(Change change) {
        return switch (change) {
            case Change.Create _ -> List.of("create");
            case Change.Update _, Change.Move _ -> List.of("update");
            case Change.Adopt(var _, var _, var differences) ->
                    differences.isEmpty() ? List.of("no-op") : List.of("update");
            case Change.Replace _ -> List.of("delete", "create");
            case Change.Delete _ -> List.of("delete");
            case Change.Forget _ -> List.of("forget");
        };
    }

    private static Optional<String> because(Change change) {
        return switch (change) {
            case Change.Create(var _, var because) -> because;
            case Change.Replace(var _, var _, var _, var because) -> Optional.of(because);
            case Change.Delete(var _, var because) -> Optional.of(because);
            case Change.Forget(var _, var because) -> Optional.of(because);
            case Change.Update _, Change.Move _, Change.Adopt _ -> Optional.empty();
        };
    }

    /** The fields that differ, of a change that names them. */
    public static List<Difference> differences(Change change) {
        return switch (change) {
            case Change.Update(var _, var _, var differences) -> differences;
            case Change.Move(var _, var _, var differences) -> differences;
            case Change.Adopt(var _, var _, var differences) -> differences;
            case Change.Replace(var _, var _, var differences, var _) -> differences;
            case Change.Create _, Change.Delete _, Change.Forget _ -> List.of();
        };
    }

    private static Fields difference(Difference difference) {
        var one = new LinkedHashMap<String, Value>();
        one.put("field", Value.of(difference.field()));
        one.put("mutability", Value.of(difference.mutability().name()));
        difference.before().ifPresent(value -> one.put("before", value));
        difference.after().ifPresent(value -> one.put("after", value));
        return new Fields(one);
    }

    /** What the object that stands is known by, besides its fields. */
    private static Fields standing(Recorded before) {
        return site(before.site())
                .text("address", before.address().toString())
                .text("remote_id", before.remoteId().value())
                .texts("references", before.references())
                .flag("protect", before.protect())
                .build();
    }

    private static Fields placement(Placement placement) {
        var need = placement.placed().need();
        var fields =
                Fields.builder()
                        .text("tenant", need.id().tenant().name())
                        .text("workload", need.id().name())
                        .text("provider", placement.location().provider())
                        .text("region", placement.location().region())
                        .text("reason", placement.reason())
                        .number("permitted", placement.permitted())
                        .number("forbidden", placement.forbidden())
                        .number("unable", placement.unable())
                        .texts("sizes", placement.placed().sizes())
                        .text("estimate", estimate(placement.estimate()))
                        .texts("estimate_unknown", placement.estimate().unknown());
        placement.movedFrom().ifPresent(from -> fields.text("moved_from", from.toString()));
        placement
                .advice()
                .ifPresent(advice ->
                        fields.group(
                                "advice",
                                Fields.builder()
                                        .text("provider", advice.location().provider())
                                        .text("region", advice.location().region())
                                        .text("saving", advice.saving().decimal())
                                        .build()));
        return fields.build();
    }

    private static Fields remark(TenantPlan tenant, Verdict verdict) {
        var fields =
                Fields.builder()
                        .text("tenant", tenant.tenant().name())
                        .text("policy", verdict.policy())
                        .text("basis", verdict.basis())
                        .text("place", verdict.span().toString());
        switch (verdict.finding()) {
            case Verdict.Finding.Holds _ -> fields.text("result", "holds");
            case Verdict.Finding.Inapplicable _ -> fields.text("result", "inapplicable");
            case Verdict.Finding.Fails(var message) ->
                    fields.text("result", "fails").text("message", message);
            case Verdict.Finding.Broken(var why) ->
                    fields.text("result", "broken").text("message", why);
            case Verdict.Finding.Waived(var message, var waiver) ->
                    fields.text("result", "waived")
                            .text("message", message)
                            .text("reason", waiver.reason())
                            .text("approved_by", waiver.approvedBy())
                            .text("until", waiver.until().toString());
        }
        return fields.build();
    }

    private static Fields cost(Plan plan) {
        var fields =
                Fields.builder()
                        .text("currency", plan.after().currency())
                        .text("per", plan.after().per())
                        .text("before", known(plan.before().total(), plan.before().unknown()))
                        .text("after", known(plan.after().total(), plan.after().unknown()))
                        .text("delta", known(plan.cost().whole()))
                        .text("guessed", plan.after().guessed().decimal())
                        .number("unknown", plan.after().unknown());
        var tenants = new ArrayList<Value>();
        // One of which all goes costs nothing afterwards, and is in the first sheet only.
        var all = new TreeSet<TenantId>();
        plan.before().tenants().forEach(cost -> all.add(cost.tenant()));
        plan.after().tenants().forEach(cost -> all.add(cost.tenant()));
        for (var tenant : all) {
            var after = plan.after().find(tenant);
            tenants.add(
                    group(
                            Fields.builder()
                                    .text("tenant", tenant.name())
                                    .text("before", total(plan.before(), tenant))
                                    .text("after", total(plan.after(), tenant))
                                    .text("delta", known(plan.cost().of(tenant)))
                                    .text("guessed", guessed(plan.after(), tenant))
                                    .number("unknown", after.map(TenantCost::unknown).orElse(0))
                                    .build()));
        }
        return fields.array("tenants", tenants).build();
    }

    private static Optional<String> estimate(Estimate estimate) {
        return known(estimate.known(), estimate.unknown().size());
    }

    /** Left out while nothing of it is known. */
    private static Optional<String> known(Money sum, int unknown) {
        return sum.known(unknown).map(Money::decimal);
    }

    private static Optional<String> known(CostChange.Sum sum) {
        return known(sum.known(), sum.unknown());
    }

    /** Of one that the sheet does not speak of, nothing at all. */
    private static Optional<String> total(CostSheet sheet, TenantId tenant) {
        return sheet.find(tenant)
                .map(cost -> known(cost.total(), cost.unknown()))
                .orElse(Optional.of(Money.zero(sheet.currency()).decimal()));
    }

    private static String guessed(CostSheet sheet, TenantId tenant) {
        return sheet.find(tenant)
                .map(TenantCost::guessed)
                .orElse(Money.zero(sheet.currency()))
                .decimal();
    }

    private static Fields cost(CostChange.Line line) {
        return Fields.builder()
                .text("before", line.before().map(Money::decimal))
                .text("after", line.after().map(Money::decimal))
                .text("delta", line.delta().map(Money::decimal))
                .flag("guess", line.isGuess())
                .build();
    }
}
