package dk.samsky.report;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Severity;
import dk.samsky.diagnostic.Shortlist;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.report.Paint.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Diagnostics as text, each with its source line and carets under it. */
public final class DiagnosticText {
    private static final String INDENT = "  ";

    private DiagnosticText() {}

    /**
     * The first of them by place, and the number of all if there are several. Ends with a line end.
     */
    public static String of(List<Diagnostic> diagnostics, Look look) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        var list = Shortlist.of(diagnostics);
        list.told().forEach(one -> text.append(of(one, look)).append('\n'));
        if (diagnostics.size() > 1) {
            text.append(count(diagnostics)).append('\n');
        }
        if (list.left() > 0) {
            text.append(left(list)).append('\n');
        }
        return text.toString();
    }

    /** That not all are told, and how to see them. */
    static String left(Shortlist list) {
        return Figures.count(list.left())
                + (list.left() == 1 ? " of them is" : " of them are")
                + " not told here; '-o json' tells all.";
    }

    /** How many there are: {@code 3 errors and 1 warning in 2 files.} */
    public static String count(List<Diagnostic> diagnostics) {
        var errors = diagnostics.stream().filter(Diagnostic::isError).count();
        var warnings = diagnostics.size() - errors;
        var files = new TreeSet<String>();
        diagnostics.forEach(one -> one.span().ifPresent(span -> files.add(span.source().name())));
        var parts = new ArrayList<String>();
        if (errors > 0) {
            parts.add(Figures.count(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(Figures.count(warnings, "warning"));
        }
        return String.join(" and ", parts)
                + (files.isEmpty() ? "" : " in " + Figures.count(files.size(), "file"))
                + ".";
    }

    /** One of them. Ends with a line end. */
    public static String of(Diagnostic diagnostic, Look look) {
        var role = diagnostic.severity() == Severity.ERROR ? Role.ERROR : Role.WARNING;
        var word = diagnostic.severity() == Severity.ERROR ? "error" : "warning";
        var lines = new ArrayList<String>();
        lines.add(
                look.paint().of(role, word + "[" + diagnostic.code().id() + "]")
                        + " "
                        + look.paint().of(Role.STRONG, diagnostic.code().title()));
        var gutter = gutter(diagnostic);
        place(diagnostic, look).ifPresent(lines::add);
        // The line would show the secret to more people.
        diagnostic
                .span()
                .filter(_ -> diagnostic.code() != DocumentCode.SECRET)
                .ifPresent(span -> lines.addAll(Excerpt.of(span, gutter, look, role)));
        sentence("what: ", diagnostic.what(), look, lines);
        sentence("why:  ", diagnostic.why(), look, lines);
        sentence("fix:  ", diagnostic.fix(), look, lines);
        for (var related : diagnostic.related()) {
            sentence("note: ", related.note() + " (" + related.span() + ")", look, lines);
            lines.addAll(Excerpt.of(related.span(), gutter, look, Role.PLACE));
        }
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> place(Diagnostic diagnostic, Look look) {
        var parts = new ArrayList<String>();
        diagnostic
                .span()
                .ifPresent(span ->
                        parts.add(look.paint().of(Role.PLACE, Visible.line(span.toString()))));
        diagnostic.address().map(Visible::line).ifPresent(parts::add);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        INDENT
                                + look.paint().of(Role.FAINT, "-->")
                                + " "
                                + String.join(INDENT, parts));
    }

    private static int gutter(Diagnostic diagnostic) {
        return Stream.concat(
                                diagnostic.span().stream(),
                                diagnostic.related().stream().map(Related::span))
                        .map(Span::start)
                        .mapToInt(start -> Integer.toString(start.line()).length())
                        .max()
                        .orElse(1)
                + 2;
    }

    private static void sentence(String label, String text, Look look, List<String> lines) {
        if (text.isBlank()) {
            return;
        }
        var parts =
                Paragraph.lines(
                        Visible.text(text), look.width() - INDENT.length() - label.length());
        for (var i = 0; i < parts.size(); i++) {
            var lead = i == 0 ? look.paint().of(Role.STRONG, label) : " ".repeat(label.length());
            lines.add((INDENT + lead + parts.get(i)).stripTrailing());
        }
    }
}
