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
 * remembered never moves by itself, nor is it free before its tenant has moved. See decision 0090.
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
        var unclaimed = new FreeRanges(settings.addressPool());
        remembered.values().forEach(free::take);
        remembered.values().forEach(unclaimed::take);
        for (var tenant : sorted.values()) {
            tenant.addressRange().map(Located::value).ifPresent(unclaimed::take);
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
                // What is written by mistake is left to its writer, unless nothing else is free.
                unclaimed
                        .takeFirst(settings.tenantPrefix())
                        .or(() -> free.takeFirst(settings.tenantPrefix()))
                        .ifPresentOrElse(
                                range -> {
                                    free.take(range);
                                    ranges.put(tenant.id(), range);
                                },
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
     * Of two that write ranges that overlap, the one that writes what the other has already is
     * wrong; where none of them does, nobody knows whose it is. Each is told of one other only: of
     * many with one range there are as many mistakes as tenants, not as pairs.
     */
    private static void checkWritten(
            SequencedMap<TenantId, Tenant> tenants,
            SequencedMap<TenantId, Cidr> remembered,
            Map<TenantId, List<Diagnostic>> refused) {
        var writers =
                tenants.values().stream()
                        .filter(tenant -> tenant.addressRange().isPresent())
                        .toList();
        for (var tenant : writers) {
            for (var other : writers) {
                if (!tenant.id().equals(other.id())
                        && written(tenant).overlaps(written(other))
                        && (takes(tenant, other, remembered)
                                || !takes(other, tenant, remembered))) {
                    refuse(tenant.id(), both(tenant, other, remembered), refused);
                    break;
                }
            }
        }
    }

    /** What both of two are told, at the one that takes what is the other's, else the later. */
    private static Diagnostic both(
            Tenant one, Tenant other, SequencedMap<TenantId, Cidr> remembered) {
        var isFirst = one.id().compareTo(other.id()) < 0;
        var first = isFirst ? one : other;
        var second = isFirst ? other : one;
        return takes(first, second, remembered) && !takes(second, first, remembered)
                ? both(second, first)
                : both(first, second);
    }

    /** Whether a tenant writes addresses that are the other's already. */
    private static boolean takes(
            Tenant tenant, Tenant other, SequencedMap<TenantId, Cidr> remembered) {
        return Optional.ofNullable(remembered.get(other.id()))
                .filter(written(tenant)::overlaps)
                .isPresent();
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
                var theirs =
                        Optional.ofNullable(tenants.get(other.getKey()))
                                .flatMap(Tenant::addressRange)
                                .map(Located::value);
                var isTold = theirs.filter(written.get().value()::overlaps).isPresent();
                if (!isOwn && !isTold && other.getValue().overlaps(written.get().value())) {
                    refuse(tenant.id(), overlap(tenant, written.get(), other, theirs), refused);
                }
            }
        }
    }

    /**
     * @param owner whom the addresses belong to, and its range
     * @param next the range that the owner is to have, if it is to move
     */
    private static Diagnostic overlap(
            Tenant tenant,
            Located<Cidr> range,
            Map.Entry<TenantId, Cidr> owner,
            Optional<Cidr> next) {
        var other = owner.getKey();
        return Diagnostic.error(
                        BlueprintCode.RANGES_OVERLAP,
                        range.span(),
                        "The range "
                                + range.value()
                                + " of '"
                                + tenant.id()
                                + "' overlaps "
                                + owner.getValue()
                                + ", which belongs to '"
                                + other
                                + "'.",
                        "Every tenant has addresses of its own, so that networks of tenants can"
                                + " never be mistaken for each other."
                                + next.map(to ->
                                                " '"
                                                        + other
                                                        + "' is to move to "
                                                        + to
                                                        + ", but has not yet.")
                                        .orElse(""),
                        "Choose another range, or leave it out to be given a free one."
                                + next.map(_ ->
                                                " Or move '"
                                                        + other
                                                        + "' first:\n    samsky apply --tenant "
                                                        + other)
                                        .orElse(""))
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
