package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.cost.price.Estimate;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Blueprint;
import dk.samsky.model.Location;
import dk.samsky.placement.CandidateReport;
import dk.samsky.placement.Check;
import dk.samsky.placement.Explanation;
import dk.samsky.placement.Placement;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Places as JSON: {@code explain -o json}. */
public final class PlacementJson {
    private PlacementJson() {}

    /** The document of {@code explain}. */
    public static String of(
            Explanation explanation, Blueprint blueprint, List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            json.writeStringField("format_version", "1.0");
            json.writeStringField("workload", explanation.workload().toString());
            json.writeStringField("blueprint", blueprint.name());
            json.writeStringField("description", blueprint.description());
            Json.object(
                    json,
                    "data",
                    out -> {
                        out.writeStringField(
                                "confidentiality", word(explanation.data().confidentiality()));
                        out.writeStringField("personal", word(explanation.data().personal()));
                        out.writeStringField("location", word(explanation.data().location()));
                    });
            location(json, "chosen", explanation.placement().map(Placement::location));
            Json.text(json, "reason", explanation.placement().map(Placement::reason));
            location(json, "standing", explanation.standing());
            Json.objects(
                    json,
                    "candidates",
                    explanation.candidates(),
                    (out, candidate) -> candidate(out, explanation, candidate));
            Json.objects(json, "further_checks", explanation.further(), PlacementJson::check);
            DiagnosticJson.write(json, diagnostics);
        });
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void candidate(
            JsonGenerator json, Explanation explanation, CandidateReport candidate)
            throws IOException {
        json.writeStringField("provider", candidate.location().provider());
        json.writeStringField("region", candidate.location().region());
        json.writeBooleanField("permitted", candidate.isPermitted());
        json.writeStringField("answer", word(candidate.answer()));
        Json.object(
                json,
                "sizes",
                sizes -> {
                    for (var size : candidate.sizes().entrySet()) {
                        sizes.writeStringField(size.getKey(), size.getValue());
                    }
                });
        estimate(json, candidate.estimate());
        Json.objects(json, "checks", candidate.checks(), PlacementJson::check);
        Json.texts(json, "to_win", explanation.toWin(candidate));
    }

    private static void check(JsonGenerator json, Check check) throws IOException {
        json.writeStringField("subject", word(check.subject()));
        json.writeStringField("name", check.name());
        json.writeStringField("outcome", word(check.outcome()));
        json.writeStringField("reason", check.reason());
        Json.text(json, "basis", check.basis());
        Json.text(json, "place", check.place().map(Object::toString));
        Json.text(json, "remedy", check.remedy());
    }

    private static void estimate(JsonGenerator json, Estimate estimate) throws IOException {
        Json.object(
                json,
                "estimate",
                out -> {
                    out.writeStringField("currency", estimate.known().currency());
                    out.writeStringField("per", "month");
                    Json.text(
                            out,
                            "amount",
                            Optional.of(estimate.known().decimal())
                                    .filter(_ -> estimate.isComplete()));
                    out.writeBooleanField("guess", estimate.isGuess());
                    Json.texts(out, "unknown", estimate.unknown());
                });
    }

    private static void location(JsonGenerator json, String name, Optional<Location> location)
            throws IOException {
        Json.text(json, name, location.map(Location::toString));
    }
}
