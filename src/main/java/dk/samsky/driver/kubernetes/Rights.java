package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import dk.samsky.model.resource.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the rights that Samsky needs a cluster gives. They are those of the ClusterRole {@code
 * samsky} in src/docs/kubernetes/access.yaml.
 */
final class Rights {
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
        }
        return missing;
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
