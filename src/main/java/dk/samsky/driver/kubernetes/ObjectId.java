package dk.samsky.driver.kubernetes;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import java.util.Optional;

/**
 * Which object: a namespace by its name, anything else by its namespace's name and its own.
 *
 * <p>A name carries tenant and workload for people, and for the API a part of the digest of all
 * that tells it from any other: deployment, place and address. So it is of one deployment, and the
 * same each time it is made. A place that an object has moved away from without its name is left by
 * taking the next name.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ (63
 * characters of a DNS label).
 *
 * @param name the object's own; the same as the namespace's if it is one
 */
record ObjectId(String namespace, String name) {
    private static final int LONGEST = 63;
    private static final int DIGITS = 10;

    /** The name of a namespace for this address; {@code turn} counts from 0. */
    static ObjectId ofNamespace(TenantScope scope, Address address, int turn) {
        var readable = address.tenant() + "-" + address.workload().orElse("") + "-";
        var name = named(readable + address.name(), scope, address, turn);
        return new ObjectId(name, name);
    }

    /** The name of an object in a namespace for this address. */
    static ObjectId within(String namespace, TenantScope scope, Address address, int turn) {
        return new ObjectId(namespace, named("samsky-" + address.name(), scope, address, turn));
    }

    private static String named(String readable, TenantScope scope, Address address, int turn) {
        var digest =
                Digest.of(
                                scope.deployment()
                                        + " "
                                        + scope.location()
                                        + " "
                                        + address
                                        + (turn == 0 ? "" : " " + turn))
                        .hex()
                        .substring(0, DIGITS);
        var label = readable.replaceAll("[^a-z0-9]+", "-");
        var room = LONGEST - DIGITS - 1;
        var start = label.substring(0, Math.min(label.length(), room)).replaceAll("-+$", "");
        return start + "-" + digest;
    }

    /** What {@link #remoteId} wrote; empty for anything else. */
    static Optional<ObjectId> of(Kind kind, RemoteId id) {
        var parts = id.value().split("/", -1);
        if (kind == Kind.NAMESPACE) {
            return parts.length == 1 && isName(parts[0])
                    ? Optional.of(new ObjectId(parts[0], parts[0]))
                    : Optional.empty();
        }
        return parts.length == 2 && isName(parts[0]) && isName(parts[1])
                ? Optional.of(new ObjectId(parts[0], parts[1]))
                : Optional.empty();
    }

    // What goes into a path: nothing that could lead elsewhere.
    private static boolean isName(String text) {
        return text.matches("[a-z0-9]([-a-z0-9.]{0,250}[a-z0-9])?");
    }

    RemoteId remoteId(Kind kind) {
        return new RemoteId(kind == Kind.NAMESPACE ? namespace : namespace + "/" + name);
    }
}
