package dk.samsky.driver.kubernetes;

import dk.samsky.model.resource.Role;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's role gives and no tenant may have. A role may be narrower than the one in
 * src/docs/kubernetes/access.yaml, and wider in what stays within the namespace.
 */
final class Excess {
    private static final String ANY = "*";
    private static final List<String> READING = List.of("get", "list", "watch");

    /** By which one has what one's own role does not give. */
    private static final List<String> RISING = List.of("bind", "escalate", "impersonate");

    private static final List<Type> GUARDS =
            List.of(Type.NAMESPACE, Type.RESOURCE_QUOTA, Type.LIMIT_RANGE, Type.NETWORK_POLICY);

    /** By which one says where a service's traffic goes, or on which machine a pod runs. */
    private static final List<String> WAYS_OUT =
            List.of(
                    "bindings",
                    "endpoints",
                    "endpointslices",
                    "pods/binding",
                    "pods/status",
                    "services/status");

    private Excess() {}

    /**
     * The first such right of a ClusterRole, as {@code patch networkpolicies}; empty if it has
     * none.
     */
    static Optional<String> find(Role role, GenericKubernetesResource found) {
        Object rules = found.get("rules");
        if (!(rules instanceof List<?> list)) {
            return Optional.empty();
        }
        for (var item : list) {
            if (item instanceof Map<?, ?> rule) {
                for (var verb : words(rule.get("verbs"))) {
                    for (var resource : words(rule.get("resources"))) {
                        if (isExcess(role, verb, resource)) {
                            return Optional.of(verb + " " + resource);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isExcess(Role role, String verb, String resource) {
        var plural = resource.replaceFirst("/.*", "");
        if (verb.equals(ANY) || plural.equals(ANY) || RISING.contains(verb)) {
            return true;
        }
        if (READING.contains(verb)) {
            return role == Role.VIEWER && plural.equals("secrets");
        }
        return switch (role) {
            case VIEWER -> true;
            case OPERATOR -> isOfGuards(resource) || isOfAccess(plural);
            case ADMINISTRATOR -> isOfGuards(resource);
        };
    }

    /** Whether who writes it is held within bounds no more. */
    private static boolean isOfGuards(String resource) {
        return WAYS_OUT.contains(resource)
                || GUARDS.stream().anyMatch(type -> resource.matches(type.plural() + "(/.*)?"));
    }

    private static boolean isOfAccess(String plural) {
        return plural.equals("roles") || plural.equals(Type.ROLE_BINDING.plural());
    }

    private static List<String> words(@Nullable Object value) {
        var words = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }
}
