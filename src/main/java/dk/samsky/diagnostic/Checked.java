package dk.samsky.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of a step that judges people's input: a value, perhaps with warnings, or all the
 * reasons why there is none.
 */
public sealed interface Checked<T> {
    /**
     * What was found: the warnings of a value, or the problems of a refusal (at least one of them
     * an error).
     */
    List<Diagnostic> diagnostics();

    /** The value, if the step was not refused. */
    Optional<T> value();

    /** A value that passed. */
    record Ok<T>(T passed, List<Diagnostic> diagnostics) implements Checked<T> {
        public Ok {
            diagnostics = Collections.unmodifiableList(new ArrayList<>(diagnostics));
            if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
                throw new IllegalArgumentException("a value with an error is a refusal");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.of(passed);
        }
    }

    /** No value, and why. */
    record Refused<T>(List<Diagnostic> diagnostics) implements Checked<T> {
        public Refused {
            diagnostics = Collections.unmodifiableList(new ArrayList<>(diagnostics));
            if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
                throw new IllegalArgumentException("a refusal names an error");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }

    static <T> Checked<T> ok(T value) {
        return new Ok<>(value, List.of());
    }

    static <T> Checked<T> refused(Diagnostic problem) {
        return new Refused<>(List.of(problem));
    }

    /** The value if no diagnostic is an error, else the refusal. */
    static <T> Checked<T> of(T value, List<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? new Refused<>(diagnostics)
                : new Ok<>(value, diagnostics);
    }

    /** The next step on the value; the warnings so far stay in front. */
    default <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        return switch (this) {
            case Refused<T>(var problems) -> new Refused<>(problems);
            case Ok<T>(var passed, var warnings) -> {
                var following = next.apply(passed);
                if (warnings.isEmpty()) {
                    yield following;
                }
                var all = new ArrayList<>(warnings);
                all.addAll(following.diagnostics());
                yield switch (following) {
                    case Ok<U>(var result, var _) -> new Ok<>(result, all);
                    case Refused<U> _ -> new Refused<>(all);
                };
            }
        };
    }

    /** The value made into another; diagnostics stay. */
    default <U> Checked<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Refused<T>(var problems) -> new Refused<>(problems);
            case Ok<T>(var passed, var warnings) -> new Ok<>(function.apply(passed), warnings);
        };
    }
}
