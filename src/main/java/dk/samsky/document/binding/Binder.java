package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Loaded;
import dk.samsky.document.Metadata;
import dk.samsky.document.Municipalities;
import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workload;
import dk.samsky.document.Workspace;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.WorkspaceSettings.Clouds;
import dk.samsky.document.kind.Documents;
import dk.samsky.document.kind.WorkspaceDocument;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Digest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a workspace of its documents, and tells where what they say of one another does not hold.
 */
public final class Binder {
    private final Documents documents;
    private final Municipalities municipalities;
    private final Doubts doubts;
    private final Predicate<TenantId> read;
    private final SortedMap<String, Digest> digests;
    private final Findings findings;

    /**
     * @param municipalities the official list
     * @param read whose workloads are among the documents
     * @param digests of the files that were read, by their names
     * @param findings what is wrong with the documents each for itself; takes the rest
     */
    public Binder(
            Documents documents,
            Municipalities municipalities,
            Predicate<TenantId> read,
            SortedMap<String, Digest> digests,
            Findings findings) {
        this.documents = documents;
        this.municipalities = municipalities;
        this.doubts = documents.doubts();
        this.read = read;
        this.digests = digests;
        this.findings = findings;
    }

    /**
     * The workspace, as far as it is known, and what is wrong.
     *
     * @param file where the workspace's settings should stand
     * @param files what the files that tenants share may hold, by their names
     */
    public Loaded bind(Span file, SequencedMap<String, List<DocumentKind>> files) {
        checkNames();
        var blueprints = new VariantBinder(documents, doubts, findings.shared()).bind();
        var known = Known.of(documents, doubts, blueprints, read);
        for (var workload : documents.workloads()) {
            new WorkloadCheck(workload, known, findings).check();
        }
        for (var policy : documents.policies()) {
            PolicyCheck.check(policy, known, findings.shared());
        }
        for (var blueprint : documents.blueprints()) {
            BlueprintCheck.check(blueprint, known, findings.shared());
        }
        if (documents.workspaces().isEmpty() && !findings.shared().hasErrors()) {
            findings.shared()
                    .add(
                            Diagnostic.error(
                                    DocumentCode.NO_WORKSPACE,
                                    file,
                                    "The workspace has no settings.",
                                    "samsky.yaml holds no Workspace document that can be read.",
                                    "Correct samsky.yaml."));
        }
        var settings =
                documents.workspaces().stream()
                        .findFirst()
                        .map(WorkspaceDocument::settings)
                        .orElseGet(() -> WorkspaceSettings.unknown(file));
        new TenantCheck(documents, municipalities, settings, findings).check();
        new PrivilegeCheck(settings, known, findings).check(documents.workloads());
        new ProviderCheck(doubts, findings).check(documents);
        new CurrencyCheck(settings, doubts, findings).check(documents);
        var workspace =
                new Workspace(
                        settings,
                        tenants(known.blueprints()),
                        known.blueprints(),
                        byName(providers(settings.clouds()), provider -> provider.name()),
                        byName(documents.policies(), policy -> policy.name()),
                        findings.ofRefused(),
                        doubts,
                        documents.folders().keySet().stream().allMatch(read),
                        new LinkedHashMap<>(digests));
        return new Loaded(Optional.of(workspace), findings.ofAll(), files);
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
                tell(
                        head,
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

    private void tell(Documents.Head head, Diagnostic problem) {
        switch (head.kind()) {
            case TENANT -> findings.add(problem, new TenantId(head.name()));
            case WORKLOAD ->
                    head.owner()
                            .ifPresentOrElse(
                                    owner -> findings.add(problem, new TenantId(owner)),
                                    () -> findings.shared().add(problem));
            case WORKSPACE, BLUEPRINT, PROVIDER, POLICY -> findings.shared().add(problem);
        }
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
        documents
                .folders()
                .forEach((id, place) ->
                        tenants.put(
                                id,
                                Tenant.unknown(
                                        id, place, workloads.getOrDefault(id, new TreeMap<>()))));
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
