package dk.samsky.driver.kubernetes;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Connection;
import dk.samsky.driver.Driver;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.DriverLaw;
import dk.samsky.driver.Examined;
import dk.samsky.driver.Instruction;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Speaks to one Kubernetes cluster. */
final class KubernetesDriver implements Driver, Examined {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * How long after an account's deletion a cluster takes its tokens: a minute, and the ten
     * seconds for which it remembers that one was good.
     *
     * <p>Source: the leeway in pkg/serviceaccount/claims.go and the token cache in
     * pkg/kubeapiserver/authenticator/config.go of Kubernetes; 62 s on the suite's control plane.
     */
    private static final Duration TOKENS_END = Duration.ofSeconds(70);

    private final String provider;
    private final Api api;
    private final LastLook lastLook = new LastLook();

    /** The marks of what an update took away to make it anew, and did not come to make. */
    private final Map<ObjectId, Mark> unfinished = new ConcurrentHashMap<>();

    KubernetesDriver(String provider, Api api) {
        this.provider = provider;
        this.api = api;
    }

    static Driver connect(Connection connection) throws DriverException {
        var config = Access.read(connection, System.getenv());
        var driver = new KubernetesDriver(connection.provider(), api(config));
        var reached = false;
        try {
            driver.api.reach();
            reached = true;
            return driver;
        } finally {
            if (!reached) {
                driver.close();
            }
        }
    }

    // What is wrong with certificates and keys is seen when they are used.
    private static Api api(Config config) throws DriverException {
        try {
            return new Api(config, PATIENCE);
        } catch (RuntimeException _) {
            // Whatever the library throws: its words may hold what the kubeconfig holds.
            throw Access.invalid(
                    "The certificates or the key for "
                            + config.getMasterUrl()
                            + " cannot be understood.",
                    "See what is wrong with them: kubectl version");
        }
    }

    @Override
    public List<Capability> capabilities() {
        return Capabilities.NAMESPACES;
    }

    @Override
    public List<String> missing() throws DriverException {
        return new Rights(api).missing();
    }

    @Override
    public Observation observe(TenantScope scope, List<Kind> kinds) throws DriverException {
        var homes = new Homes(api, scope);
        return DriverLaw.observe(
                scope,
                kinds,
                (kind, others, unmarked) -> list(homes, scope, kind, others, unmarked));
    }

    private List<Remote> list(
            Homes homes,
            TenantScope scope,
            Kind kind,
            Collection<DeploymentId> others,
            Collection<RemoteId> unmarked)
            throws DriverException {
        requireHeld(kind);
        var found = new LinkedHashMap<ObjectId, Map<Type, GenericKubernetesResource>>();
        for (var type : Rendering.types(kind)) {
            for (var object : homes.list(type)) {
                found.computeIfAbsent(id(type, object), _ -> new EnumMap<>(Type.class))
                        .put(type, object);
            }
        }
        var present = new ArrayList<Remote>();
        for (var one : found.entrySet()) {
            var id = one.getKey();
            var parts = one.getValue();
            if (kind == Kind.DEPLOYER && isSpent(parts)) {
                continue;
            }
            var any = parts.values().iterator().next();
            var isUnmarked = homes.isUnmarked(id.namespace());
            if (!isUnmarked || kind == Kind.NAMESPACE) {
                Mark.deployment(any).ifPresent(others::add);
            }
            // With a namespace goes what is in it: none of that is taken away without it.
            if (isUnmarked) {
                unmarked.add(id.remoteId(kind));
                continue;
            }
            Mark.of(any, scope)
                    .filter(mark -> mark.scope().equals(scope) && mark.address().kind() == kind)
                    .ifPresent(mark -> present.add(new Reading(id, mark, parts).remote()));
        }
        lastLook.saw(scope, kind, present.stream().map(Remote::address).toList());
        if (kind == Kind.NAMESPACE) {
            lastLook.sawNamespaces(
                    scope, present.stream().map(remote -> remote.remoteId().value()).toList());
        }
        return present;
    }

    /**
     * Whether nothing is left of an account but what others' finalizers hold: it has no rights, and
     * no token of it counts. Whoever waits for its end need wait no longer.
     */
    private static boolean isSpent(Map<Type, GenericKubernetesResource> parts) {
        var account = parts.get(Type.SERVICE_ACCOUNT);
        var deleted = account == null ? null : account.getMetadata().getDeletionTimestamp();
        return deleted != null
                && !parts.containsKey(Type.ROLE_BINDING)
                && Instant.parse(deleted).plus(TOKENS_END).isBefore(Instant.now());
    }

    private static ObjectId id(Type type, GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return type == Type.NAMESPACE
                ? new ObjectId(metadata.getName(), metadata.getName())
                : new ObjectId(metadata.getNamespace(), metadata.getName());
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        requireNamespace(scope, planned);
        if (!lastLook.isFree(scope, planned.address())) {
            requireFree(scope, planned, operation);
        }
        var made = new Making(api, scope, planned).create(operation);
        if (planned.address().kind() == Kind.NAMESPACE) {
            lastLook.madeNamespace(scope, made.remoteId().value());
        }
        return made;
    }

    @Override
    public Remote update(
            TenantScope scope, Remote prior, Instruction planned, OperationId operation)
            throws DriverException {
        require(scope, planned.address());
        var id =
                ObjectId.of(prior.address().kind(), prior.remoteId())
                        .orElseThrow(() -> gone(prior));
        var parts = parts(prior.address().kind(), id);
        // Of the same name, but somebody's own: it is not taken over.
        parts.values().removeIf(object -> !Mark.isOf(object, scope));
        var mark =
                parts.values().stream()
                        .findFirst()
                        .flatMap(any -> Mark.of(any, scope))
                        .or(() -> Optional.ofNullable(unfinished.get(id)))
                        .filter(before -> before.scope().equals(scope))
                        .orElseThrow(() -> gone(prior));
        var namespace = namespace(planned);
        if (namespace.isPresent() && !namespace.get().value().equals(id.namespace())) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    planned.address() + " cannot go to another namespace in place.",
                    "Replace the object.");
        }
        requireNamespace(scope, planned);
        if (!mark.address().equals(planned.address())) {
            lastLook.moves(scope, planned.address().kind());
            requireFree(scope, planned, mark.operation());
        }
        var making = new Making(api, scope, planned);
        try {
            var made = making.update(id, prior.content().fields(), mark, parts);
            unfinished.remove(id);
            return made;
        } catch (DriverException failure) {
            if (making.hasTakenAway()) {
                unfinished.put(id, mark);
            }
            throw failure;
        }
    }

    private Map<Type, GenericKubernetesResource> parts(Kind kind, ObjectId id)
            throws DriverException {
        var parts = new EnumMap<Type, GenericKubernetesResource>(Type.class);
        for (var type : Rendering.types(kind)) {
            api.get(type, id).ifPresent(object -> parts.put(type, object));
        }
        return parts;
    }

    /** That no object stands at the address but what this operation made. */
    private void requireFree(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        var address = planned.address();
        var within = namespace(planned);
        for (var type : Rendering.types(address.kind())) {
            var found =
                    within.isPresent()
                            ? api.list(type, within.get().value(), Mark.selector(scope))
                            : api.list(type, Mark.selector(scope, address));
            for (var object : found) {
                var mark = Mark.of(object, scope);
                if (mark.isPresent()
                        && mark.get().scope().equals(scope)
                        && mark.get().address().equals(address)
                        && !mark.get().operation().equals(operation)) {
                    throw new DriverException(
                            DriverException.Kind.CONFLICT,
                            "Another object stands as " + address + ".",
                            "Plan again.");
                }
            }
        }
    }

    @Override
    public void delete(TenantScope scope, Remote prior, OperationId operation)
            throws DriverException {
        var kind = prior.address().kind();
        var id = ObjectId.of(kind, prior.remoteId());
        if (id.isEmpty()) {
            return;
        }
        var parts = parts(kind, id.get());
        var isHome = kind != Kind.NAMESPACE && isHome(scope, id.get(), parts.values());
        parts.entrySet()
                .removeIf(part ->
                        !isOurs(part.getKey(), part.getValue(), scope, isHome)
                                || part.getValue().getMetadata().getDeletionTimestamp() != null);
        if (parts.isEmpty()) {
            return;
        }
        if (kind == Kind.NAMESPACE) {
            requireNoClaims(id.get(), prior.address());
            lastLook.deletesNamespace(scope, id.get().namespace());
        }
        for (var part : parts.entrySet()) {
            var object = part.getValue();
            var answer = api.delete(part.getKey(), id.get(), object.getMetadata().getUid());
            // Gone meanwhile, or another stands there now: what was meant is not there.
            if (answer.code() != 404 && answer.code() != 409) {
                answer.requireSuccess();
            }
        }
    }

    /** What lost its marks is still ours where Samsky wrote it, in a namespace of the tenant's. */
    private static boolean isOurs(
            Type type, GenericKubernetesResource object, TenantScope scope, boolean isHome) {
        return Mark.isOf(object, scope) || (isHome && Ownership.isOurs(type, object, scope));
    }

    /** Whether objects are in a namespace of the scope; not asked where their marks say it. */
    private boolean isHome(
            TenantScope scope, ObjectId id, Collection<GenericKubernetesResource> objects)
            throws DriverException {
        return objects.stream().anyMatch(object -> !Mark.isOf(object, scope))
                && (lastLook.hasNamespace(scope, id.namespace())
                        || api.get(Type.NAMESPACE, new ObjectId(id.namespace(), id.namespace()))
                                .filter(namespace -> Mark.isOf(namespace, scope))
                                .isPresent());
    }

    // A namespace takes what is in it along, and what people stored there shows in no plan.
    private void requireNoClaims(ObjectId id, Address address) throws DriverException {
        var claims = api.some(Type.VOLUME_CLAIM, id.namespace());
        if (!claims.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.CONFLICT,
                    address
                            + " stays with the data in its namespace: the volume claim "
                            + claims.getFirst().getMetadata().getName()
                            + (claims.size() > 1 ? " and others" : "")
                            + " in "
                            + id.namespace()
                            + ".",
                    "Take the data away first, and then the claims:\n    kubectl get"
                            + " persistentvolumeclaims --namespace "
                            + id.namespace());
        }
    }

    /** Where it is to be; empty for a namespace. */
    private static Optional<RemoteId> namespace(Instruction planned) {
        return planned.resource().references().stream()
                .flatMap(address -> Stream.ofNullable(planned.references().get(address)))
                .findFirst();
    }

    /** That what it is to be in is a namespace of this scope, and nobody else's. */
    private void requireNamespace(TenantScope scope, Instruction planned) throws DriverException {
        var namespace = namespace(planned);
        if (namespace.isEmpty() || lastLook.hasNamespace(scope, namespace.get().value())) {
            return;
        }
        var id = ObjectId.of(Kind.NAMESPACE, namespace.get());
        var object = id.isEmpty() ? null : api.get(Type.NAMESPACE, id.get()).orElse(null);
        if (object == null || !Mark.isOf(object, scope)) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    "There is no namespace "
                            + namespace.get()
                            + " of "
                            + scope.tenant()
                            + " for "
                            + planned.address()
                            + " to be in.",
                    "It may have been deleted; plan again.");
        }
    }

    private void require(TenantScope scope, Address address) throws DriverException {
        DriverLaw.requireOwn(scope, address);
        requireHeld(address.kind());
    }

    private void requireHeld(Kind kind) throws DriverException {
        if (Rendering.types(kind).isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "The cluster of " + provider + " holds no " + kind + ".",
                    "Place it elsewhere.");
        }
    }

    private static DriverException gone(Remote prior) {
        return new DriverException(
                DriverException.Kind.NOT_FOUND,
                prior.address() + " is not there.",
                "Plan again: it is made anew.");
    }

    @Override
    public void close() {
        api.close();
    }
}
