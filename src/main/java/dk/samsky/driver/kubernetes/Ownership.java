package dk.samsky.driver.kubernetes;

import dk.samsky.model.TenantScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who owns which field of an object, as the API keeps book of it.
 *
 * <p>Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
final class Ownership {
    private final GenericKubernetesResource object;

    Ownership(GenericKubernetesResource object) {
        this.object = object;
    }

    /**
     * Whether an object is the scope's: by its marks, or, where somebody damaged them, since Samsky
     * wrote it. In a namespace that is the tenant's it was never another's, nor was a namespace
     * without any mark.
     */
    static boolean isOurs(Type type, GenericKubernetesResource object, TenantScope scope) {
        return Mark.isOf(object, scope)
                || ((type != Type.NAMESPACE || Mark.deployment(object).isEmpty())
                        && new Ownership(object).isAppliedByUs());
    }

    private boolean isAppliedByUs() {
        var entries = object.getMetadata().getManagedFields();
        return entries != null
                && entries.stream()
                        .anyMatch(entry ->
                                "Apply".equals(entry.getOperation())
                                        && Mark.MANAGER.equals(entry.getManager()));
    }

    /**
     * Those of the fields that others than Samsky apply, each in a sentence with who.
     *
     * @param fields as a conflict names them: {@code .spec.hard.pods}
     */
    List<String> appliedByOthers(List<String> fields) {
        var owned = new ArrayList<String>();
        for (var entry : object.getMetadata().getManagedFields()) {
            if (!"Apply".equals(entry.getOperation()) || Mark.MANAGER.equals(entry.getManager())) {
                continue;
            }
            var paths = paths(entry);
            new TreeSet<>(fields)
                    .stream()
                            .filter(paths::contains)
                            .map(field -> told(field, entry.getManager()))
                            .forEach(owned::add);
        }
        return owned;
    }

    private static String told(String field, String manager) {
        return "The field " + field.substring(1) + " is kept by " + manager + ".";
    }

    private static List<String> paths(ManagedFieldsEntry entry) {
        var paths = new ArrayList<String>();
        if (entry.getFieldsV1() != null) {
            collect("", entry.getFieldsV1().getAdditionalProperties(), paths);
        }
        return paths;
    }

    private static void collect(String path, Map<?, ?> fields, List<String> paths) {
        fields.forEach((key, inner) -> {
            var name = String.valueOf(key);
            if (name.startsWith("f:")) {
                var here = path + "." + name.substring(2);
                paths.add(here);
                if (inner instanceof Map<?, ?> map) {
                    collect(here, map, paths);
                }
            }
        });
    }
}
