package dk.samsky.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One problem, told so that its reader can mend it.
 *
 * @param code what kind of problem
 * @param severity whether it stops the step
 * @param span where it was written; empty if it comes from no document
 * @param address what it concerns, in the words of the documents, such as {@code aarhus/esdh}
 * @param what what is wrong, a full sentence
 * @param why the rule or fact that makes it wrong, a full sentence
 * @param fix what to do about it, never empty; a command to copy stands alone on an indented line
 * @param related other places that take part
 */
public record Diagnostic(
        Code code,
        Severity severity,
        Optional<Span> span,
        Optional<String> address,
        String what,
        String why,
        String fix,
        List<Related> related) {
    /**
     * By place, those without one last; then by code and text, so that every run tells the same
     * story.
     */
    public static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span().isEmpty())
                    .thenComparing((a, b) ->
                            a.span.isPresent() && b.span.isPresent()
                                    ? a.span.get().compareTo(b.span.get())
                                    : 0)
                    .thenComparing(diagnostic -> diagnostic.code().id())
                    .thenComparing(diagnostic -> diagnostic.address().orElse(""))
                    .thenComparing(Diagnostic::what);

    public Diagnostic {
        if (what.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException(
                    "a diagnostic says what is wrong and how to mend it: " + code.id());
        }
        related = Collections.unmodifiableList(new ArrayList<>(related));
    }

    /** An error at a place. */
    public static Diagnostic error(Code code, Span span, String what, String why, String fix) {
        return new Diagnostic(
                code,
                Severity.ERROR,
                Optional.of(span),
                Optional.empty(),
                what,
                why,
                fix,
                List.of());
    }

    /** An error that no document holds. */
    public static Diagnostic error(Code code, String what, String why, String fix) {
        return new Diagnostic(
                code,
                Severity.ERROR,
                Optional.empty(),
                Optional.empty(),
                what,
                why,
                fix,
                List.of());
    }

    /** A warning at a place. */
    public static Diagnostic warning(Code code, Span span, String what, String why, String fix) {
        return new Diagnostic(
                code,
                Severity.WARNING,
                Optional.of(span),
                Optional.empty(),
                what,
                why,
                fix,
                List.of());
    }

    /** A warning that no document holds. */
    public static Diagnostic warning(Code code, String what, String why, String fix) {
        return new Diagnostic(
                code,
                Severity.WARNING,
                Optional.empty(),
                Optional.empty(),
                what,
                why,
                fix,
                List.of());
    }

    /** The same problem at a place. */
    public Diagnostic at(Span place) {
        return new Diagnostic(code, severity, Optional.of(place), address, what, why, fix, related);
    }

    /** The same problem, said to concern an address. */
    public Diagnostic about(String concerned) {
        return new Diagnostic(
                code, severity, span, Optional.of(concerned), what, why, fix, related);
    }

    /** The same problem with one more place that takes part. */
    public Diagnostic with(Related another) {
        var more = new ArrayList<>(related);
        more.add(another);
        return new Diagnostic(code, severity, span, address, what, why, fix, more);
    }

    /** The same problem where it does not stop the step. */
    public Diagnostic asWarning() {
        return new Diagnostic(code, Severity.WARNING, span, address, what, why, fix, related);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
