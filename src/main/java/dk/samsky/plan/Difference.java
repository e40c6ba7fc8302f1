package dk.samsky.plan;

import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.content.Value;
import java.util.Optional;

/**
 * One field that differs.
 *
 * @param field its name; {@code protect} is not the resource's but our own note of it
 * @param before empty if it is not set
 * @param after empty if it is not to be set
 * @param mutability how it can be brought about
 */
public record Difference(
        String field, Optional<Value> before, Optional<Value> after, Mutability mutability) {
    /** The name of the difference that concerns only what we remember. */
    public static final String PROTECT = "protect";

    /**
     * Whether the field has the cloud's name for it, such as {@code spec.hard.pods} or {@code
     * RoleBinding}: it is none that documents know, and is to be as Samsky wrote it.
     */
    public boolean isOfTheCloud() {
        return after.isEmpty()
                && (field.contains(".") || Character.isUpperCase(field.codePointAt(0)));
    }
}
