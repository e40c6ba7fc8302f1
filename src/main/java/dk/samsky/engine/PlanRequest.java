package dk.samsky.engine;

import dk.samsky.plan.Selection;

/**
 * What is to be planned.
 *
 * @param selection which part of the workspace
 * @param aim what is to be true afterwards
 * @param refresh whether the clouds are looked at
 */
public record PlanRequest(Selection selection, Aim aim, Refresh refresh) {
    /** What a plan leads to. */
    public enum Aim {
        /** What the documents ask for. */
        DOCUMENTS,
        /** Nothing. */
        NOTHING,
        /** What the state remembers: the changes are those that undo drift. */
        RECORDED
    }

    /** Whether the clouds are looked at. */
    public enum Refresh {
        ALL,
        /** What is recorded counts as standing. */
        NONE
    }
}
