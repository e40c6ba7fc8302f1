package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Role;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What objects of a cluster say, in neutral terms.
 *
 * <p>A resource is read of them as well as its terms allow, rendered anew, and compared with what
 * stands: each field of ours that is otherwise is told as a field of its own, by Kubernetes' name
 * for it. So nothing that differs goes unseen, and nothing that is not ours is looked at.
 */
final class Reading {
    private static final String LABELS = "labels";

    private final ObjectId id;
    private final Mark mark;
    private final Map<Type, GenericKubernetesResource> parts;

    Reading(ObjectId id, Mark mark, Map<Type, GenericKubernetesResource> parts) {
        this.id = id;
        this.mark = mark;
        this.parts = parts;
    }

    Remote remote() {
        var kind = mark.address().kind();
        return new Remote(mark.address(), id.remoteId(kind), content(), condition());
    }

    private Content content() {
        var resource = resource();
        var fields = resource.fields();
        var types = Rendering.types(mark.address().kind());
        var differences = Fields.builder();
        for (var type : types) {
            var prefix = type == types.getFirst() ? "" : type.kind() + ".";
            var part = parts.get(type);
            if (part == null) {
                differences.text(type.kind(), "gone");
            } else {
                new Comparison(differences).compare(prefix, rendered(type, resource), tree(part));
            }
        }
        var all = differences.build();
        if (all.values().isEmpty()) {
            return Content.of(fields);
        }
        var together = new TreeMap<>(fields.values());
        all.values().forEach(together::putIfAbsent);
        return Content.of(new Fields(together));
    }

    private Map<String, Object> rendered(Type type, Resource resource) {
        try {
            var object = new LinkedHashMap<>(Rendering.of(type, id, mark, resource));
            // Which object it is, is not among its fields.
            object.remove("apiVersion");
            object.remove("kind");
            object.computeIfPresent("metadata", (_, metadata) -> marks(metadata));
            return object;
        } catch (DriverException _) {
            return Map.of(); // rules that cannot be rendered were never applied
        }
    }

    private static Object marks(Object metadata) {
        var marks = new LinkedHashMap<Object, Object>((Map<?, ?>) metadata);
        marks.keySet().retainAll(List.of(LABELS, "annotations"));
        return marks;
    }

    private static Map<String, Object> tree(GenericKubernetesResource object) {
        var tree = new LinkedHashMap<String, Object>(object.getAdditionalProperties());
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(
                LABELS, Optional.ofNullable(object.getMetadata().getLabels()).orElseGet(Map::of));
        metadata.put("annotations", Mark.annotations(object));
        tree.put("metadata", metadata);
        return tree;
    }

    private Resource resource() {
        return switch (mark.address().kind()) {
            case NAMESPACE -> new Namespace(podSecurity());
            case NAMESPACE_QUOTA -> quota();
            case NETWORK_POLICY ->
                    new NetworkPolicy(
                            namespace(),
                            annotation(Rendering.GROUP),
                            Traffic.parse(annotation(Rendering.RULES)));
            case ACCESS_BINDING ->
                    new AccessBinding(namespace(), annotation(Rendering.GROUP), role());
            case DEPLOYER ->
                    new Deployer(namespace(), annotation(Rendering.OPERATORS).lines().toList());
            case TENANT_SPACE, NETWORK, FIREWALL, PUBLIC_ADDRESS, VOLUME, SERVER ->
                    throw new IllegalStateException(
                            "This is a bug in Samsky: a cluster holds no " + mark.address());
        };
    }

    // Without a label a namespace is privileged.
    private PodSecurity podSecurity() {
        var word = text(Type.NAMESPACE, "metadata", LABELS, Rendering.POD_SECURITY + "enforce");
        for (var level : PodSecurity.values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        return PodSecurity.PRIVILEGED;
    }

    private Resource quota() {
        return new NamespaceQuota(
                namespace(),
                whole(hard("requests.cpu")),
                size(hard("requests.memory")),
                size(hard("requests.storage")),
                whole(hard("pods")),
                whole(hard("services.loadbalancers")),
                size(text(Type.LIMIT_RANGE, "spec", "limits", 0, "default", "memory")));
    }

    private String hard(String name) {
        return text(Type.RESOURCE_QUOTA, "spec", "hard", name);
    }

    private Role role() {
        var name = text(Type.ROLE_BINDING, "roleRef", "name");
        return Role.find(name.startsWith("samsky-") ? name.substring("samsky-".length()) : "")
                .orElse(Role.VIEWER);
    }

    private String text(Type type, Object... path) {
        var part = parts.get(type);
        var found = part == null ? null : GenericKubernetesResource.get(tree(part), path);
        return found == null ? "" : found.toString();
    }

    private String annotation(String name) {
        return parts.values().stream()
                .map(part -> Mark.annotations(part).getOrDefault(name, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    // Without its annotation: the component's, as names are given.
    private Address namespace() {
        var address = mark.address();
        return Address.parse(annotation(Rendering.NAMESPACE))
                .filter(named -> named.kind() == Kind.NAMESPACE)
                .orElseGet(() ->
                        new Address(
                                address.tenant(),
                                address.workload(),
                                Kind.NAMESPACE,
                                address.name().replaceFirst("\\..*", "")));
    }

    private static int whole(String text) {
        return Comparison.quantity(text)
                .filter(number -> number.signum() >= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValue)
                .orElse(0);
    }

    private static ByteSize size(String text) {
        return Comparison.quantity(text)
                .filter(number -> number.signum() >= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .map(number -> new ByteSize(number.longValue()))
                .orElse(ByteSize.ZERO);
    }

    private Remote.Condition condition() {
        for (var part : parts.values()) {
            if (part.getMetadata().getDeletionTimestamp() != null) {
                return new Remote.Condition.Deleting(holdUps(part));
            }
        }
        return Remote.READY;
    }

    /** What a deletion waits for, in the cluster's words. */
    static String holdUps(GenericKubernetesResource object) {
        var reasons = new ArrayList<String>();
        Object conditions = object.get("status", "conditions");
        if (conditions instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof Map<?, ?> condition
                        && "True".equals(condition.get("status"))
                        && condition.get("message") instanceof String message) {
                    reasons.add(message);
                }
            }
        }
        var finalizers = object.getMetadata().getFinalizers();
        if (finalizers != null && !finalizers.isEmpty()) {
            reasons.add("finalizers on it: " + String.join(", ", finalizers));
        }
        return String.join("; ", reasons);
    }
}
