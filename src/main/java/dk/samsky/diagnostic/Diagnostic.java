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
 * @param subjects all that it concerns, where one cause may concern several; {@code what} names the
 *     first of them
 */
public record Diagnostic(
        Code code,
        Severity severity,
        Optional<Span> span,
        Optional<String> address,
        String what,
        String why,
        String fix,
        List<Related> related,
        Optional<Subjects> subjects) {
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
                List.of(),
                Optional.empty());
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
                List.of(),
                Optional.empty());
    }

    /** An error that no document holds, of all that one cause concerns. */
    public static Diagnostic error(Code code, Subjects subjects, String why, String fix) {
        return error(code, subjects.sentence(), why, fix).of(subjects);
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
                List.of(),
                Optional.empty());
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
                List.of(),
                Optional.empty());
    }

    /** The same problem at a place. */
    public Diagnostic at(Span place) {
        return new Diagnostic(
                code, severity, Optional.of(place), address, what, why, fix, related, subjects);
    }

    /** The same problem, said to concern an address. */
    public Diagnostic about(String concerned) {
        return new Diagnostic(
                code, severity, span, Optional.of(concerned), what, why, fix, related, subjects);
    }

    /** The same problem of all that it concerns. */
    Diagnostic of(Subjects all) {
        return new Diagnostic(
                code,
                severity,
                span,
                all.common(),
                all.sentence(),
                why,
                fix,
                related,
                Optional.of(all));
    }

    /** The same problem with one more place that takes part. */
    public Diagnostic with(Related another) {
        var more = new ArrayList<>(related);
        more.add(another);
        return new Diagnostic(code, severity, span, address, what, why, fix, more, subjects);
    }

    /** The same problem where it does not stop the step. */
    public Diagnostic asWarning() {
        return new Diagnostic(
                code, Severity.WARNING, span, address, what, why, fix, related, subjects);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
