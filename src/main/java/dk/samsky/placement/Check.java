package dk.samsky.placement;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Policy;
import java.util.List;
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
        PRICE;

        /** What a place is to a workload that fails this. */
        Answer ifFailing() {
            return switch (this) {
                case PIN -> Answer.NOT_ASKED_FOR;
                case LOCATION, ASSURANCE, POLICY -> Answer.FORBIDDEN;
                case OFFER, IMAGE, SIZE, CAPACITY, PRICE -> Answer.UNABLE;
            };
        }
    }

    /** What a place is to a workload, from the best. */
    public enum Answer {
        PERMITTED,
        /** It could and may, and the workload asks for another. */
        NOT_ASKED_FOR,
        /** It has not what is needed: a driver, an image, a size, room. */
        UNABLE,
        /** A rule, or how the data is classified, forbids it. */
        FORBIDDEN
    }

    /** The answer; those that are about this from the best to the worst. */
    public enum Outcome {
        PASSES,
        /** It is not about this workload or place. */
        INAPPLICABLE,
        /** Nobody can tell yet: it is asked of what is not there before a plan. */
        UNJUDGED,
        /** It would fail, but somebody may decide and has. */
        WAIVED,
        /** It does not hold, and does not forbid. */
        WARNS,
        /** It stands in the way. */
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

    /** A rule that nobody can judge yet. */
    public static Check unjudged(Policy policy, String reason) {
        return new Check(
                Subject.POLICY,
                policy.metadata().name(),
                Outcome.UNJUDGED,
                reason,
                Optional.of(policy.basis()),
                Optional.of(policy.require().span()),
                Optional.empty());
    }

    Check because(String another) {
        return new Check(subject, name, outcome, another, basis, place, remedy);
    }

    Check on(String basisOfIt) {
        return new Check(subject, name, outcome, reason, Optional.of(basisOfIt), place, remedy);
    }

    Check warning() {
        return new Check(subject, name, Outcome.WARNS, reason, basis, place, remedy);
    }

    /** Whether it stands in the way. */
    public boolean isInTheWay() {
        return outcome == Outcome.FAILS;
    }

    /** What a place is after all these checks: what forbids it outweighs what it lacks. */
    static Answer answer(List<Check> checks) {
        var worst = Answer.PERMITTED;
        for (var check : checks) {
            if (check.isInTheWay() && check.subject.ifFailing().compareTo(worst) > 0) {
                worst = check.subject.ifFailing();
            }
        }
        return worst;
    }

    private static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
