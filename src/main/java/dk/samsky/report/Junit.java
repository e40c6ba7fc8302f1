package dk.samsky.report;

import dk.samsky.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Diagnostics as JUnit's XML, which every build server reads: a suite for each file, a case for
 * each problem, and one case that passes where there is none.
 *
 * <p>Source of the format: https://github.com/testmoapp/junitxml
 */
public final class Junit {
    private static final String NO_FILE = "samsky";

    private Junit() {}

    /** The document. Warnings pass, and are said in the case's output. */
    public static String of(List<Diagnostic> diagnostics) {
        var byFile = new TreeMap<String, List<Diagnostic>>();
        for (var one : diagnostics) {
            byFile.computeIfAbsent(
                            one.span().map(span -> span.source().name()).orElse(NO_FILE),
                            _ -> new ArrayList<>())
                    .add(one);
        }
        var errors = diagnostics.stream().filter(Diagnostic::isError).count();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"samsky\" tests=\"")
                .append(Math.max(1, diagnostics.size()))
                .append("\" failures=\"")
                .append(errors)
                .append("\">\n");
        if (byFile.isEmpty()) {
            xml.append(
                    """
                      <testsuite name="samsky" tests="1" failures="0">
                        <testcase classname="samsky" name="no problem found"/>
                      </testsuite>
                    """);
        }
        byFile.forEach((file, list) -> suite(file, list, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(String file, List<Diagnostic> diagnostics, StringBuilder xml) {
        xml.append("  <testsuite name=\"").append(escape(file));
        xml.append("\" tests=\"").append(diagnostics.size());
        xml.append("\" failures=\"")
                .append(diagnostics.stream().filter(Diagnostic::isError).count());
        xml.append("\">\n");
        diagnostics.stream().sorted(Diagnostic.BY_PLACE).forEach(one -> testCase(file, one, xml));
        xml.append("  </testsuite>\n");
    }

    private static void testCase(String file, Diagnostic one, StringBuilder xml) {
        var place = one.span().map(Object::toString).or(one::address).orElse(file);
        xml.append("    <testcase classname=\"").append(escape(file));
        xml.append("\" name=\"")
                .append(escape(one.code().id() + " " + one.code().title() + " at " + place))
                .append('"');
        one.span()
                .ifPresent(span -> {
                    xml.append(" file=\"").append(escape(file));
                    xml.append("\" line=\"").append(span.start().line()).append('"');
                });
        xml.append(">\n");
        var body = String.join("\n", one.what(), one.why(), one.fix());
        if (one.isError()) {
            xml.append("      <failure type=\"").append(escape(one.code().id()));
            xml.append("\" message=\"").append(escape(one.what())).append("\">");
            xml.append(escape(body)).append("</failure>\n");
        } else {
            xml.append("      <system-out>")
                    .append(escape("warning: " + body))
                    .append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }

    private static String escape(String raw) {
        return Visible.text(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }
}
