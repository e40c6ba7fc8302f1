package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
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
import java.util.stream.Stream;

/** What holds between tenants, and between the workloads of one. */
record TenantCheck(
        Documents documents,
        Municipalities municipalities,
        WorkspaceSettings settings,
        Doubts doubts,
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

    /**
     * A group as it was first named.
     *
     * @param tenant that names it; empty for one that is shared
     */
    private record Named(Located<String> group, Optional<TenantId> tenant) {}

    private void checkGroups() {
        var isSharedKnown =
                !settings.isUnknown()
                        && !doubts.about(DocumentKind.WORKSPACE, settings.name(), "sharedGroups");
        var seen = new HashMap<String, Named>();
        for (var group : settings.sharedGroups()) {
            checkGroup(new Named(group, Optional.empty()), isSharedKnown, seen);
        }
        for (var tenant : documents.tenants()) {
            for (var access : tenant.access()) {
                var group = new Located<>(access.value().group(), access.span());
                checkGroup(new Named(group, Optional.of(tenant.id())), isSharedKnown, seen);
            }
        }
    }

    private void checkGroup(Named named, boolean isSharedKnown, Map<String, Named> seen) {
        var first = seen.putIfAbsent(Groups.folded(named.group.value()), named);
        if (first == null) {
            return;
        }
        if (!first.group.value().equals(named.group.value())) {
            tell(first, named, otherCase(first, named));
        } else if (isSharedKnown
                && first.tenant.isPresent()
                && !first.tenant.equals(named.tenant)) {
            tell(first, named, ofTwo(first.tenant.get(), named));
        }
    }

    private void tell(Named first, Named second, Diagnostic problem) {
        var whole = problem.with(new Related(first.group.span(), "The other is here."));
        var concerned =
                Stream.of(first.tenant, second.tenant)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toArray(TenantId[]::new);
        if (concerned.length == 0) {
            findings.shared().add(whole);
        } else {
            findings.add(whole, concerned);
        }
    }

    private static Diagnostic otherCase(Named first, Named second) {
        return Diagnostic.error(
                DocumentCode.GROUP_CASE,
                second.group.span(),
                "The groups '"
                        + first.group.value()
                        + "' and '"
                        + second.group.value()
                        + "' differ in letter case only.",
                "Clouds compare groups letter by letter, and people do not: one of the two names"
                        + " gives rights to nobody, or to somebody else.",
                "Write the group the same way everywhere, or give one of them another name.");
    }

    private static Diagnostic ofTwo(TenantId first, Named second) {
        var group = second.group.value();
        return Diagnostic.error(
                DocumentCode.GROUP_OF_TWO,
                second.group.span(),
                "The group '"
                        + group
                        + "' is named by '"
                        + first
                        + "' and by '"
                        + second.tenant.map(TenantId::name).orElse("")
                        + "'.",
                "A group belongs to the tenant whose document names it: its people act in no"
                        + " other's.",
                "Name another group for one of them, or write '"
                        + group
                        + "' under 'sharedGroups' in samsky.yaml if it serves several tenants.");
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
