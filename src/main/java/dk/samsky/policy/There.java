package dk.samsky.policy;

import dk.samsky.document.DocumentKind;
import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.expression.Names;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that there are in a workspace, for each field of a subject that is a name: a rule that
 * compares it with another never applies. Those of a kind of which not all documents were read are
 * left out.
 *
 * @param names by the field's group and name
 */
public record There(SequencedMap<Field, List<String>> names) {
    /** Nobody knows which names there are. */
    public static final There UNKNOWN = new There(new LinkedHashMap<>());

    /** A field of a subject. */
    record Field(String group, String name) {}

    public There {
        names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
    }

    /** The names in a workspace. */
    public static There of(Workspace workspace) {
        var doubts = workspace.doubts();
        var names = new LinkedHashMap<Field, List<String>>();
        if (!doubts.aboutAny(DocumentKind.TENANT)) {
            var tenants = workspace.tenants().keySet().stream().map(TenantId::name);
            put(Vocabulary.TENANT, "name", tenants, names);
        }
        if (workspace.isWhole() && !doubts.aboutAny(DocumentKind.WORKLOAD)) {
            put(Vocabulary.WORKLOAD, "name", workloads(workspace.tenants().values()), names);
        }
        if (!doubts.aboutAny(DocumentKind.BLUEPRINT)) {
            var blueprints = workspace.blueprints().keySet().stream();
            put(Vocabulary.WORKLOAD, "blueprint", blueprints, names);
        }
        if (!doubts.aboutAny(DocumentKind.PROVIDER)) {
            var providers = workspace.providers();
            put(Vocabulary.PROVIDER, "name", providers.keySet().stream(), names);
            put(Vocabulary.WORKLOAD, "provider", providers.keySet().stream(), names);
            put(Vocabulary.REGION, "name", regions(providers.values()), names);
            put(Vocabulary.WORKLOAD, "region", regions(providers.values()), names);
        }
        return new There(names);
    }

    private static Stream<String> workloads(Collection<Tenant> tenants) {
        return tenants.stream().flatMap(tenant -> tenant.workloads().keySet().stream());
    }

    private static Stream<String> regions(Collection<Provider> providers) {
        return providers.stream().flatMap(provider -> provider.regions().keySet().stream());
    }

    private static void put(
            String group,
            String field,
            Stream<String> all,
            SequencedMap<Field, List<String>> names) {
        var sorted = new TreeSet<String>();
        all.forEach(sorted::add);
        names.put(new Field(group, field), new ArrayList<>(sorted));
    }

    /** What a rule may speak of, with the names that there are. */
    Names in(Names vocabulary) {
        var all = vocabulary;
        for (var field : names.entrySet()) {
            var group = field.getKey().group();
            var fields = all.groups().get(group);
            if (fields != null) {
                all = all.with(group, fields.withOneThere(field.getKey().name(), field.getValue()));
            }
        }
        return all;
    }
}
