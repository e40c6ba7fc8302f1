package dk.samsky.report.json;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.content.Digest;
import dk.samsky.model.json.FieldsReader;
import dk.samsky.plan.Plan;
import dk.samsky.plan.SavedPlan;
import dk.samsky.plan.file.PlanFields;
import dk.samsky.plan.file.PlanFieldsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A plan as JSON: what {@code plan -o json} prints, and what a saved plan is. The names are {@link
 * PlanFields}'.
 */
public final class PlanJson {
    private PlanJson() {}

    /** The document. */
    public static String of(Plan plan, List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            for (var field : PlanFields.of(plan).values().entrySet()) {
                json.writeFieldName(field.getKey());
                Json.value(json, field.getValue());
            }
            DiagnosticJson.write(json, diagnostics);
        });
    }

    /**
     * Reads a plan back.
     *
     * @param texts what servers start with, by its digest
     * @throws IllegalArgumentException if it is none; the message is a clause for people
     */
    public static SavedPlan read(String text, Function<Digest, Optional<String>> texts) {
        return PlanFieldsReader.read(
                FieldsReader.read(text.getBytes(StandardCharsets.UTF_8)), texts);
    }
}
