package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.cost.CostChange;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.quantity.Money;
import dk.samsky.plan.Change;
import dk.samsky.plan.Plan;
import dk.samsky.plan.TenantPlan;
import dk.samsky.plan.Unknown;
import dk.samsky.policy.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plan as JSON (DESIGN.md section 5). Actions are spelled as OpenTofu spells them, so that tools made for its format work; what it has no
 * word for is said beside.
 *
 * <p>Source of the spelling: https://opentofu.org/docs/internals/json-format/
 */
public final class PlanJson {
    private final Plan plan;
    private final Map<String, CostChange.Line> costs = new HashMap<>();

    private PlanJson(Plan plan) {
        this.plan = plan;
        plan.cost().lines().forEach(line -> costs.put(line.key(), line));
    }

    /** The document. */
    public static String of(Plan plan, List<Diagnostic> diagnostics) {
        var writer = new PlanJson(plan);
        return Json.document(json -> writer.write(json, diagnostics));
    }

    private void write(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
        json.writeStringField("format_version", "1.0");
        json.writeStringField("at", plan.stamp().at().toString());
        json.writeBooleanField("complete", plan.isComplete());
        json.writeBooleanField("partial", plan.partial());
        json.writeBooleanField("errored", !plan.refused().isEmpty());
        Json.object(json, "summary", this::summary);
        var changes = plan.tenants().stream().flatMap(tenant -> tenant.changes().changes().stream()).toList();
        Json.objects(json, "resource_changes", changes, this::change);
        var unknown = plan.tenants().stream().flatMap(tenant -> tenant.changes().unknown().stream()).toList();
        Json.objects(json, "unknown", unknown, PlanJson::unknown);
        Json.objects(json, "address_ranges", plan.tenants().stream().filter(one -> one.range().isPresent()).toList(), (out, one) -> {
            out.writeStringField("tenant", one.tenant().name());
            Json.text(out, "range", one.range().map(Object::toString));
        });
        var placements = plan.tenants().stream().flatMap(tenant -> tenant.placements().stream()).toList();
        Json.objects(json, "placements", placements, PlacementJson::write);
        Json.object(json, "cost", this::cost);
        Json.objects(json, "policy", remarks(), PlanJson::remark);
        DiagnosticJson.write(json, diagnostics);
    }

    private void summary(JsonGenerator json) throws IOException {
        var counts = plan.summary();
        json.writeNumberField("create", counts.creates());
        json.writeNumberField("update", counts.updates());
        json.writeNumberField("replace", counts.replaces());
        json.writeNumberField("delete", counts.deletes());
        json.writeNumberField("move", counts.moves());
        json.writeNumberField("adopt", counts.adoptions());
        json.writeNumberField("forget", counts.forgotten());
        json.writeNumberField("unchanged", counts.unchanged());
        json.writeNumberField("unknown", counts.unknown());
    }

    private void change(JsonGenerator json, Change change) throws IOException {
        var address = change.address();
        json.writeStringField("address", address.toString());
        var previous = change.findBefore().map(before -> before.address()).filter(before -> !before.equals(address));
        if (previous.isPresent()) {
            json.writeStringField("previous_address", previous.get().toString());
        }
        json.writeStringField("tenant", address.tenant().name());
        Json.text(json, "workload", address.workload());
        json.writeStringField("kind", address.kind().word());
        json.writeStringField("name", address.name());
        json.writeStringField("provider", change.site().location().provider());
        json.writeStringField("region", change.site().location().region());
        json.writeStringField("driver", change.site().driver());
        Json.object(json, "change", body -> body(body, change));
        Json.object(json, "cost", body -> {
            var line = costs.get(address.toString());
            money(body, "before", line == null ? Optional.empty() : line.before());
            money(body, "after", line == null ? Optional.empty() : line.after());
            money(body, "delta", line == null ? Optional.of(Money.zero(plan.cost().currency())) : line.delta());
        });
    }

    private static void body(JsonGenerator json, Change change) throws IOException {
        Json.texts(json, "actions", actions(change));
        json.writeStringField("action", action(change));
        var before = change.findBefore().map(recorded -> recorded.content().fields());
        var after = change.findAfter().map(desired -> desired.resource().fields());
        fields(json, "before", before);
        fields(json, "after", after);
        // Every value of a resource is known when it is planned; references are addresses.
        json.writeObjectFieldStart("after_unknown");
        json.writeEndObject();
        var because =
                switch (change) {
                    case Change.Replace replace -> Optional.of(replace.because());
                    case Change.Delete delete -> Optional.of(delete.because());
                    case Change.Forget forget -> Optional.of(forget.because());
                    case Change.Create create -> create.because();
                    case Change.Update _, Change.Move _, Change.Adopt _ -> Optional.<String>empty();
                };
        Json.text(json, change instanceof Change.Replace ? "replace_because" : "because", because);
    }

    private static List<String> actions(Change change) {
        return switch (change) {
            case Change.Create _ -> List.of("create");
            case Change.Update _ -> List.of("update");
            case Change.Replace _ -> List.of("delete", "create");
            case Change.Delete _ -> List.of("delete");
            case Change.Forget _ -> List.of("forget");
            case Change.Move move -> List.of(move.differences().isEmpty() ? "no-op" : "update");
            case Change.Adopt adopt -> List.of(adopt.differences().isEmpty() ? "no-op" : "update");
        };
    }

    /** Our own word for it. */
    private static String action(Change change) {
        return change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void unknown(JsonGenerator json, Unknown unknown) throws IOException {
        json.writeStringField("address", unknown.address().toString());
        json.writeStringField("provider", unknown.site().location().provider());
        json.writeStringField("region", unknown.site().location().region());
        json.writeStringField("reason", unknown.reason());
    }

    private void cost(JsonGenerator json) throws IOException {
        json.writeStringField("currency", plan.after().currency());
        json.writeStringField("per", plan.after().per());
        json.writeStringField("before", plan.before().total().decimal());
        json.writeStringField("after", plan.after().total().decimal());
        json.writeStringField("delta", plan.cost().total().decimal());
        json.writeNumberField("unknown", plan.after().unknown());
        Json.objects(json, "tenants", plan.after().tenants(), (out, tenant) -> {
            out.writeStringField("tenant", tenant.tenant().name());
            var before = plan.before().find(tenant.tenant()).map(cost -> cost.total());
            money(out, "before", before);
            out.writeStringField("after", tenant.total().decimal());
            out.writeStringField("delta", plan.cost().total(tenant.tenant()).decimal());
            out.writeNumberField("unknown", tenant.unknown());
        });
    }

    /** A rule's word on a tenant or a workload. */
    private record Remark(String subject, Verdict verdict) {}

    private List<Remark> remarks() {
        var remarks = new ArrayList<Remark>();
        for (TenantPlan tenant : plan.tenants()) {
            var own = new ArrayList<>(tenant.remarks());
            tenant.placements().forEach(placement -> own.removeAll(placement.remarks()));
            own.forEach(verdict -> remarks.add(new Remark(tenant.tenant().name(), verdict)));
            for (var placement : tenant.placements()) {
                placement.remarks().forEach(verdict ->
                        remarks.add(new Remark(placement.placed().need().id().toString(), verdict)));
            }
        }
        return remarks;
    }

    private static void remark(JsonGenerator json, Remark remark) throws IOException {
        json.writeStringField("policy", remark.verdict.policy());
        json.writeStringField("subject", remark.subject);
        json.writeStringField("basis", remark.verdict.basis());
        switch (remark.verdict.finding()) {
            case Verdict.Finding.Holds _ -> json.writeStringField("finding", "holds");
            case Verdict.Finding.Inapplicable _ -> json.writeStringField("finding", "inapplicable");
            case Verdict.Finding.Fails(var message) -> {
                json.writeStringField("finding", "warns");
                json.writeStringField("message", message);
            }
            case Verdict.Finding.Broken(var why) -> {
                json.writeStringField("finding", "broken");
                json.writeStringField("message", why);
            }
            case Verdict.Finding.Waived(var message, var waiver) -> {
                json.writeStringField("finding", "waived");
                json.writeStringField("message", message);
                json.writeStringField("waived_until", waiver.until().toString());
                json.writeStringField("waived_by", waiver.approvedBy());
                json.writeStringField("waived_because", waiver.reason());
            }
        }
    }

    static void money(JsonGenerator json, String name, Optional<Money> money) throws IOException {
        Json.text(json, name, money.map(Money::decimal));
    }

    static void fields(JsonGenerator json, String name, Optional<Fields> fields) throws IOException {
        json.writeFieldName(name);
        if (fields.isEmpty()) {
            json.writeNull();
        } else {
            value(json, new Value.Group(fields.get()));
        }
    }

    static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(var text) -> json.writeString(text);
            case Value.Whole(var number) -> json.writeNumber(number);
            case Value.Flag(var set) -> json.writeBoolean(set);
            case Value.Listing(var items) -> {
                json.writeStartArray();
                for (var item : items) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            case Value.Group(var group) -> {
                json.writeStartObject();
                for (var entry : group.values().entrySet()) {
                    json.writeFieldName(entry.getKey());
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}
