package dk.samsky.document.binding;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Metadata;
import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.document.Workspace;
import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a workspace of its documents, if all that they say of one another holds. */
public final class Binder {
    private final Documents documents;
    private final Predicate<TenantId> read;
    private final SortedMap<String, Digest> digests;
    private final Problems problems = new Problems();

    /**
     * @param read whose workloads are among the documents
     * @param digests of the files that were read, by their names
     */
    public Binder(
            Documents documents, Predicate<TenantId> read, SortedMap<String, Digest> digests) {
        this.documents = documents;
        this.read = read;
        this.digests = digests;
    }

    /**
     * The workspace; refused if a reference does not hold, or if there is no workspace's document
     * to go on with.
     */
    public Checked<Workspace> bind() {
        checkNames();
        var blueprints = new VariantBinder(documents, problems).bind();
        var known = Known.of(documents, blueprints, read);
        for (var workload : documents.workloads()) {
            new WorkloadCheck(workload, known, problems).check();
        }
        new TenantCheck(documents, problems).check();
        for (var policy : documents.policies()) {
            PolicyCheck.check(policy, known, problems);
        }
        for (var blueprint : documents.blueprints()) {
            BlueprintCheck.check(blueprint, documents.providers(), problems);
        }
        return conclude(known.blueprints());
    }

    /**
     * Two documents of a kind have different names; two workloads of different tenants may share
     * one.
     */
    private void checkNames() {
        var seen = new HashMap<String, Span>();
        for (var head : documents.heads()) {
            var owner = head.kind() == DocumentKind.WORKLOAD ? head.owner().orElse("") : "";
            var first =
                    seen.putIfAbsent(head.kind() + "/" + owner + "/" + head.name(), head.span());
            if (first != null) {
                problems.add(
                        Diagnostic.error(
                                        DocumentCode.SAME_NAME,
                                        head.span(),
                                        "There is another "
                                                + head.kind().word()
                                                + " named '"
                                                + head.name()
                                                + "'.",
                                        "Documents of a kind are told apart by their names.",
                                        "Rename one of them, or remove it.")
                                .with(new Related(first, "The other is here.")));
            }
        }
    }

    private Checked<Workspace> conclude(SequencedMap<String, Blueprint> blueprints) {
        var workspaces = documents.workspaces();
        if (workspaces.isEmpty()) {
            if (!problems.hasErrors()) {
                problems.add(
                        Diagnostic.error(
                                DocumentCode.NO_WORKSPACE,
                                "The workspace has no settings.",
                                "samsky.yaml holds no Workspace document that can be read.",
                                "Correct samsky.yaml."));
            }
            return problems.refuse();
        }
        var settings = workspaces.getFirst().settings();
        var workspace =
                new Workspace(
                        settings,
                        tenants(blueprints),
                        blueprints,
                        byName(providers(settings.clouds()), provider -> provider.name()),
                        byName(documents.policies(), policy -> policy.name()),
                        new LinkedHashMap<>(digests));
        return problems.conclude(workspace);
    }

    /** What comes after binding does not know whether its clouds are real. */
    private List<Provider> providers(Clouds clouds) {
        return switch (clouds) {
            case REAL -> documents.providers();
            case EMBEDDED -> documents.providers().stream().map(Provider::embedded).toList();
        };
    }

    private SequencedMap<TenantId, Tenant> tenants(SequencedMap<String, Blueprint> blueprints) {
        var workloads = new HashMap<TenantId, SequencedMap<String, Workload>>();
        for (var workload : documents.workloads()) {
            workloads
                    .computeIfAbsent(workload.id().tenant(), _ -> new TreeMap<>())
                    .put(workload.id().name(), labelled(workload, blueprints));
        }
        var tenants = new TreeMap<TenantId, Tenant>();
        for (var tenant : documents.tenants()) {
            var own = workloads.getOrDefault(tenant.id(), new TreeMap<>());
            tenants.put(
                    tenant.id(),
                    new Tenant(
                            tenant.id(),
                            tenant.metadata(),
                            tenant.displayName(),
                            tenant.municipalityCode(),
                            tenant.cvr(),
                            tenant.inhabitants(),
                            tenant.budget(),
                            tenant.quota(),
                            tenant.access(),
                            tenant.addressRange(),
                            own));
        }
        return tenants;
    }

    /** A workload has the labels of its blueprint; of one that both have, its own. */
    private static Workload labelled(
            Workload workload, SequencedMap<String, Blueprint> blueprints) {
        var blueprint = blueprints.get(workload.blueprint().value());
        if (blueprint == null || blueprint.metadata().labels().isEmpty()) {
            return workload;
        }
        var labels = new LinkedHashMap<>(blueprint.metadata().labels());
        labels.putAll(workload.metadata().labels());
        return new Workload(
                workload.id(),
                new Metadata(workload.metadata().name(), labels, workload.metadata().span()),
                workload.blueprint(),
                workload.parameters(),
                workload.data(),
                workload.provider(),
                workload.region(),
                workload.movedFrom());
    }

    private static <T> SequencedMap<String, T> byName(List<T> all, Function<T, String> name) {
        var map = new TreeMap<String, T>();
        all.forEach(each -> map.put(name.apply(each), each));
        return map;
    }
}
