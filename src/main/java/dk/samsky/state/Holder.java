package dk.samsky.state;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who holds a lease.
 *
 * @param name for people: user, machine and process
 * @param process the identity of the process, by which others on its machine can tell whether it is
 *     still alive; empty where that cannot be told
 */
public record Holder(String name, Optional<String> process) {
    /** A holder of whom nobody can tell whether it is still alive. */
    public static Holder named(String name) {
        return new Holder(name, Optional.empty());
    }

    /**
     * Whether it is certainly dead.
     *
     * @param gone tells of a process, by its identity, whether it is certainly dead
     */
    public boolean isGone(Predicate<String> gone) {
        return process.filter(gone).isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
