package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Related;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import dk.samsky.document.Tenant;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * What came of it.
     *
     * @param given the range of each tenant that has one, in order of the names
     * @param refused why others may not have the range that they write, or have none, by tenant
     */
    public record Ranges(
            SequencedMap<TenantId, Cidr> given, SequencedMap<TenantId, List<Diagnostic>> refused) {
        public Ranges {
            given = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(given));
            refused = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(refused));
        }
    }

    /**
     * The range of each tenant. Whoever writes one that is another's already is refused, and the
     * other keeps it.
     *
     * @param remembered what was given before, also to tenants that are no longer in the documents
     */
    public Ranges allocate(Collection<Tenant> tenants, SequencedMap<TenantId, Cidr> remembered) {
        var refused = new TreeMap<TenantId, List<Diagnostic>>();
        var sorted = new TreeMap<TenantId, Tenant>();
        tenants.forEach(tenant -> sorted.put(tenant.id(), tenant));
        checkWritten(sorted, remembered, refused);
        checkRemembered(sorted, remembered, refused);
        var ranges = new TreeMap<TenantId, Cidr>();
        var free = new FreeRanges(settings.addressPool());
        remembered.values().forEach(free::take);
        for (var tenant : sorted.values()) {
            var known =
                    tenant.addressRange()
                            .filter(_ -> !refused.containsKey(tenant.id()))
                            .map(Located::value)
                            .or(() -> Optional.ofNullable(remembered.get(tenant.id())));
            known.ifPresent(range -> {
                free.take(range);
                ranges.put(tenant.id(), range);
            });
        }
        for (var tenant : sorted.values()) {
            if (!ranges.containsKey(tenant.id()) && !refused.containsKey(tenant.id())) {
                free.takeFirst(settings.tenantPrefix())
                        .ifPresentOrElse(
                                range -> ranges.put(tenant.id(), range),
                                () -> refuse(tenant.id(), exhausted(tenant), refused));
            }
        }
        return new Ranges(ranges, refused);
    }

    private static void refuse(
            TenantId tenant, Diagnostic why, Map<TenantId, List<Diagnostic>> refused) {
        refused.computeIfAbsent(tenant, _ -> new ArrayList<>()).add(why);
    }

    /**
     * Of two that write ranges that overlap, the one that has its range already keeps it; where
     * none of them has, nobody knows whose it is.
     */
    private static void checkWritten(
            SequencedMap<TenantId, Tenant> tenants,
            SequencedMap<TenantId, Cidr> remembered,
            Map<TenantId, List<Diagnostic>> refused) {
        var writers =
                tenants.values().stream()
                        .filter(tenant -> tenant.addressRange().isPresent())
                        .toList();
        for (var i = 0; i < writers.size(); i++) {
            for (var second : writers.subList(i + 1, writers.size())) {
                var first = writers.get(i);
                if (written(first).overlaps(written(second))) {
                    var has = written(first).equals(remembered.get(first.id()));
                    var alsoHas = written(second).equals(remembered.get(second.id()));
                    var told = has || !alsoHas ? both(first, second) : both(second, first);
                    if (has == alsoHas || alsoHas) {
                        refuse(first.id(), told, refused);
                    }
                    if (has == alsoHas || has) {
                        refuse(second.id(), told, refused);
                    }
                }
            }
        }
    }

    private static Cidr written(Tenant tenant) {
        return tenant.addressRange().orElseThrow().value();
    }

    private static Diagnostic both(Tenant first, Tenant second) {
        return Diagnostic.error(
                        DocumentCode.OVERLAPPING_RANGES,
                        second.addressRange().orElseThrow().span(),
                        "The range "
                                + written(second)
                                + " of '"
                                + second.id()
                                + "' overlaps with "
                                + written(first)
                                + " of '"
                                + first.id()
                                + "'.",
                        "Every tenant has addresses of its own, so that networks can be joined"
                                + " without a conflict.",
                        "Give one of them another range, or leave it out to have one given from"
                                + " the pool.")
                .with(
                        new Related(
                                first.addressRange().orElseThrow().span(),
                                "The other range is written here."));
    }

    private static void checkRemembered(
            SequencedMap<TenantId, Tenant> tenants,
            SequencedMap<TenantId, Cidr> remembered,
            Map<TenantId, List<Diagnostic>> refused) {
        for (var tenant : tenants.values()) {
            var written = tenant.addressRange();
            if (written.isEmpty()) {
                continue;
            }
            for (var other : remembered.entrySet()) {
                var isOwn = other.getKey().equals(tenant.id());
                var writesItsOwn =
                        tenants.containsKey(other.getKey())
                                && tenants.get(other.getKey()).addressRange().isPresent();
                if (!isOwn && !writesItsOwn && other.getValue().overlaps(written.get().value())) {
                    refuse(
                            tenant.id(),
                            overlap(tenant, written.get(), other.getKey(), other.getValue()),
                            refused);
                }
            }
        }
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
