package dk.samsky.engine.work;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.state.StateException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is told of a bug that the work of one tenant meets, or of its part of the state if that is
 * damaged: it is that tenant's own result, and ends nobody else's work.
 */
public final class Bugs {
    private Bugs() {}

    /**
     * The work, at the edge of its thread. A state that cannot be used concerns all tenants, and is
     * no bug: it is thrown on, unless only this tenant's part cannot be read.
     *
     * @param tenant whose work it is
     * @param instead what comes of it if there is a bug
     */
    public static <T, R> Parallel.Work<T, R> caught(
            Function<T, TenantId> tenant,
            Parallel.Work<T, R> work,
            BiFunction<T, Diagnostic, R> instead,
            Progress progress) {
        return item -> {
            try {
                return work.on(item);
            } catch (UnfitRecord unfit) {
                var damage = StateException.damaged(unfit.tenant(), unfit);
                return instead.apply(item, damaged(tenant.apply(item), damage));
            } catch (StateException unusable) {
                unusable.requireOneShard();
                return instead.apply(item, damaged(tenant.apply(item), unusable));
            } catch (RuntimeException | StackOverflowError | AssertionError bug) {
                return instead.apply(item, tell(tenant.apply(item), bug, progress));
            }
        };
    }

    /** That what is remembered of a tenant cannot be read, and of the others can. */
    public static Diagnostic damaged(TenantId tenant, StateException state) {
        return Diagnostic.error(
                        WorkCode.DAMAGED,
                        String.valueOf(state.getMessage()),
                        "What is remembered of other tenants can be read, and they are not"
                                + " affected.",
                        state.remedy())
                .about(tenant.name());
    }

    /** Shows where it arose to whoever wants to see that, and says what to do. */
    public static Diagnostic tell(TenantId tenant, Throwable bug, Progress progress) {
        progress.happened(new Progress.Event.Broke(tenant, bug));
        return Diagnostic.error(
                        WorkCode.BUG,
                        bug.getClass().getSimpleName()
                                + ": "
                                + (bug.getMessage() == null
                                        ? "no more is known."
                                        : bug.getMessage()),
                        "Samsky met something that its authors did not foresee. What was done until"
                                + " then is in the state, and other tenants are not affected.",
                        "Run the command again with --debug, and report what it prints.")
                .about(tenant.name());
    }
}
