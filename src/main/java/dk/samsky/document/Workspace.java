package dk.samsky.document;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All documents of a workspace, read and bound. Every reference between them holds, but for those
 * of tenants that are refused.
 *
 * @param tenants all that there are: of one that is refused, what is known of it
 * @param refused those in whose own documents something is wrong, and what: nothing is planned for
 *     them, and what they have stays
 * @param doubts what is not known, since something is wrong
 * @param isWhole whether the workloads of all tenants were read
 * @param digests of each file that was read, by its name, in order of the names: documents, price
 *     books, rates and cloud-init files
 */
public record Workspace(
        WorkspaceSettings settings,
        SequencedMap<TenantId, Tenant> tenants,
        SequencedMap<String, Blueprint> blueprints,
        SequencedMap<String, Provider> providers,
        SequencedMap<String, Policy> policies,
        SequencedMap<TenantId, List<Diagnostic>> refused,
        Doubts doubts,
        boolean isWhole,
        SequencedMap<String, Digest> digests) {
    public Workspace {
        tenants = Collections.unmodifiableSequencedMap(new TreeMap<>(tenants));
        blueprints = Collections.unmodifiableSequencedMap(new TreeMap<>(blueprints));
        providers = Collections.unmodifiableSequencedMap(new TreeMap<>(providers));
        policies = Collections.unmodifiableSequencedMap(new TreeMap<>(policies));
        refused = Collections.unmodifiableSequencedMap(new TreeMap<>(refused));
        digests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(digests));
    }

    /** Without what says only what is wished for: blueprints and rules. */
    public Workspace asItStands() {
        return new Workspace(
                settings,
                tenants,
                new TreeMap<>(),
                providers,
                new TreeMap<>(),
                refused,
                doubts,
                isWhole,
                digests);
    }

    /** Whose the groups of people are. */
    public Groups groups() {
        var owners = new TreeMap<String, List<TenantId>>();
        for (var tenant : tenants.values()) {
            tenant.access().stream()
                    .map(access -> access.value().group())
                    .distinct()
                    .forEach(group ->
                            owners.computeIfAbsent(group, _ -> new ArrayList<>()).add(tenant.id()));
        }
        var shared = new TreeSet<String>();
        settings.sharedGroups().forEach(group -> shared.add(group.value()));
        return new Groups(owners, shared);
    }

    /** What servers start with, by its digest. */
    public Map<Digest, String> userData() {
        var texts = new HashMap<Digest, String>();
        for (var blueprint : blueprints.values()) {
            for (var component : blueprint.components().values()) {
                if (component instanceof Component.Servers servers) {
                    servers.cloudInit()
                            .map(Located::value)
                            .ifPresent(text -> texts.put(Digest.of(text), text));
                }
            }
        }
        return texts;
    }

    /** Whether it is known that no document speaks of a tenant: what it still has is to go. */
    public boolean isRemoved(TenantId tenant) {
        return !tenants.containsKey(tenant)
                && !refused.containsKey(tenant)
                && !doubts.mayExist(DocumentKind.TENANT, tenant.name(), Optional.empty());
    }

    /** Whether it is not known what a part of the settings says, since something is wrong in it. */
    public boolean isInDoubt(String setting) {
        return settings.isUnknown()
                || doubts.about(DocumentKind.WORKSPACE, settings.name(), setting);
    }
}
