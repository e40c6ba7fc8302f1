package dk.samsky.policy;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Policy.Action;
import dk.samsky.document.Policy.Waiver;

/**
 * What one rule says of one subject.
 *
 * @param policy the rule's name
 * @param basis the law or decision behind it
 * @param span where what decided it is written: its condition, its requirement, or what is wrong in
 *     either
 */
public record Verdict(String policy, String basis, Action action, Finding finding, Span span) {
    /** How it came out. */
    public sealed interface Finding {
        /** It is required, and it holds. */
        record Holds() implements Finding {}

        /** It is not about this subject. */
        record Inapplicable() implements Finding {}

        /** It is required, and it does not hold. */
        record Fails(String message) implements Finding {}

        /** It would fail, but for a waiver. */
        record Waived(String message, Waiver waiver) implements Finding {}

        /** It could not be evaluated, which counts as failing. */
        record Broken(String why) implements Finding {}
    }

    /** The same rule with another finding. */
    public Verdict found(Finding another) {
        return new Verdict(policy, basis, action, another, span);
    }

    /** Whether it stands in the way: a denying rule that fails or is broken. */
    public boolean isForbidding() {
        return action == Action.DENY
                && switch (finding) {
                    case Finding.Fails _, Finding.Broken _ -> true;
                    case Finding.Holds _, Finding.Inapplicable _, Finding.Waived _ -> false;
                };
    }
}
