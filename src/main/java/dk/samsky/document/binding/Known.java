package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Few;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Provider;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What can be referred to: every document that is there, those that could not be read as well.
 *
 * @param workloads of each tenant whose workloads were read
 * @param doubts what may be there beside it
 */
record Known(
        Map<DocumentKind, NavigableSet<String>> names,
        Map<String, NavigableSet<String>> workloads,
        SequencedMap<String, Blueprint> blueprints,
        Map<String, Provider> providers,
        Doubts doubts) {
    /**
     * @param whole the blueprints of which all is known
     */
    static Known of(
            Documents documents, Doubts doubts, List<Blueprint> whole, Predicate<TenantId> read) {
        var names = new EnumMap<DocumentKind, NavigableSet<String>>(DocumentKind.class);
        var workloads = new TreeMap<String, NavigableSet<String>>();
        for (var head : documents.heads()) {
            names.computeIfAbsent(head.kind(), _ -> new TreeSet<>()).add(head.name());
        }
        for (var tenant : documents.folders().keySet()) {
            names.computeIfAbsent(DocumentKind.TENANT, _ -> new TreeSet<>()).add(tenant.name());
            if (read.test(tenant)) {
                workloads.put(tenant.name(), new TreeSet<>());
            }
        }
        for (var head : documents.heads()) {
            if (head.kind() == DocumentKind.WORKLOAD) {
                head.owner().map(workloads::get).ifPresent(ofTenant -> ofTenant.add(head.name()));
            }
        }
        var blueprints = new TreeMap<String, Blueprint>();
        whole.forEach(blueprint -> blueprints.put(blueprint.name(), blueprint));
        var providers = new TreeMap<String, Provider>();
        documents.providers().forEach(provider -> providers.put(provider.name(), provider));
        return new Known(names, workloads, blueprints, providers, doubts);
    }

    /**
     * Whether there is a document, or may be one that was not read.
     *
     * @param asker the tenant that speaks of it; empty if it is spoken of for all
     */
    boolean mayBe(DocumentKind kind, String name, Optional<TenantId> asker) {
        return has(kind, name) || doubts.mayExist(kind, name, asker);
    }

    /** Whether a provider may have something of this name that was not read. */
    boolean mayHave(String section, String name) {
        return names.getOrDefault(DocumentKind.PROVIDER, new TreeSet<>()).stream()
                        .anyMatch(provider ->
                                doubts.mayHave(DocumentKind.PROVIDER, provider, section, name))
                || doubts.mayExist(DocumentKind.PROVIDER, name, Optional.empty());
    }

    /** Whether the blueprint may have a parameter that was not read. */
    boolean mayHave(Blueprint blueprint, String parameter) {
        return doubts.mayHave(DocumentKind.BLUEPRINT, home(blueprint), "parameters", parameter);
    }

    /** Whether the blueprint may give the parameter a default that was not read. */
    boolean mayHaveDefault(Blueprint blueprint, String parameter) {
        return doubts.about(DocumentKind.BLUEPRINT, home(blueprint), "parameters", parameter)
                || doubts.mayHave(DocumentKind.BLUEPRINT, blueprint.name(), "defaults", parameter);
    }

    /** The name of the blueprint that describes the parameters. */
    private static String home(Blueprint blueprint) {
        return blueprint.basedOn().orElse(blueprint.name());
    }

    boolean has(DocumentKind kind, String name) {
        return Optional.ofNullable(names.get(kind)).filter(all -> all.contains(name)).isPresent();
    }

    /** Tells that no document of a kind has the name that is written here. */
    Diagnostic unknown(DocumentCode code, DocumentKind kind, String name, Span at) {
        var all = names.getOrDefault(kind, new TreeSet<>());
        return unknown(
                code,
                "There is no " + kind.word().toLowerCase(Locale.ROOT) + " '" + name + "'.",
                name,
                all,
                at);
    }

    static Diagnostic unknown(
            DocumentCode code, String what, String name, Collection<String> all, Span at) {
        return Diagnostic.error(
                code,
                at,
                what,
                list(all),
                NearName.suggest(name, all) + "Write a name that there is.");
    }

    private static String list(Collection<String> all) {
        return all.isEmpty() ? "There is none at all." : "There is " + Few.of(all) + ".";
    }
}
