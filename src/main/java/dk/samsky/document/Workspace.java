package dk.samsky.document;

import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * All documents of a workspace, read and bound; every reference between them holds.
 *
 * @param digests of each file that was read, by its name, in order of the names: documents, price
 *     books, rates and cloud-init files
 */
public record Workspace(
        WorkspaceSettings settings,
        SequencedMap<TenantId, Tenant> tenants,
        SequencedMap<String, Blueprint> blueprints,
        SequencedMap<String, Provider> providers,
        SequencedMap<String, Policy> policies,
        SequencedMap<String, Digest> digests) {
    public Workspace {
        tenants = Collections.unmodifiableSequencedMap(new TreeMap<>(tenants));
        blueprints = Collections.unmodifiableSequencedMap(new TreeMap<>(blueprints));
        providers = Collections.unmodifiableSequencedMap(new TreeMap<>(providers));
        policies = Collections.unmodifiableSequencedMap(new TreeMap<>(policies));
        digests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(digests));
    }
}
