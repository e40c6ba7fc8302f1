package dk.samsky.report.json;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.content.Fields;
import java.util.List;
import java.util.Optional;

/** Any fields as JSON, for results that are few and flat. */
public final class ContentJson {
    private ContentJson() {}

    /** The document. */
    public static String of(Fields fields) {
        return of(fields, Optional.empty());
    }

    /** The document, with {@code diagnostics} behind the fields if there are to be such. */
    public static String of(Fields fields, Optional<List<Diagnostic>> diagnostics) {
        return Json.document(json -> {
            for (var field : fields.values().entrySet()) {
                json.writeFieldName(field.getKey());
                Json.value(json, field.getValue());
            }
            if (diagnostics.isPresent()) {
                DiagnosticJson.write(json, diagnostics.get());
            }
        });
    }
}
