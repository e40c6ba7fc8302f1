package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.cost.price.Commitment;
import dk.samsky.cost.price.Price;
import dk.samsky.cost.price.PriceList;
import dk.samsky.cost.price.PriceList.Line;
import dk.samsky.cost.price.PriceList.Shared;
import dk.samsky.cost.price.PriceList.Traffic;
import dk.samsky.cost.price.Rates;
import dk.samsky.cost.price.UnitPrice;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Provider.Assurance;
import dk.samsky.document.Quality;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What providers sell, as JSON. Money is a decimal text, exact; per month of 730 hours. */
public final class PricesJson {
    private PricesJson() {}

    /** The document of {@code prices}. */
    public static String of(List<PriceList> lists, List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            json.writeStringField("format_version", "1.0");
            Json.objects(json, "providers", lists, PricesJson::list);
            DiagnosticJson.write(json, diagnostics);
        });
    }

    private static void list(JsonGenerator json, PriceList list) throws IOException {
        var provider = list.provider();
        json.writeStringField("provider", provider.name());
        json.writeStringField("name", provider.displayName());
        json.writeStringField("owner", provider.owner());
        json.writeStringField("jurisdiction", provider.jurisdiction());
        json.writeStringField("day", list.day().toString());
        json.writeStringField("currency", list.currency());
        Json.objects(
                json,
                "prices",
                list.standing(),
                (out, line) -> {
                    standing(out, line);
                    var size = provider.sizes().get(line.name());
                    if (size != null) {
                        out.writeNumberField("vcpus", size.vcpus());
                        out.writeNumberField("memory_bytes", size.memory().bytes());
                    }
                });
        Json.objects(json, "egress", list.egress(), PricesJson::traffic);
        Json.objects(json, "commitments", list.commitments(), PricesJson::commitment);
        Json.objects(json, "shared_costs", list.shared(), PricesJson::shared);
        Json.objects(json, "rates", list.rates(), PricesJson::rate);
        Json.objects(
                json,
                "assurances",
                provider.assurances().values().stream().toList(),
                (out, one) -> assurance(out, one, list.day()));
    }

    private static void standing(JsonGenerator json, Line line) throws IOException {
        json.writeStringField("item", line.item().word());
        json.writeStringField("name", line.name());
        Json.texts(json, "regions", line.regions());
        switch (line.price()) {
            case Price.Monthly(var money, var parts) -> {
                json.writeStringField("per_month", money.amount().toPlainString());
                asPriced(json, parts.getFirst().unit().price());
            }
            case Price.Unknown(var missing) -> json.writeStringField("unknown", missing);
            case Price.Free(var why) -> json.writeStringField("free", why);
        }
    }

    private static void traffic(JsonGenerator json, Traffic traffic) throws IOException {
        json.writeStringField("name", traffic.tier().price().name());
        json.writeStringField("region", traffic.tier().price().region());
        json.writeStringField("from", traffic.tier().from().toPlainString());
        Json.text(
                json, "per_unit", traffic.amount().map(amount -> amount.amount().toPlainString()));
        asPriced(json, traffic.tier().price());
    }

    private static void asPriced(JsonGenerator json, UnitPrice price) throws IOException {
        json.writeStringField("amount", price.amount().amount().toPlainString());
        json.writeStringField("amount_currency", price.amount().currency());
        json.writeStringField("unit", price.unit().word());
        json.writeStringField("source", price.source());
        json.writeStringField("date", price.date().toString());
        json.writeStringField("quality", price.quality().word());
    }

    private static void commitment(JsonGenerator json, Commitment one) throws IOException {
        json.writeStringField("sizes", one.sizes());
        json.writeStringField("region", one.region());
        json.writeNumberField("years", one.years());
        json.writeStringField("paid_ahead", one.payment().word());
        json.writeStringField("percent_off", one.percent().toPlainString());
        json.writeStringField("source", one.source());
        json.writeStringField("date", one.date().toString());
        json.writeStringField("quality", one.quality().word());
    }

    private static void shared(JsonGenerator json, Shared shared) throws IOException {
        var cost = shared.cost();
        json.writeStringField("name", cost.name());
        json.writeStringField("by", cost.by().name().toLowerCase(Locale.ROOT));
        Json.text(
                json, "per_month", shared.monthly().map(amount -> amount.amount().toPlainString()));
        json.writeStringField("amount", cost.amount().amount().toPlainString());
        json.writeStringField("amount_currency", cost.amount().currency());
        json.writeStringField("per", cost.per().name().toLowerCase(Locale.ROOT));
        Json.text(json, "source", cost.source());
        Json.text(json, "date", cost.date().map(LocalDate::toString));
        Json.text(json, "quality", cost.quality().map(Quality::word));
    }

    private static void rate(JsonGenerator json, Rates.Rate rate) throws IOException {
        json.writeStringField("currency", rate.currency());
        json.writeStringField("to", rate.to());
        json.writeStringField("rate", rate.rate().toPlainString());
        json.writeStringField("date", rate.date().toString());
        json.writeStringField("source", rate.source());
    }

    private static void assurance(JsonGenerator json, Assurance one, LocalDate day)
            throws IOException {
        json.writeStringField("name", one.name());
        if (one.value().isPresent()) {
            json.writeFieldName("value");
            Json.value(json, one.value().get());
        } else {
            json.writeNullField("value");
        }
        json.writeStringField("evidence", one.evidence());
        json.writeStringField("reviewed", one.reviewed().toString());
        Json.text(json, "valid_until", one.validUntil().map(LocalDate::toString));
        json.writeBooleanField("assumed", one.isAssumed());
        json.writeBooleanField("expired", !one.counts(day));
    }
}
