package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.TenantScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Homes(Api api, TenantScope scope) {
        this.api = api;
        this.scope = scope;
    }

    /** All namespaces with the tenant's label, and those that had it. */
    List<GenericKubernetesResource> all() throws DriverException {
        if (listed == null) {
            var found = new ArrayList<>(api.list(Type.NAMESPACE, Mark.selector(scope)));
            found.addAll(unlabelled(found));
            listed = found;
        }
        return listed;
    }

    // A namespace that lost the label is known by its quota, which only Samsky can write, and by
    // its annotations.
    private List<GenericKubernetesResource> unlabelled(List<GenericKubernetesResource> labelled) {
        var names =
                labelled.stream()
                        .map(namespace -> namespace.getMetadata().getName())
                        .collect(Collectors.toCollection(HashSet::new));
        var found = new ArrayList<GenericKubernetesResource>();
        try {
            for (var quota : quotas()) {
                var name = quota.getMetadata().getNamespace();
                if (names.add(name)) {
                    api.get(Type.NAMESPACE, new ObjectId(name, name))
                            .filter(namespace -> Mark.isOf(namespace, scope))
                            .ifPresent(found::add);
                }
            }
        } catch (DriverException _) {
            return List.of(); // told where the quotas themselves are listed
        }
        return found;
    }

    private List<GenericKubernetesResource> quotas() throws DriverException {
        if (quotas == null) {
            quotas = api.list(Type.RESOURCE_QUOTA, Mark.selector(scope));
        }
        return quotas;
    }

    /** The objects of a type that carry the tenant's label and are in its namespaces. */
    List<GenericKubernetesResource> list(Type type) throws DriverException {
        if (type == Type.NAMESPACE) {
            return all();
        }
        var deployments = deployments();
        var all = type == Type.RESOURCE_QUOTA ? quotas() : api.list(type, Mark.selector(scope));
        return all.stream()
                .filter(object ->
                        Mark.deployment(object)
                                .equals(
                                        deployments.getOrDefault(
                                                object.getMetadata().getNamespace(),
                                                Optional.empty())))
                .toList();
    }

    private Map<String, Optional<DeploymentId>> deployments() throws DriverException {
        return all().stream()
                .collect(
                        Collectors.toMap(
                                object -> object.getMetadata().getName(), Mark::deployment));
    }
}
