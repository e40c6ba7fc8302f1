package dk.samsky.document.binding;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.kind.Documents;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What holds between tenants, and between the workloads of one. */
record TenantCheck(Documents documents, Findings findings) {
    void check() {
        checkMunicipalities();
        checkRanges();
        checkRenames();
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

    /** RFC 1918, and RFC 6598 as the space that providers use between themselves. */
    private static final List<Cidr> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10").stream()
                    .flatMap(text -> Cidr.parse(text).stream())
                    .toList();

    private void checkPrivate(Range range) {
        if (PRIVATE.stream().noneMatch(space -> space.contains(range.cidr()))) {
            findings.add(
                    Diagnostic.error(
                            DocumentCode.OUT_OF_BOUNDS,
                            range.span(),
                            range.cidr() + " is not a range of private addresses.",
                            "Public addresses belong to somebody else, who could no longer be"
                                    + " reached.",
                            "Take a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or"
                                    + " 100.64.0.0/10."),
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
