package dk.samsky.driver.kubernetes;

/** The types of objects that the driver reads or writes, with what the API calls them. */
enum Type {
    NAMESPACE("v1", "Namespace", "namespaces"),
    RESOURCE_QUOTA("v1", "ResourceQuota", "resourcequotas"),
    LIMIT_RANGE("v1", "LimitRange", "limitranges"),
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts"),
    VOLUME_CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims");

    private final String apiVersion;
    private final String kind;
    private final String plural;

    Type(String apiVersion, String kind, String plural) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.plural = plural;
    }

    String apiVersion() {
        return apiVersion;
    }

    String kind() {
        return kind;
    }

    String plural() {
        return plural;
    }

    /** The API's group; empty for the first of them. */
    String group() {
        var slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Where all of them are, over all namespaces. */
    String path() {
        return root() + plural;
    }

    /** Where those of one namespace are. */
    String path(String namespace) {
        return root() + "namespaces/" + namespace + "/" + plural;
    }

    /** Where one of them is. */
    String path(ObjectId id) {
        return this == NAMESPACE
                ? path() + "/" + id.namespace()
                : path(id.namespace()) + "/" + id.name();
    }

    private String root() {
        return (apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/") + apiVersion + "/";
    }
}
