package dk.samsky.document;

import java.util.Optional;

/** The kinds of documents. */
public enum DocumentKind {
    WORKSPACE("Workspace", "samsky.yaml"),
    TENANT("Tenant", "tenants/NAME/tenant.yaml"),
    WORKLOAD("Workload", "tenants/NAME/"),
    BLUEPRINT("Blueprint", "blueprints/"),
    PROVIDER("Provider", "providers/"),
    POLICY("Policy", "policies/");

    private final String word;
    private final String home;

    DocumentKind(String word, String home) {
        this.word = word;
        this.home = home;
    }

    /** As it is written after {@code kind:}. */
    public String word() {
        return word;
    }

    /** Where such documents are, unless the workspace says otherwise. */
    public String home() {
        return home;
    }

    public static Optional<DocumentKind> find(String word) {
        for (var kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
