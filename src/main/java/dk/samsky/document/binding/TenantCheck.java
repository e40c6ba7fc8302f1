package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.DocumentKind;
import dk.samsky.document.Doubts;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Groups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds between tenants, and between the workloads of one. */
record TenantCheck(
        Documents documents, WorkspaceSettings settings, Doubts doubts, Findings findings) {
    void check() {
        checkMunicipalities();
        checkRanges();
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
        var seen = new HashMap<String, Tenant>();
        for (var tenant : documents.tenants()) {
            if (tenant.municipalityCode().isEmpty()) {
                continue; // it was wrong, and that was told
            }
            var first = seen.putIfAbsent(tenant.municipalityCode(), tenant);
            if (first != null && !first.id().equals(tenant.id())) {
                findings.add(
                        Diagnostic.error(
                                        DocumentCode.SAME_MUNICIPALITY,
                                        tenant.metadata().span(),
                                        "'"
                                                + tenant.id()
                                                + "' and '"
                                                + first.id()
                                                + "' have the same municipality code "
                                                + tenant.municipalityCode()
                                                + ".",
                                        "A municipality is one tenant.",
                                        "Correct the code of one of them.")
                                .with(new Related(first.metadata().span(), "The other is here.")),
                        tenant.id(),
                        first.id());
            }
        }
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

    private record Range(Tenant tenant, Located<Cidr> written) {
        Cidr cidr() {
            return written.value();
        }

        Span span() {
            return written.span();
        }
    }

    private void checkRanges() {
        var ranges = new ArrayList<Range>();
        for (var tenant : documents.tenants()) {
            tenant.addressRange().ifPresent(range -> ranges.add(new Range(tenant, range)));
        }
        ranges.sort(Comparator.comparing(Range::cidr).thenComparing(range -> range.tenant.id()));
        // Sorted, a range overlaps one before it if and only if it starts within the one that
        // reaches furthest.
        Optional<Range> furthest = Optional.empty();
        for (var range : ranges) {
            checkPrivate(range);
            furthest.filter(before -> before.cidr().overlaps(range.cidr()))
                    .ifPresent(before -> overlap(before, range));
            if (furthest.filter(before -> end(before.cidr()) >= end(range.cidr())).isEmpty()) {
                furthest = Optional.of(range);
            }
        }
    }

    private static long end(Cidr range) {
        return range.first() + range.size();
    }

    private void overlap(Range first, Range second) {
        findings.add(
                Diagnostic.error(
                                DocumentCode.OVERLAPPING_RANGES,
                                second.span(),
                                "The range "
                                        + second.cidr()
                                        + " of '"
                                        + second.tenant.id()
                                        + "' overlaps with "
                                        + first.cidr()
                                        + " of '"
                                        + first.tenant.id()
                                        + "'.",
                                "Every tenant has addresses of its own, so that networks can be"
                                        + " joined without a conflict.",
                                "Give one of them another range, or leave it out to have one given"
                                        + " from the pool.")
                        .with(new Related(first.span(), "The other range is written here.")),
                first.tenant.id(),
                second.tenant.id());
    }

    private void checkPrivate(Range range) {
        if (!range.cidr().isPrivate()) {
            findings.add(
                    Diagnostic.error(
                            DocumentCode.OUT_OF_BOUNDS,
                            range.span(),
                            range.cidr() + " is not a range of private addresses.",
                            "Public addresses belong to somebody else, who could no longer be"
                                    + " reached.",
                            "Take a range within " + Cidr.PRIVATE_WORDS + "."),
                    range.tenant.id());
        } else if (range.cidr().prefix() > 28) {
            findings.add(
                    Diagnostic.error(
                            DocumentCode.OUT_OF_BOUNDS,
                            range.span(),
                            range.cidr() + " is too small for a tenant.",
                            "Clouds keep some addresses of each network for themselves.",
                            "Take a prefix of at most 28."),
                    range.tenant.id());
        }
    }
}
