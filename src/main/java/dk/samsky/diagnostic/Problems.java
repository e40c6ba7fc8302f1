package dk.samsky.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the diagnostics of one step, so that all mistakes are told at once. Local to a step; not
 * thread-safe.
 */
public final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Keeps the diagnostics of a part and hands on its value, if it has one. */
    public <T> Optional<T> take(Checked<T> part) {
        found.addAll(part.diagnostics());
        return part.value();
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    public List<Diagnostic> list() {
        return List.copyOf(found);
    }

    /** Ends the step: the value if no error was found, else the refusal. */
    public <T> Checked<T> conclude(T value) {
        return Checked.of(value, found);
    }

    /** Ends a step that has no value to give. At least one error must have been added. */
    public <T> Checked<T> refuse() {
        return new Checked.Refused<>(found);
    }
}
