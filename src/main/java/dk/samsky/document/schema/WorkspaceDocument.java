package dk.samsky.document.schema;

import dk.samsky.document.Located;
import dk.samsky.document.WorkspaceSettings;
import java.util.List;

/**
 * The document {@code samsky.yaml}: its settings, and the folders that it sends the reader to,
 * relative to it.
 *
 * @param blueprints empty if the default folder is meant
 * @param providers empty if the default folder is meant
 * @param policies empty if the default folder is meant
 */
public record WorkspaceDocument(
        WorkspaceSettings settings,
        List<Located<String>> blueprints,
        List<Located<String>> providers,
        List<Located<String>> policies) {
    public WorkspaceDocument {
        blueprints = blueprints.stream().toList();
        providers = providers.stream().toList();
        policies = policies.stream().toList();
    }
}
