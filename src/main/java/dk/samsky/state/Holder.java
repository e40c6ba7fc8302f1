package dk.samsky.state;

import java.util.Optional;

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

    @Override
    public String toString() {
        return name;
    }
}
