package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.cost.Breakdown;
import dk.samsky.cost.CostLine;
import dk.samsky.cost.CostSheet;
import dk.samsky.cost.TenantCost;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.quantity.Money;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Costs as JSON (DESIGN.md section 5). Money is a decimal text. */
public final class CostJson {
    private CostJson() {}

    /**
     * The document of {@code cost}.
     *
     * @param breakdown the groups that were asked for, if not the tenants
     */
    public static String of(
            CostSheet sheet, Optional<Breakdown> breakdown, List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            json.writeStringField("format_version", "1.0");
            json.writeStringField("currency", sheet.currency());
            json.writeStringField("per", sheet.per());
            known(json, "total", sheet.total(), sheet.unknown());
            json.writeStringField("guessed", sheet.guessed().decimal());
            json.writeNumberField("unknown", sheet.unknown());
            if (breakdown.isPresent()) {
                Json.objects(
                        json,
                        "groups",
                        breakdown.get().groups(),
                        (out, group) -> {
                            out.writeStringField("name", group.name());
                            known(out, "total", group.total(), group.unknown());
                            out.writeStringField("guessed", group.guessed().decimal());
                            out.writeNumberField("unknown", group.unknown());
                        });
            }
            Json.objects(json, "tenants", sheet.tenants(), CostJson::tenant);
            Json.objects(
                    json,
                    "unallocated",
                    sheet.unallocated(),
                    (out, left) -> {
                        out.writeStringField("provider", left.provider());
                        out.writeStringField("name", left.name());
                        Json.text(out, "amount", left.amount().map(Money::decimal));
                    });
            DiagnosticJson.write(json, diagnostics);
        });
    }

    /** Null while nothing of a sum is known. */
    private static void known(JsonGenerator json, String name, Money sum, int unknown)
            throws IOException {
        Json.text(json, name, sum.known(unknown).map(Money::decimal));
    }

    private static void tenant(JsonGenerator json, TenantCost tenant) throws IOException {
        json.writeStringField("tenant", tenant.tenant().name());
        if (tenant.isRemoved()) {
            json.writeBooleanField("removed", true);
        }
        known(json, "direct", tenant.direct(), tenant.unknownDirect());
        known(json, "shared", tenant.shared(), tenant.unknownShared());
        known(json, "total", tenant.total(), tenant.unknown());
        json.writeStringField("guessed", tenant.guessed().decimal());
        json.writeNumberField("unknown", tenant.unknown());
        Json.objects(json, "lines", tenant.lines().toList(), CostJson::line);
    }

    private static void line(JsonGenerator json, CostLine line) throws IOException {
        json.writeStringField("key", line.key());
        json.writeStringField("kind", line instanceof CostLine.Shared ? "shared" : "direct");
        json.writeStringField("provider", line.provider());
        switch (line) {
            case CostLine.Direct direct -> {
                json.writeStringField("region", direct.location().region());
                Json.text(json, "workload", direct.address().workload());
            }
            case CostLine.Used used -> {
                json.writeStringField("region", used.location().region());
                Json.text(json, "workload", used.address().workload());
            }
            case CostLine.Shared shared -> json.writeStringField("name", shared.name());
        }
        // Of a line of which nothing is known there is no amount: 0 would be one.
        Json.text(json, "amount", line.known().map(Money::decimal));
        json.writeStringField("basis", line.basis());
        json.writeBooleanField("guess", line.isGuess());
        Json.text(json, "unknown", line.unknown());
    }
}
