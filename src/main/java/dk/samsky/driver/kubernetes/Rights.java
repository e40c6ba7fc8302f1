package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.resource.Role;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the rights that Samsky needs a cluster gives. They are those of the ClusterRole {@code
 * samsky} in src/docs/kubernetes/access.yaml; whether the rest of it is there is looked at as well.
 */
final class Rights {
    /**
     * The first of the versions 1.x that takes a namespace's pods away before what guards them, and
     * judges by ValidatingAdmissionPolicy.
     *
     * <p>Source: https://github.com/kubernetes/enhancements/issues/5080 (OrderedNamespaceDeletion:
     * beta in 1.33, and off by default in the versions before it; read 2026-11-27).
     */
    private static final int OLDEST = 33;

    private static final String GUARDS = "admissionregistration.k8s.io";
    private static final String GUARD = "samsky-tenants";

    /** Of the policy in access.yaml, raised when what it refuses changes. */
    private static final String VERSION_OF_GUARD = "5";

    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,4})\\.([0-9]{1,4}).*");
    private static final List<String> VERBS = List.of("get", "list", "create", "patch", "delete");
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final Api api;

    Rights(Api api) {
        this.api = api;
    }

    /** Those that are missing, for people: {@code create namespaces}. */
    List<String> missing() throws DriverException {
        var missing = new ArrayList<String>();
        for (var type : Type.values()) {
            for (var verb : type == Type.VOLUME_CLAIM ? List.of("list") : VERBS) {
                if (!may(verb, type.group(), type.plural(), "")) {
                    missing.add(verb + " " + type.plural());
                }
            }
        }
        for (var role : Role.values()) {
            var name = "samsky-" + role.word();
            if (!may("bind", Type.ROLE_BINDING.group(), "clusterroles", name)) {
                missing.add("bind clusterroles/" + name);
            }
            require(Type.ROLE_BINDING.group(), "clusterroles", name, missing)
                    .flatMap(found -> Excess.find(role, found))
                    .ifPresent(excess ->
                            missing.add(
                                    "clusterroles/"
                                            + name
                                            + " without the right to "
                                            + excess
                                            + ", which undoes the isolation"));
        }
        for (var guard : List.of("policies", "policybindings")) {
            require(GUARDS, "validatingadmission" + guard, GUARD, missing)
                    .filter(object -> !isInForce(object))
                    .ifPresent(_ ->
                            missing.add(
                                    "validatingadmission"
                                            + guard
                                            + "/"
                                            + GUARD
                                            + " as it is now in"
                                            + " access.yaml: apply that again"));
        }
        version().ifPresent(missing::add);
        return missing;
    }

    /** What the cluster's administrator is to have made; empty if it is not seen. */
    private Optional<GenericKubernetesResource> require(
            String group, String resource, String name, List<String> missing)
            throws DriverException {
        var told = resource + "/" + name;
        if (!may("get", group, resource, name)) {
            missing.add("get " + told);
            return Optional.empty();
        }
        var found = api.find("/apis/" + group + "/v1/" + told);
        if (found.isEmpty()) {
            missing.add(told + " itself");
        }
        return found;
    }

    /** Whether a policy is the one of today, and refuses; or whether its binding has it refuse. */
    private static boolean isInForce(GenericKubernetesResource guard) {
        Object actions = guard.get("spec", "validationActions");
        return GUARD.equals(guard.get("spec", "policyName"))
                ? actions instanceof List<?> list && list.contains("Deny")
                : VERSION_OF_GUARD.equals(Mark.annotations(guard).get("samsky.dk/version"))
                        && "Fail".equals(guard.get("spec", "failurePolicy"));
    }

    private Optional<String> version() throws DriverException {
        var told = api.version();
        var parts = VERSION.matcher(told);
        return parts.matches()
                        && (Integer.parseInt(parts.group(1)) > 1
                                || Integer.parseInt(parts.group(2)) >= OLDEST)
                ? Optional.empty()
                : Optional.of("Kubernetes 1." + OLDEST + " or newer (it is " + told + ")");
    }

    private boolean may(String verb, String group, String resource, String name)
            throws DriverException {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("verb", verb);
        asked.put("group", group);
        asked.put("resource", resource);
        asked.put("name", name);
        var review =
                api.review(
                        REVIEWS,
                        Map.of(
                                "apiVersion", "authorization.k8s.io/v1",
                                "kind", "SelfSubjectAccessReview",
                                "spec", Map.of("resourceAttributes", asked)));
        return Boolean.TRUE.equals(review.<Object>get("status", "allowed"));
    }
}
