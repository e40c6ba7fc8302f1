package dk.samsky.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dk.samsky.diagnostic.Code;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Severity;
import dk.samsky.diagnostic.Span;
import dk.samsky.model.content.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Diagnostics as SARIF, which code hosts show beside the lines.
 *
 * <p>Source:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
public final class Sarif {
    private Sarif() {}

    /**
     * The log.
     *
     * @param version of Samsky
     */
    public static String of(List<Diagnostic> diagnostics, String version) {
        var sorted = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
        var rules = new TreeMap<String, Code>();
        sorted.forEach(one -> rules.putIfAbsent(one.code().id(), one.code()));
        var ids = new ArrayList<>(rules.keySet());
        return Json.document(json -> {
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            Json.objects(
                    json,
                    "runs",
                    List.of(sorted),
                    (run, all) -> {
                        Json.object(
                                run,
                                "tool",
                                tool ->
                                        Json.object(
                                                tool,
                                                "driver",
                                                driver -> {
                                                    driver.writeStringField("name", "Samsky");
                                                    driver.writeStringField(
                                                            "semanticVersion", version);
                                                    Json.objects(
                                                            driver,
                                                            "rules",
                                                            rules.values(),
                                                            Sarif::rule);
                                                }));
                        run.writeStringField("columnKind", "unicodeCodePoints");
                        Json.objects(
                                run,
                                "invocations",
                                List.of(all),
                                (invocation, found) ->
                                        invocation.writeBooleanField("executionSuccessful", true));
                        Json.objects(
                                run, "results", all, (result, one) -> result(result, one, ids));
                    });
        });
    }

    private static void rule(JsonGenerator json, Code code) throws IOException {
        json.writeStringField("id", code.id());
        Json.object(json, "shortDescription", text -> text.writeStringField("text", code.title()));
    }

    private static void result(JsonGenerator json, Diagnostic one, List<String> ids)
            throws IOException {
        json.writeStringField("ruleId", one.code().id());
        json.writeNumberField("ruleIndex", ids.indexOf(one.code().id()));
        json.writeStringField("level", one.severity() == Severity.ERROR ? "error" : "warning");
        Json.object(
                json,
                "message",
                text ->
                        text.writeStringField(
                                "text",
                                String.join(" ", one.what(), one.why(), one.fix()).strip()));
        if (one.span().isPresent()) {
            Json.objects(json, "locations", List.of(one.span().get()), Sarif::location);
        }
        if (!one.related().isEmpty()) {
            Json.objects(
                    json,
                    "relatedLocations",
                    one.related(),
                    (location, related) -> {
                        location(location, related.span());
                        Json.object(
                                location,
                                "message",
                                text -> text.writeStringField("text", related.note()));
                    });
        }
        // Lines move when a file is edited above them; what is wrong does not.
        var identity =
                one.code().id()
                        + " "
                        + one.span().map(span -> span.source().name()).orElse("")
                        + " "
                        + one.address().orElse("")
                        + " "
                        + one.what();
        Json.object(
                json,
                "partialFingerprints",
                prints -> prints.writeStringField("samsky/v1", Digest.of(identity).hex()));
    }

    private static void location(JsonGenerator json, Span span) throws IOException {
        Json.object(
                json,
                "physicalLocation",
                place -> {
                    Json.object(
                            place,
                            "artifactLocation",
                            file -> file.writeStringField("uri", uri(span.source().name())));
                    Json.object(
                            place,
                            "region",
                            region -> {
                                region.writeNumberField("startLine", span.start().line());
                                region.writeNumberField("startColumn", span.start().column());
                                region.writeNumberField("endLine", span.end().line());
                                region.writeNumberField("endColumn", span.end().column());
                            });
                });
    }

    private static String uri(String path) {
        var out = new StringBuilder();
        for (var unit : path.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (unit & 0xFF);
            var isPlain =
                    character < 0x80
                            && (Character.isLetterOrDigit(character)
                                    || "-._~/".indexOf(character) >= 0);
            out.append(isPlain ? String.valueOf(character) : String.format("%%%02X", unit & 0xFF));
        }
        return out.toString();
    }
}
