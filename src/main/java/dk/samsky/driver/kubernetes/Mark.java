package dk.samsky.driver.kubernetes;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Whose an object is. Annotations say it in full; labels, whose values are short and of few
 * characters, are for finding it and for network policies.
 *
 * @param operation of the call that made it
 */
record Mark(TenantScope scope, Address address, OperationId operation) {
    /** The field manager of all that Samsky writes. */
    static final String MANAGER = "samsky";

    private static final String PREFIX = "samsky.dk/";
    private static final String TENANT = PREFIX + "tenant";
    private static final String DEPLOYMENT = PREFIX + "deployment";
    private static final String WORKLOAD = PREFIX + "workload";
    private static final String COMPONENT = PREFIX + "component";
    private static final String SITE = PREFIX + "site";
    private static final String ADDRESS = PREFIX + "address";
    private static final String OPERATION = PREFIX + "operation";
    private static final int LONGEST = 63;

    /** The selector of all objects of the tenant, of whatever deployment. */
    static String selector(TenantScope scope) {
        return TENANT + "=" + scope.tenant();
    }

    /** The selector of the namespaces that may have this address. */
    static String selector(TenantScope scope, Address address) {
        return selector(scope) + "," + COMPONENT + "=" + label(address.name());
    }

    /** The labels of this object. */
    SequencedMap<String, String> labels() {
        var labels = group(address.name());
        if (address.kind() != Kind.NAMESPACE) {
            labels.remove(COMPONENT);
        }
        labels.put("app.kubernetes.io/managed-by", MANAGER);
        return labels;
    }

    /** The labels by which a namespace of the same workload is known. */
    SequencedMap<String, String> group(String component) {
        var labels = new TreeMap<String, String>();
        labels.put(TENANT, scope.tenant().name());
        labels.put(DEPLOYMENT, label(scope.deployment().value()));
        address.workload().ifPresent(workload -> labels.put(WORKLOAD, workload));
        labels.put(COMPONENT, label(component));
        return labels;
    }

    SequencedMap<String, String> annotations() {
        var annotations = new TreeMap<String, String>();
        annotations.put(DEPLOYMENT, scope.deployment().value());
        annotations.put(SITE, scope.location().toString());
        annotations.put(ADDRESS, address.toString());
        annotations.put(OPERATION, operation.value());
        return annotations;
    }

    // The deployment's identity may hold anything; what is no label is told by its digest.
    private static String label(String text) {
        return text.length() <= LONGEST && text.matches("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?")
                ? text
                : Digest.of(text).hex().substring(0, 32);
    }

    /** What an object is, at whatever place; empty if it does not say all that a mark does. */
    static Optional<Address> address(HasMetadata object) {
        var annotations = annotations(object);
        return annotations.getOrDefault(DEPLOYMENT, "").isBlank()
                        || annotations.getOrDefault(OPERATION, "").isBlank()
                        || !annotations.getOrDefault(SITE, "").matches("[^/]+/[^/]+")
                ? Optional.empty()
                : Address.parse(annotations.getOrDefault(ADDRESS, ""));
    }

    /** The mark of an object, as one of this tenant's; empty if it has none of Samsky's. */
    static Optional<Mark> of(HasMetadata object, TenantScope scope) {
        var annotations = annotations(object);
        return address(object)
                .filter(_ -> scope.location().toString().equals(annotations.get(SITE)))
                .map(address ->
                        new Mark(
                                new TenantScope(
                                        new DeploymentId(annotations.getOrDefault(DEPLOYMENT, "")),
                                        address.tenant(),
                                        scope.location()),
                                address,
                                new OperationId(annotations.getOrDefault(OPERATION, ""))));
    }

    /** Whether an object is the scope's. */
    static boolean isOf(HasMetadata object, TenantScope scope) {
        return of(object, scope).filter(mark -> mark.scope().equals(scope)).isPresent();
    }

    /** Whether {@link #selector} finds it. */
    boolean isListed(HasMetadata object) {
        var labels = object.getMetadata().getLabels();
        return labels != null && scope.tenant().name().equals(labels.get(TENANT));
    }

    /** The deployment that an object names, at whatever site. */
    static Optional<DeploymentId> deployment(HasMetadata object) {
        return Optional.of(annotations(object).getOrDefault(DEPLOYMENT, ""))
                .filter(text -> !text.isBlank())
                .map(DeploymentId::new);
    }

    static Map<String, String> annotations(HasMetadata object) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /** For people: whose an object is that is not ours. */
    static String owner(HasMetadata object) {
        var address = annotations(object).getOrDefault(ADDRESS, "");
        var deployment = deployment(object);
        if (deployment.isPresent() && !address.isBlank()) {
            return "it is " + address + " of the deployment " + deployment.get();
        }
        var managers =
                object.getMetadata().getManagedFields() == null
                        ? ""
                        : String.join(
                                ", ",
                                object.getMetadata().getManagedFields().stream()
                                        .map(entry -> entry.getManager())
                                        .distinct()
                                        .toList());
        return "it has no mark of Samsky"
                + (managers.isEmpty() ? "" : "; it was written by " + managers);
    }
}
