package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Kind;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that a resource is: all fields that are Samsky's, and no other, in the form in which
 * the API gives them back.
 */
final class Rendering {
    static final String POD_SECURITY = "pod-security.kubernetes.io/";

    /** What Pod Security does with a pod beyond the level. */
    static final List<String> POD_SECURITY_MODES = List.of("enforce", "audit", "warn");

    static final String NAMESPACE = "samsky.dk/namespace";
    static final String GROUP = "samsky.dk/group";
    static final String RULES = "samsky.dk/rules";

    /** On a deployer's role binding, which operators cannot write. */
    static final String OPERATORS = "samsky.dk/operators";

    /**
     * What tenants may make of each of these; it is there so that no tenant fills the cluster's
     * store, which all share (decision 0102).
     */
    private static final String MOST = "1000";

    /** Most load balancers reach a service by a port of each machine, one for each of its own. */
    private static final int PORTS = 10;

    private static final List<String> COUNTED =
            List.of(
                    "configmaps",
                    "persistentvolumeclaims",
                    "secrets",
                    "serviceaccounts",
                    "services",
                    "cronjobs.batch",
                    "daemonsets.apps",
                    "deployments.apps",
                    "horizontalpodautoscalers.autoscaling",
                    "ingresses.networking.k8s.io",
                    "jobs.batch",
                    "poddisruptionbudgets.policy",
                    "replicasets.apps",
                    "rolebindings.rbac.authorization.k8s.io",
                    "roles.rbac.authorization.k8s.io",
                    "statefulsets.apps");

    private static final String RBAC = "rbac.authorization.k8s.io";

    /** Pods that run as it are given its rights where they ask for them only. */
    private static final Map<String, Object> ACCOUNT =
            Map.of("automountServiceAccountToken", false);

    private Rendering() {}

    /** The types of the objects that a resource of this kind is; the first is made first. */
    static List<Type> types(Kind kind) {
        return switch (kind) {
            case NAMESPACE -> List.of(Type.NAMESPACE);
            case NAMESPACE_QUOTA -> List.of(Type.RESOURCE_QUOTA, Type.LIMIT_RANGE);
            case NETWORK_POLICY -> List.of(Type.NETWORK_POLICY);
            case ACCESS_BINDING -> List.of(Type.ROLE_BINDING);
            case DEPLOYER -> List.of(Type.SERVICE_ACCOUNT, Type.ROLE_BINDING);
            case TENANT_SPACE, NETWORK, FIREWALL, PUBLIC_ADDRESS, VOLUME, SERVER -> List.of();
        };
    }

    /**
     * One object of a resource.
     *
     * @throws DriverException {@code UNSUPPORTED} for what Kubernetes has no words for
     */
    static Map<String, Object> of(Type type, ObjectId id, Mark mark, Resource resource)
            throws DriverException {
        var labels = new LinkedHashMap<String, Object>(mark.labels());
        var annotations = new LinkedHashMap<String, Object>(mark.annotations());
        var body = new LinkedHashMap<String, Object>();
        switch (resource) {
            case Namespace namespace ->
                    POD_SECURITY_MODES.forEach(mode -> {
                        labels.put(POD_SECURITY + mode, namespace.podSecurity().word());
                        // A level means what it meant in the version that is named.
                        labels.put(POD_SECURITY + mode + "-version", "latest");
                    });
            case NamespaceQuota quota -> {
                annotations.put(NAMESPACE, quota.namespace().toString());
                body.put("spec", type == Type.RESOURCE_QUOTA ? hard(quota) : defaults(quota));
            }
            case NetworkPolicy policy -> {
                annotations.put(NAMESPACE, policy.namespace().toString());
                annotations.put(GROUP, policy.group());
                annotations.put(RULES, String.join("\n", Traffic.texts(policy.rules())));
                body.put("spec", Traffic.of(policy, mark));
            }
            case AccessBinding binding -> {
                annotations.put(NAMESPACE, binding.namespace().toString());
                annotations.put(GROUP, binding.group());
                body.put("roleRef", roleRef(binding.role()));
                body.put("subjects", List.of(subject(binding.group())));
            }
            case Deployer deployer -> {
                annotations.put(NAMESPACE, deployer.namespace().toString());
                if (type == Type.ROLE_BINDING) {
                    annotations.put(OPERATORS, String.join("\n", deployer.operators()));
                }
                body.putAll(type == Type.ROLE_BINDING ? operating(id) : ACCOUNT);
            }
            default ->
                    throw new IllegalStateException(
                            "This is a bug in Samsky: no object for " + mark.address());
        }
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", id.name());
        if (type != Type.NAMESPACE) {
            metadata.put("namespace", id.namespace());
        }
        metadata.put("labels", labels);
        metadata.put("annotations", annotations);
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", type.apiVersion());
        object.put("kind", type.kind());
        object.put("metadata", metadata);
        object.putAll(body);
        return object;
    }

    /** The same object with one more field of its metadata. */
    static Map<String, Object> bound(Map<String, Object> object, String field, String value) {
        var metadata = new LinkedHashMap<String, Object>();
        if (object.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((name, content) -> metadata.put(name.toString(), content));
        }
        metadata.put(field, value);
        var bound = new LinkedHashMap<>(object);
        bound.put("metadata", metadata);
        return bound;
    }

    // CPU is counted by what pods ask for: what is idle may be used by whoever wants it. Memory
    // cannot be taken back, so its limits count as well (decision 0043).
    private static Map<String, Object> hard(NamespaceQuota quota) {
        var hard = new LinkedHashMap<String, Object>();
        hard.put("requests.cpu", Integer.toString(quota.vcpus()));
        hard.put("requests.memory", quota.memory().toString());
        hard.put("limits.memory", quota.memory().toString());
        hard.put("requests.storage", quota.storage().toString());
        hard.put("pods", Integer.toString(quota.pods()));
        hard.put("services.nodeports", Integer.toString(quota.loadBalancers() * PORTS));
        hard.put("services.loadbalancers", Integer.toString(quota.loadBalancers()));
        COUNTED.forEach(resource -> hard.put("count/" + resource, MOST));
        return Map.of("hard", hard);
    }

    private static Map<String, Object> defaults(NamespaceQuota quota) {
        var memory = quota.defaultMemory().toString();
        return Map.of(
                "limits",
                List.of(
                        Map.of(
                                "type",
                                "Container",
                                "default",
                                Map.of("memory", memory),
                                "defaultRequest",
                                Map.of("cpu", "100m", "memory", memory))));
    }

    private static Map<String, Object> operating(ObjectId account) {
        return Map.of("roleRef", roleRef(Role.OPERATOR), "subjects", List.of(subject(account)));
    }

    private static Map<String, Object> roleRef(Role role) {
        return Map.of("apiGroup", RBAC, "kind", "ClusterRole", "name", "samsky-" + role.word());
    }

    private static Map<String, Object> subject(ObjectId account) {
        return Map.of(
                "kind",
                Type.SERVICE_ACCOUNT.kind(),
                "name",
                account.name(),
                "namespace",
                account.namespace());
    }

    private static Map<String, Object> subject(String group) {
        return Map.of("apiGroup", RBAC, "kind", "Group", "name", group);
    }
}
