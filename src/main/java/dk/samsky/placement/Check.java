package dk.samsky.placement;

import dk.samsky.diagnostic.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was asked of a candidate place, and the answer.
 *
 * @param name a word for it, such as {@code region} or a rule's name
 * @param reason a full sentence
 * @param basis the law, decision or evidence behind it, if there is one
 * @param place where what decided it is written, if it is written
 * @param remedy what would have to change for it to pass; empty if it passes
 */
public record Check(
        Subject subject,
        String name,
        Outcome outcome,
        String reason,
        Optional<String> basis,
        Optional<Span> place,
        Optional<String> remedy) {
    /** What was asked about, in the order of asking. */
    public enum Subject {
        PIN,
        OFFER,
        IMAGE,
        SIZE,
        LOCATION,
        ASSURANCE,
        POLICY,
        CAPACITY,
        PRICE
    }

    /** The answer. */
    public enum Outcome {
        PASSES,
        /** It is not about this workload or place. */
        INAPPLICABLE,
        /** It would fail, but somebody may decide and has. */
        WAIVED,
        /** It does not hold, and does not forbid. */
        WARNS,
        /** It forbids the place. */
        FAILS
    }

    static Check passes(Subject subject, String reason, Optional<Span> place) {
        return new Check(
                subject,
                word(subject),
                Outcome.PASSES,
                reason,
                Optional.empty(),
                place,
                Optional.empty());
    }

    static Check fails(Subject subject, String reason, Span place, String remedy) {
        return new Check(
                subject,
                word(subject),
                Outcome.FAILS,
                reason,
                Optional.empty(),
                Optional.of(place),
                Optional.of(remedy));
    }

    Check on(String basisOfIt) {
        return new Check(subject, name, outcome, reason, Optional.of(basisOfIt), place, remedy);
    }

    Check warning() {
        return new Check(subject, name, Outcome.WARNS, reason, basis, place, remedy);
    }

    /** Whether it stands in the way. */
    public boolean isForbidding() {
        return outcome == Outcome.FAILS;
    }

    private static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
