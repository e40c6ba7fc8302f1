package dk.samsky.engine.work;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.engine.cloud.Progress;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is done for many tenants in one go, since each counts for the others. If a bug is met, each
 * is tried alone to find whose it is, and the work is done again for the rest.
 *
 * @param result of the work
 * @param sound what it was done for
 * @param broken what is told of each of the others
 */
public record Together<T, R>(R result, List<T> sound, SequencedMap<TenantId, Diagnostic> broken) {
    public Together {
        sound = Collections.unmodifiableList(new ArrayList<>(sound));
        broken = Collections.unmodifiableSequencedMap(new TreeMap<>(broken));
    }

    /**
     * Does the work. A bug that none of them meets alone is nobody's, and is thrown; so is what
     * concerns the whole state.
     *
     * @param tenant whose a thing is
     * @param work may be asked for more than once
     */
    public static <T, R> Together<T, R> work(
            List<T> all, Function<T, TenantId> tenant, Function<List<T>, R> work, Progress progress)
            throws InterruptedException {
        try {
            return new Together<>(work.apply(all), all, new TreeMap<>());
        } catch (RuntimeException | StackOverflowError | AssertionError bug) {
            var sound = new ArrayList<T>();
            var broken = new TreeMap<TenantId, Diagnostic>();
            var alone =
                    Bugs.<T, Optional<Diagnostic>>caught(
                            tenant,
                            one -> {
                                var _ = work.apply(List.of(one));
                                return Optional.empty();
                            },
                            (_, told) -> Optional.of(told),
                            progress);
            for (var one : all) {
                alone.on(one)
                        .ifPresentOrElse(
                                told -> broken.put(tenant.apply(one), told), () -> sound.add(one));
            }
            if (broken.isEmpty()) {
                throw bug;
            }
            return new Together<>(work.apply(sound), sound, broken);
        }
    }
}
