package dk.samsky.blueprint;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.util.Collection;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Gives every tenant its address range: the one it writes, else the one that is remembered, else
 * the first free one of the pool, in order of the tenants' names. No two overlap, and what is
 * remembered never moves by itself.
 */
public final class RangeAllocator {
    private final WorkspaceSettings settings;

    public RangeAllocator(WorkspaceSettings settings) {
        this.settings = settings;
    }

    /**
     * The range of each tenant, in order of the names.
     *
     * @param remembered what was given before, also to tenants that are no longer in the documents
     */
    public Checked<SequencedMap<TenantId, Cidr>> allocate(
            Collection<Tenant> tenants, SequencedMap<TenantId, Cidr> remembered) {
        var problems = new Problems();
        var sorted = new TreeMap<TenantId, Tenant>();
        tenants.forEach(tenant -> sorted.put(tenant.id(), tenant));
        checkWritten(sorted, remembered, problems);
        var ranges = new TreeMap<TenantId, Cidr>();
        var free = new FreeRanges(settings.addressPool());
        remembered.values().forEach(free::take);
        for (var tenant : sorted.values()) {
            var known =
                    tenant.addressRange()
                            .map(Located::value)
                            .or(() -> Optional.ofNullable(remembered.get(tenant.id())));
            known.ifPresent(range -> {
                free.take(range);
                ranges.put(tenant.id(), range);
            });
        }
        for (var tenant : sorted.values()) {
            if (!ranges.containsKey(tenant.id())) {
                free.takeFirst(settings.tenantPrefix())
                        .ifPresentOrElse(
                                range -> ranges.put(tenant.id(), range),
                                () -> problems.add(exhausted(tenant)));
            }
        }
        return problems.conclude(ranges);
    }

    private static void checkWritten(
            SequencedMap<TenantId, Tenant> tenants,
            SequencedMap<TenantId, Cidr> remembered,
            Problems problems) {
        record Written(Tenant tenant, Located<Cidr> range) {}
        var byRange =
                tenants.values().stream()
                        .flatMap(tenant ->
                                tenant
                                        .addressRange()
                                        .map(range -> new Written(tenant, range))
                                        .stream())
                        .sorted((a, b) -> a.range().value().compareTo(b.range().value()))
                        .toList();
        // Each against the one before it that reaches farthest: quick, and enough to find every
        // tenant that overlaps.
        Written farthest = null;
        for (var written : byRange) {
            if (farthest != null && farthest.range().value().overlaps(written.range().value())) {
                problems.add(
                        overlap(
                                        written.tenant(),
                                        written.range(),
                                        farthest.tenant().id(),
                                        farthest.range().value())
                                .with(new Related(farthest.range().span(), "the other range")));
            }
            if (farthest == null || end(written.range().value()) > end(farthest.range().value())) {
                farthest = written;
            }
        }
        for (var written : byRange) {
            for (var other : new TreeMap<TenantId, Cidr>(remembered).entrySet()) {
                var isOwn = other.getKey().equals(written.tenant().id());
                var writesItsOwn =
                        tenants.containsKey(other.getKey())
                                && tenants.get(other.getKey()).addressRange().isPresent();
                if (!isOwn && !writesItsOwn && other.getValue().overlaps(written.range().value())) {
                    problems.add(
                            overlap(
                                    written.tenant(),
                                    written.range(),
                                    other.getKey(),
                                    other.getValue()));
                }
            }
        }
    }

    private static long end(Cidr range) {
        return range.first() + range.size();
    }

    private static Diagnostic overlap(
            Tenant tenant, Located<Cidr> range, TenantId other, Cidr others) {
        return Diagnostic.error(
                        BlueprintCode.RANGES_OVERLAP,
                        range.span(),
                        "The range "
                                + range.value()
                                + " of '"
                                + tenant.id()
                                + "' overlaps "
                                + others
                                + ", which belongs to '"
                                + other
                                + "'.",
                        "Every tenant has addresses of its own, so that networks of tenants can"
                                + " never be mistaken for each other.",
                        "Choose another range, or leave it out to be given a free one.")
                .about(tenant.id().toString());
    }

    private Diagnostic exhausted(Tenant tenant) {
        return Diagnostic.error(
                        BlueprintCode.POOL_EXHAUSTED,
                        settings.span(),
                        "The address pool "
                                + settings.addressPool()
                                + " has no free range of the size /"
                                + settings.tenantPrefix()
                                + " left for '"
                                + tenant.id()
                                + "'.",
                        "A tenant that writes no range of its own is given one from the pool.",
                        "Make the pool larger, or the tenants' ranges smaller, or write a range in"
                                + " the tenant's document.")
                .about(tenant.id().toString());
    }
}
