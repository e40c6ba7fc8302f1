package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Position;
import dk.samsky.diagnostic.Span;
import dk.samsky.diagnostic.Subjects;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Diagnostics as JSON: {@code validate -o json}, and the {@code diagnostics} of every other output.
 */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    /** The document of {@code validate}: {@code valid} and {@code diagnostics}. */
    public static String validation(List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            json.writeStringField("format_version", "1.0");
            json.writeBooleanField("valid", diagnostics.stream().noneMatch(Diagnostic::isError));
            write(json, diagnostics);
        });
    }

    /** The document of a command that came to no result. */
    public static String failure(List<Diagnostic> diagnostics) {
        return Json.document(json -> {
            json.writeStringField("format_version", "1.0");
            json.writeBooleanField("errored", true);
            write(json, diagnostics);
        });
    }

    /** Adds the field {@code diagnostics}, by place. */
    static void write(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
        var sorted = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
        Json.objects(json, "diagnostics", sorted, DiagnosticJson::write);
    }

    private static void write(JsonGenerator json, Diagnostic one) throws IOException {
        json.writeStringField("code", one.code().id());
        json.writeStringField("severity", one.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("title", one.code().title());
        if (one.span().isPresent()) {
            write(json, one.span().get());
        } else {
            json.writeNullField("file");
            json.writeNullField("range");
        }
        Json.text(json, "address", one.address());
        Json.texts(json, "subjects", one.subjects().map(Subjects::names).orElse(List.of()));
        json.writeStringField("what", one.what());
        json.writeStringField("why", one.why());
        json.writeStringField("fix", one.fix());
        Json.objects(
                json,
                "related",
                one.related(),
                (out, related) -> {
                    write(out, related.span());
                    out.writeStringField("note", related.note());
                });
    }

    private static void write(JsonGenerator json, Span span) throws IOException {
        json.writeStringField("file", span.source().name());
        Json.object(
                json,
                "range",
                range -> {
                    write(range, "start", span.start());
                    write(range, "end", span.end());
                });
    }

    private static void write(JsonGenerator json, String name, Position position)
            throws IOException {
        Json.object(
                json,
                name,
                out -> {
                    out.writeNumberField("line", position.line());
                    out.writeNumberField("column", position.column());
                });
    }
}
