package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Municipalities;
import dk.samsky.document.Tenant;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.Names;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What holds between tenants, and between the workloads of one. */
record TenantCheck(
        Documents documents,
        Municipalities municipalities,
        WorkspaceSettings settings,
        Findings findings) {
    void check() {
        checkMunicipalities();
        documents
                .tenants()
                .forEach(tenant ->
                        tenant.addressRange().ifPresent(range -> checkPrivate(tenant.id(), range)));
        checkRenames();
        checkGroups();
    }

    /** Whose a group is that two tenants name, the state decides: it is judged with that. */
    private void checkGroups() {
        var shared = new HashMap<String, Located<String>>();
        for (var group : settings.sharedGroups()) {
            checkCase(group, shared).ifPresent(findings.shared()::add);
        }
        for (var tenant : documents.tenants()) {
            var own = new HashMap<>(shared);
            for (var access : tenant.access()) {
                checkCase(new Located<>(access.value().group(), access.span()), own)
                        .ifPresent(problem -> findings.add(problem, tenant.id()));
            }
        }
    }

    private static Optional<Diagnostic> checkCase(
            Located<String> group, Map<String, Located<String>> seen) {
        return Optional.ofNullable(seen.putIfAbsent(Groups.folded(group.value()), group))
                .filter(first -> !first.value().equals(group.value()))
                .map(first ->
                        otherCase(first, group)
                                .with(new Related(first.span(), "The other is here.")));
    }

    private static Diagnostic otherCase(Located<String> first, Located<String> second) {
        return Diagnostic.error(
                DocumentCode.GROUP_CASE,
                second.span(),
                "The groups '"
                        + first.value()
                        + "' and '"
                        + second.value()
                        + "' differ in letter case only.",
                "Clouds compare groups letter by letter, and people do not: one of the two names"
                        + " gives rights to nobody, or to somebody else.",
                "Write the group the same way everywhere, or give one of them another name.");
    }

    private void checkMunicipalities() {
        var byCode = new TreeMap<String, List<Tenant>>();
        for (var tenant : documents.tenants()) {
            if (!tenant.municipalityCode().isEmpty()) { // a wrong one was told
                byCode.computeIfAbsent(tenant.municipalityCode(), _ -> new ArrayList<>())
                        .add(tenant);
            }
        }
        byCode.forEach((code, tenants) -> {
            var rightful = rightful(code, tenants);
            var first = rightful.orElse(tenants.getFirst());
            for (var tenant : tenants) {
                if (!tenant.id().equals(first.id())) {
                    findings.add(
                            sameMunicipality(tenant, first, rightful.isPresent()),
                            rightful.isPresent()
                                    ? new TenantId[] {tenant.id()}
                                    : new TenantId[] {tenant.id(), first.id()});
                }
            }
        });
    }

    /** The one of them that the official list speaks of: by its CVR number, else by its name. */
    private Optional<Tenant> rightful(String code, List<Tenant> tenants) {
        var listed = municipalities.find(code);
        var byNumber =
                tenants.stream()
                        .filter(tenant ->
                                listed.filter(one -> one.cvr().equals(tenant.cvr())).isPresent())
                        .toList();
        if (byNumber.size() == 1) {
            return Optional.of(byNumber.getFirst());
        }
        return listed.map(one -> Names.nearest(one.name(), 40))
                .flatMap(name ->
                        tenants.stream()
                                .filter(tenant -> tenant.id().name().equals(name))
                                .findFirst());
    }

    private static Diagnostic sameMunicipality(Tenant tenant, Tenant first, boolean isFirsts) {
        return Diagnostic.error(
                        DocumentCode.SAME_MUNICIPALITY,
                        tenant.metadata().span(),
                        "'"
                                + tenant.id()
                                + "' and '"
                                + first.id()
                                + "' have the same municipality code "
                                + tenant.municipalityCode()
                                + ".",
                        "A municipality is one tenant"
                                + (isFirsts
                                        ? ", and the official list has '"
                                                + first.id()
                                                + "' under this code."
                                        : "."),
                        isFirsts
                                ? "Write the code of '" + tenant.id() + "'."
                                : "Correct the code of one of them.")
                .with(new Related(first.metadata().span(), "The other is here."));
    }

    /** What stands under a former name can go to one workload only. */
    private void checkRenames() {
        var claims = new HashMap<WorkloadId, Located<String>>();
        for (var workload : documents.workloads()) {
            if (workload.movedFrom().isEmpty()) {
                continue;
            }
            var claim = workload.movedFrom().get();
            var first =
                    claims.putIfAbsent(
                            new WorkloadId(workload.id().tenant(), claim.value()), claim);
            if (first != null) {
                findings.add(
                        Diagnostic.error(
                                        DocumentCode.CONTRADICTION,
                                        claim.span(),
                                        "Two workloads are said to be renamed from '"
                                                + claim.value()
                                                + "'.",
                                        "What stands under a former name goes to one workload.",
                                        "Remove 'movedFrom' from all but the one that it became.")
                                .about(workload.id().toString())
                                .with(new Related(first.span(), "The other is here.")),
                        workload.id().tenant());
            }
        }
    }

    private void checkPrivate(TenantId tenant, Located<Cidr> range) {
        if (!range.value().isPrivate()) {
            findings.add(
                    Diagnostic.error(
                            DocumentCode.OUT_OF_BOUNDS,
                            range.span(),
                            range.value() + " is not a range of private addresses.",
                            "Public addresses belong to somebody else, who could no longer be"
                                    + " reached.",
                            "Take a range within " + Cidr.PRIVATE_WORDS + "."),
                    tenant);
        } else if (range.value().prefix() > 28) {
            findings.add(
                    Diagnostic.error(
                            DocumentCode.OUT_OF_BOUNDS,
                            range.span(),
                            range.value() + " is too small for a tenant.",
                            "Clouds keep some addresses of each network for themselves.",
                            "Take a prefix of at most 28."),
                    tenant);
        }
    }
}
