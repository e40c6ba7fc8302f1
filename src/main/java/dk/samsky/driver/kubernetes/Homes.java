package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.TenantScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
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

    Homes(Api api, TenantScope scope) {
        this.api = api;
        this.scope = scope;
    }

    List<GenericKubernetesResource> all() throws DriverException {
        if (listed == null) {
            listed = api.list(Type.NAMESPACE, Mark.selector(scope));
        }
        return listed;
    }

    /** The objects of a type that carry the tenant's label and are in its namespaces. */
    List<GenericKubernetesResource> list(Type type) throws DriverException {
        if (type == Type.NAMESPACE) {
            return all();
        }
        var deployments = deployments();
        return api.list(type, Mark.selector(scope)).stream()
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
