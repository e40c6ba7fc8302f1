package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.plan.StepKey;

/** What became of one step of a plan. */
public sealed interface StepResult {
    StepKey step();

    /** It was done. */
    record Done(StepKey step) implements StepResult {}

    /**
     * It was not done, or nobody knows.
     *
     * @param message what the cloud said last, a sentence
     * @param remedy what can be done about it, a sentence
     */
    record Failed(StepKey step, String message, String remedy) implements StepResult {}

    /**
     * It was under way when the run had to stop: what became of it, the next run finds out.
     *
     * @param known what is known of it, a sentence
     */
    record Interrupted(StepKey step, String known) implements StepResult {}

    /**
     * It met a bug of ours: whether it was done, the next run finds out.
     *
     * @param told what is told of it
     */
    record Broken(StepKey step, Diagnostic told) implements StepResult {}

    /**
     * It was not tried, since it needs something that failed.
     *
     * @param by what failed, at the root of it
     */
    record Blocked(StepKey step, Address by) implements StepResult {}

    /** It was not begun before the run was stopped. */
    record NotBegun(StepKey step) implements StepResult {}
}
