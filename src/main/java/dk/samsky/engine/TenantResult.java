package dk.samsky.engine;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.TenantId;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseLost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of one tenant's plan. */
public sealed interface TenantResult {
    TenantId tenant();

    /**
     * Its steps were taken, as far as they could be.
     *
     * @param steps by the order in which they ended
     */
    record Applied(TenantId tenant, List<StepResult> steps) implements TenantResult {
        public Applied {
            steps = Collections.unmodifiableList(new ArrayList<>(steps));
        }

        /** Whether every step was done. */
        public boolean isWhole() {
            return steps.stream().allMatch(StepResult.Done.class::isInstance);
        }
    }

    /** Another run holds the tenant. */
    record Held(TenantId tenant, Lease lease) implements TenantResult {}

    /** The state moved since the plan was made: nothing was done. */
    record Stale(TenantId tenant, long planned, long now) implements TenantResult {}

    /**
     * Another tenant has what the plan would give this one: nothing was done.
     *
     * @param why that is told
     */
    record Taken(TenantId tenant, Diagnostic why) implements TenantResult {}

    /**
     * The lease was lost on the way: another run took over, or somebody ended it. What was done is
     * in the state.
     */
    record Lost(TenantId tenant, List<StepResult> steps, LeaseLost.How how)
            implements TenantResult {
        public Lost {
            steps = Collections.unmodifiableList(new ArrayList<>(steps));
        }
    }

    /**
     * It could not be begun, or the state could not be written any more.
     *
     * @param steps those that ended until then
     */
    record Impossible(TenantId tenant, List<StepResult> steps, String message, String remedy)
            implements TenantResult {
        public Impossible {
            steps = Collections.unmodifiableList(new ArrayList<>(steps));
        }
    }

    /**
     * A bug of ours ended it.
     *
     * @param steps those that ended until then
     * @param told what is told of the bug
     */
    record Broken(TenantId tenant, List<StepResult> steps, Diagnostic told)
            implements TenantResult {
        public Broken {
            steps = Collections.unmodifiableList(new ArrayList<>(steps));
        }
    }
}
