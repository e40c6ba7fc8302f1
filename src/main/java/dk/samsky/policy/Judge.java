package dk.samsky.policy;

import dk.samsky.document.Policy.Scope;
import java.util.List;

/**
 * Asks all rules of a workspace about a subject. Thread-safe; the same answer for the same
 * question.
 */
public interface Judge {
    /** One verdict for each rule of this scope, in order of the rules' names. */
    List<Verdict> judge(Scope scope, Subject subject);

    /**
     * A judge of subjects that differ only in what is beside these facts, such as a workload in one
     * place after another: the same verdicts, and what needs no more than these is asked once.
     */
    default Judge knowing(Scope scope, Subject shared) {
        return this;
    }

    /**
     * Whether a field of a group of facts may decide what a rule of this scope says, but for its
     * message.
     */
    default boolean mayRead(Scope scope, String group, String field) {
        return true;
    }
}
