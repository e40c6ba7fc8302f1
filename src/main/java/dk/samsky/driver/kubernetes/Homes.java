package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Kind;
import dk.samsky.model.TenantScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of a tenant during one look, listed once.
 *
 * <p>Who may write role bindings in a namespace may give them whatever mark. Who may write the
 * namespace itself is the cluster's administrator alone: so a mark in a namespace counts if the
 * namespace is the tenant's, and of the same deployment.
 */
final class Homes {
    private final Api api;
    private final TenantScope scope;
    private @Nullable List<GenericKubernetesResource> listed;
    private @Nullable List<GenericKubernetesResource> quotas;
    private @Nullable Set<String> unmarked;

    Homes(Api api, TenantScope scope) {
        this.api = api;
        this.scope = scope;
    }

    /** All namespaces with the tenant's label, and those that had it or lost what else says so. */
    List<GenericKubernetesResource> all() throws DriverException {
        if (listed == null) {
            var found = new ArrayList<>(api.list(Type.NAMESPACE, Mark.selector(scope)));
            found.addAll(unlabelled(found));
            listed = found;
        }
        return listed;
    }

    /**
     * Whether a namespace of the tenant's carries no mark that says in full whose it is, or one
     * that the quota in it contradicts: that only Samsky can write, and it says that it is the
     * scope's.
     */
    boolean isUnmarked(String namespace) throws DriverException {
        if (unmarked == null) {
            var found = new HashSet<String>();
            for (var object : all()) {
                if (!isMarked(object) || (!Mark.isOf(object, scope) && isHome(object))) {
                    found.add(object.getMetadata().getName());
                }
            }
            unmarked = found;
        }
        return unmarked.contains(namespace);
    }

    /** Whether a quota of the scope's is in it. */
    private boolean isHome(GenericKubernetesResource namespace) throws DriverException {
        var name = namespace.getMetadata().getName();
        return quotas().stream()
                .anyMatch(quota ->
                        quota.getMetadata().getNamespace().equals(name) && Mark.isOf(quota, scope));
    }

    private boolean isMarked(GenericKubernetesResource namespace) {
        return Mark.address(namespace)
                .filter(address -> address.kind() == Kind.NAMESPACE)
                .filter(address -> address.tenant().equals(scope.tenant()))
                .isPresent();
    }

    // A namespace that lost the label is known by its quota, which only Samsky can write.
    private List<GenericKubernetesResource> unlabelled(List<GenericKubernetesResource> labelled)
            throws DriverException {
        var names =
                labelled.stream()
                        .map(namespace -> namespace.getMetadata().getName())
                        .collect(Collectors.toCollection(HashSet::new));
        var found = new ArrayList<GenericKubernetesResource>();
        List<GenericKubernetesResource> all;
        try {
            all = quotas();
        } catch (DriverException _) {
            return List.of(); // told where the quotas themselves are listed
        }
        for (var quota : all) {
            var name = quota.getMetadata().getNamespace();
            if (names.add(name)) {
                api.get(Type.NAMESPACE, new ObjectId(name, name))
                        .filter(namespace -> Mark.isOf(namespace, scope) || Mark.isOf(quota, scope))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<GenericKubernetesResource> quotas() throws DriverException {
        if (quotas == null) {
            quotas = api.list(Type.RESOURCE_QUOTA, Mark.selector(scope));
        }
        return quotas;
    }

    /**
     * The objects of a type that carry the tenant's label and are in its namespaces; whatever they
     * say where the namespace itself says nothing, or says what they contradict.
     */
    List<GenericKubernetesResource> list(Type type) throws DriverException {
        if (type == Type.NAMESPACE) {
            return all();
        }
        var namespaces =
                all().stream()
                        .collect(
                                Collectors.toMap(
                                        object -> object.getMetadata().getName(),
                                        object -> object));
        var all = type == Type.RESOURCE_QUOTA ? quotas() : api.list(type, Mark.selector(scope));
        var found = new ArrayList<GenericKubernetesResource>();
        for (var object : all) {
            var home = namespaces.get(object.getMetadata().getNamespace());
            if (home != null
                    && (isUnmarked(home.getMetadata().getName())
                            || Mark.deployment(object).equals(Mark.deployment(home)))) {
                found.add(object);
            }
        }
        return found;
    }
}
