package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.NearName;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Provider;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.Names;
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
 * @param unsound blueprints that were not read whole
 */
record Known(
        Map<DocumentKind, NavigableSet<String>> names,
        Map<String, NavigableSet<String>> workloads,
        SequencedMap<String, Blueprint> blueprints,
        Map<String, Provider> providers,
        NavigableSet<String> unsound) {
    /**
     * @param whole the blueprints of which all is known
     */
    static Known of(Documents documents, List<Blueprint> whole, Predicate<TenantId> read) {
        var names = new EnumMap<DocumentKind, NavigableSet<String>>(DocumentKind.class);
        var workloads = new TreeMap<String, NavigableSet<String>>();
        for (var head : documents.heads()) {
            names.computeIfAbsent(head.kind(), _ -> new TreeSet<>()).add(head.name());
            if (head.kind() == DocumentKind.TENANT
                    && Names.isName(head.name(), 40)
                    && read.test(new TenantId(head.name()))) {
                workloads.computeIfAbsent(head.name(), _ -> new TreeSet<>());
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
        var unsound = new TreeSet<>(documents.unsoundBlueprints());
        whole.stream()
                .filter(blueprint -> blueprint.basedOn().filter(unsound::contains).isPresent())
                .map(Blueprint::name)
                .toList()
                .forEach(unsound::add);
        return new Known(names, workloads, blueprints, providers, unsound);
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
        if (all.isEmpty()) {
            return "There is none at all.";
        }
        var some = all.stream().limit(12).toList();
        return "There is "
                + String.join(", ", some)
                + (all.size() > some.size()
                        ? " and " + (all.size() - some.size()) + " more."
                        : ".");
    }
}
