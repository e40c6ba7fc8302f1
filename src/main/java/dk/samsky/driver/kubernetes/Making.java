package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Fields;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the objects of one resource, or brings them to what is planned. */
final class Making {
    /** How many objects may have moved away from one address and kept its names. */
    private static final int TURNS = 20;

    private final Api api;
    private final TenantScope scope;
    private final Instruction planned;
    private final Address address;
    private boolean hasTakenAway;

    Making(Api api, TenantScope scope, Instruction planned) {
        this.api = api;
        this.scope = scope;
        this.planned = planned;
        this.address = planned.address();
    }

    Remote create(OperationId operation) throws DriverException {
        var mark = new Mark(scope, address, operation);
        for (var turn = 0; turn < TURNS; turn++) {
            var id = id(turn);
            var types = Rendering.types(address.kind());
            var first = types.getFirst();
            var body = Rendering.of(first, id, mark, planned.resource());
            var answer = api.create(first, id, body);
            GenericKubernetesResource object;
            if (answer.code() == 409) {
                var standing = standing(first, id);
                var known = Mark.of(standing, scope).filter(its -> its.scope().equals(scope));
                if (known.isPresent() && !known.get().address().equals(address)) {
                    continue; // it moved away, and kept its name
                }
                object = taken(first, id, standing, mark);
            } else {
                object = api.read(answer.requireSuccess());
            }
            var parts = new EnumMap<Type, GenericKubernetesResource>(Type.class);
            parts.put(first, object);
            for (var type : types.subList(1, types.size())) {
                parts.put(type, addition(type, id, mark));
            }
            return new Reading(id, mark, parts).remote();
        }
        throw conflict(
                "All names for " + address + " are taken by what moved away from there.",
                "Delete what is not needed any more.");
    }

    private ObjectId id(int turn) {
        for (var namespace : planned.resource().references()) {
            var id = planned.references().get(namespace);
            if (id != null) {
                return ObjectId.within(id.value(), scope, address, turn);
            }
        }
        return ObjectId.ofNamespace(scope, address, turn);
    }

    private GenericKubernetesResource standing(Type type, ObjectId id) throws DriverException {
        return api.get(type, id)
                .orElseThrow(() ->
                        Failures.failure(
                                DriverException.Kind.TRANSIENT,
                                address + " came and went meanwhile.",
                                ""));
    }

    /** What stands under the name already: that of this operation, or nobody else's business. */
    private GenericKubernetesResource taken(
            Type type, ObjectId id, GenericKubernetesResource standing, Mark mark)
            throws DriverException {
        requireOurs(type, id, standing);
        var known = Mark.of(standing, scope).filter(its -> its.scope().equals(scope));
        // Somebody took away marks by which it is found: they are given back. But whoever did may
        // have tokens of an account.
        if (known.isEmpty() || !known.get().isListed(standing)) {
            return type == Type.SERVICE_ACCOUNT
                    ? anew(type, id, standing, mark)
                    : brought(type, id, standing, mark);
        }
        if (!known.get().operation().equals(mark.operation())) {
            throw conflict(address + " stands already.", "Plan again.");
        }
        return standing;
    }

    private void requireOurs(Type type, ObjectId id, GenericKubernetesResource standing)
            throws DriverException {
        if (!Ownership.isOurs(type, standing, scope)) {
            throw conflict(
                    "The name "
                            + id.remoteId(address.kind())
                            + " is taken: "
                            + Mark.owner(standing)
                            + ".",
                    "Samsky touches nothing that is not its own: have it taken away.\n    "
                            + takingAway(type, id));
        }
        if (standing.getMetadata().getDeletionTimestamp() != null) {
            throw going(standing);
        }
    }

    private DriverException going(GenericKubernetesResource standing) {
        var holdUps = Reading.holdUps(standing);
        return Failures.failure(
                DriverException.Kind.TRANSIENT,
                address
                        + " is still being deleted"
                        + (holdUps.isEmpty() ? "." : ": " + holdUps + "."),
                "");
    }

    private static String takingAway(Type type, ObjectId id) {
        return "kubectl delete "
                + type.kind().toLowerCase(Locale.ROOT)
                + " "
                + id.name()
                + (type == Type.NAMESPACE ? "" : " --namespace " + id.namespace());
    }

    /** A further object of the resource; one that is left of an earlier making is used again. */
    private GenericKubernetesResource addition(Type type, ObjectId id, Mark mark)
            throws DriverException {
        var answer = api.create(type, id, Rendering.of(type, id, mark, planned.resource()));
        if (answer.code() != 409) {
            return api.read(answer.requireSuccess());
        }
        var standing = standing(type, id);
        if (type == Type.SERVICE_ACCOUNT) {
            requireOurs(type, id, standing);
            return anew(type, id, standing, mark);
        }
        var known = Mark.of(standing, scope).filter(its -> its.scope().equals(scope));
        return known.isPresent() && !known.get().operation().equals(mark.operation())
                ? applied(type, id, standing, mark)
                : taken(type, id, standing, mark);
    }

    /**
     * @param prior what the resource is known to have been
     * @param before the mark of what stands
     * @param standing the objects that stand; none if an earlier call took them away to make them
     *     anew, and came no further
     */
    Remote update(
            ObjectId id, Fields prior, Mark before, Map<Type, GenericKubernetesResource> standing)
            throws DriverException {
        var mark = new Mark(scope, address, before.operation());
        var parts = new EnumMap<Type, GenericKubernetesResource>(Type.class);
        if (planned.resource() instanceof Deployer deployer && !isKept(deployer, prior, standing)) {
            // Its rights go first: whatever holds up the account, nobody has any by it.
            var binding = standing.remove(Type.ROLE_BINDING);
            if (binding != null) {
                remove(Type.ROLE_BINDING, id, binding);
            }
            standing.clear();
        }
        for (var type : Rendering.types(address.kind())) {
            var object = standing.get(type);
            if (object == null) {
                parts.put(type, addition(type, id, mark));
            } else if (type == Type.ROLE_BINDING) {
                parts.put(type, bound(id, object, mark));
            } else {
                parts.put(type, applied(type, id, object, mark));
            }
        }
        return new Reading(id, mark, parts).remote();
    }

    /**
     * Whether the account may go on: whoever could have a token of it may still have one. What is
     * not known may have been anybody. Operators can write the account, but not the role binding,
     * which says who they are and is written last; administrators can, but not what we remember.
     */
    private static boolean isKept(
            Deployer deployer, Fields prior, Map<Type, GenericKubernetesResource> standing) {
        var binding = standing.get(Type.ROLE_BINDING);
        var written = binding == null ? null : Mark.annotations(binding).get(Rendering.OPERATORS);
        return standing.containsKey(Type.SERVICE_ACCOUNT)
                && written != null
                && deployer.operators().containsAll(written.lines().toList())
                && deployer.operators().containsAll(Deployer.operators(prior));
    }

    /** Whether something was, or may have been, taken away to be made anew. */
    boolean hasTakenAway() {
        return hasTakenAway;
    }

    private void remove(Type type, ObjectId id, GenericKubernetesResource standing)
            throws DriverException {
        hasTakenAway = true;
        var removed = api.delete(type, id, standing.getMetadata().getUid());
        if (removed.code() != 404) {
            removed.requireSuccess();
        }
    }

    /** Another object of the same name, with an identity of its own. */
    private GenericKubernetesResource anew(
            Type type, ObjectId id, GenericKubernetesResource standing, Mark mark)
            throws DriverException {
        remove(type, id, standing);
        var answer = api.create(type, id, Rendering.of(type, id, mark, planned.resource()));
        if (answer.code() == 409) {
            throw going(standing(type, id));
        }
        return api.read(answer.requireSuccess());
    }

    // A role binding's role is fixed; the group is what makes it another binding.
    private GenericKubernetesResource bound(
            ObjectId id, GenericKubernetesResource standing, Mark mark) throws DriverException {
        var group = Mark.annotations(standing).getOrDefault(Rendering.GROUP, "");
        if (planned.resource() instanceof AccessBinding binding
                && !group.isEmpty()
                && !group.equals(binding.group())) {
            throw Failures.failure(
                    DriverException.Kind.UNSUPPORTED,
                    "The field 'group' of " + address + " cannot be changed in place.",
                    "Replace the object.");
        }
        return brought(Type.ROLE_BINDING, id, standing, mark);
    }

    /** An object with our fields, even one that cannot be changed. */
    private GenericKubernetesResource brought(
            Type type, ObjectId id, GenericKubernetesResource standing, Mark mark)
            throws DriverException {
        var wanted = Rendering.of(type, id, mark, planned.resource()).get("roleRef");
        Object role = standing.get("roleRef");
        return wanted == null || wanted.equals(role)
                ? applied(type, id, standing, mark)
                : anew(type, id, standing, mark);
    }

    /**
     * Applies our fields. What somebody changed by hand is brought back, since the plan said so;
     * what another applies, who would bring it back in turn, is left, and its owner named (decision
     * 0044).
     */
    private GenericKubernetesResource applied(
            Type type, ObjectId id, GenericKubernetesResource standing, Mark mark)
            throws DriverException {
        var uid = standing.getMetadata().getUid();
        var body = Rendering.of(type, id, mark, planned.resource());
        var answer = api.apply(type, id, uid, body, false);
        if (answer.code() == 409 && answer.isBecauseOf("FieldManagerConflict")) {
            var owned = new Ownership(standing).appliedByOthers(fields(answer));
            if (!owned.isEmpty()) {
                throw conflict(
                        String.join(" ", owned),
                        "Let it give the field up, or write in the documents what it applies.");
            }
            answer = api.apply(type, id, uid, body, true);
        }
        if (answer.code() == 409 && api.get(type, id).isEmpty()) {
            throw Failures.failure(
                    DriverException.Kind.NOT_FOUND,
                    address + " is not there.",
                    "Plan again: it is made anew.");
        }
        return api.read(answer.requireSuccess());
    }

    private static List<String> fields(Answer answer) {
        return answer.causes().stream()
                .map(cause -> Optional.ofNullable(cause.getField()).orElse(""))
                .toList();
    }

    private static DriverException conflict(String message, String remedy) {
        return Failures.failure(DriverException.Kind.CONFLICT, message, remedy);
    }
}
