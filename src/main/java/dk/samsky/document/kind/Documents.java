package dk.samsky.document.kind;

import dk.samsky.diagnostic.Span;
import dk.samsky.document.Blueprint;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Policy;
import dk.samsky.document.Provider;
import dk.samsky.document.Tenant;
import dk.samsky.document.Variant;
import dk.samsky.document.Workload;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The documents that were read so far, in the order read. Local to a reading; not thread-safe. */
public final class Documents {
    /**
     * That a document is there, whether or not it could be read: so that what refers to a broken
     * document is not called wrong as well.
     *
     * @param owner the tenant of a workload
     * @param span where its name is written
     * @param tenantSpan where it is written whom it speaks for: a workload's tenant, or its name
     */
    public record Head(
            DocumentKind kind, Optional<String> owner, String name, Span span, Span tenantSpan) {}

    private final List<Head> heads = new ArrayList<>();
    private final List<WorkspaceDocument> workspaces = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Blueprint> blueprints = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<Provider> providers = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final SequencedMap<TenantId, Span> folders = new LinkedHashMap<>();
    private final List<Doubts.Unsound> unsound = new ArrayList<>();
    private final List<Doubts.Unread> unread = new ArrayList<>();

    void add(Head head) {
        heads.add(head);
    }

    void add(Object document) {
        switch (document) {
            case WorkspaceDocument workspace -> workspaces.add(workspace);
            case Tenant tenant -> tenants.add(tenant);
            case Workload workload -> workloads.add(workload);
            case Blueprint blueprint -> blueprints.add(blueprint);
            case Variant variant -> variants.add(variant);
            case Provider provider -> providers.add(provider);
            case Policy policy -> policies.add(policy);
            default ->
                    throw new IllegalArgumentException(
                            "This is a bug in Samsky: no document " + document);
        }
    }

    void add(Doubts.Unsound document) {
        unsound.add(document);
    }

    /** Notes that a tenant has a folder, whatever is in it. */
    public void addFolder(TenantId tenant, Span place) {
        folders.put(tenant, place);
    }

    /** The tenants that there are, each with the place of its document. */
    public SequencedMap<TenantId, Span> folders() {
        return Collections.unmodifiableSequencedMap(folders);
    }

    /** Notes that more may be there than is read. */
    public void add(Doubts.Unread part) {
        unread.add(part);
    }

    /** What is not known, for what was read so far. */
    public Doubts doubts() {
        return unsound.isEmpty() && unread.isEmpty() ? Doubts.NONE : Doubts.of(unsound, unread);
    }

    /** Leaves out what is not this tenant's: no file of a tenant speaks for anybody else. */
    public void keepOnly(String tenant) {
        var owner = Optional.of(tenant);
        unread.replaceAll(part -> new Doubts.Unread(part.kinds(), owner, part.text()));
        heads.stream()
                .filter(head -> !isOf(tenant, head.kind(), head.owner(), head.name()))
                .map(head ->
                        new Doubts.Unread(List.of(head.kind()), owner, Optional.of(head.name())))
                .forEach(unread::add);
        heads.removeIf(head -> !isOf(tenant, head.kind(), head.owner(), head.name()));
        unsound.removeIf(one -> !isOf(tenant, one.kind(), one.tenant(), one.name()));
        tenants.removeIf(document -> !document.id().name().equals(tenant));
        workloads.removeIf(document -> !document.id().tenant().name().equals(tenant));
        workspaces.clear();
        blueprints.clear();
        variants.clear();
        providers.clear();
        policies.clear();
    }

    private static boolean isOf(
            String tenant, DocumentKind kind, Optional<String> owner, String name) {
        return switch (kind) {
            case TENANT -> name.equals(tenant);
            case WORKLOAD -> owner.orElse(tenant).equals(tenant);
            case WORKSPACE, BLUEPRINT, PROVIDER, POLICY -> false;
        };
    }

    /** Takes over what others have read, after what is here. */
    public void addAll(Documents others) {
        heads.addAll(others.heads);
        workspaces.addAll(others.workspaces);
        tenants.addAll(others.tenants);
        workloads.addAll(others.workloads);
        blueprints.addAll(others.blueprints);
        variants.addAll(others.variants);
        providers.addAll(others.providers);
        policies.addAll(others.policies);
        folders.putAll(others.folders);
        unsound.addAll(others.unsound);
        unread.addAll(others.unread);
    }

    public List<Head> heads() {
        return Collections.unmodifiableList(heads);
    }

    public List<WorkspaceDocument> workspaces() {
        return Collections.unmodifiableList(workspaces);
    }

    public List<Tenant> tenants() {
        return Collections.unmodifiableList(tenants);
    }

    public List<Workload> workloads() {
        return Collections.unmodifiableList(workloads);
    }

    public List<Blueprint> blueprints() {
        return Collections.unmodifiableList(blueprints);
    }

    public List<Variant> variants() {
        return Collections.unmodifiableList(variants);
    }

    public List<Provider> providers() {
        return Collections.unmodifiableList(providers);
    }

    public List<Policy> policies() {
        return Collections.unmodifiableList(policies);
    }
}
