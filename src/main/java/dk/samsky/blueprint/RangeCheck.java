package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.WorkspaceSettings;
import dk.samsky.model.TenantId;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Whether rules stay with the tenant's own addresses and those outside the cloud. Thread-safe.
 *
 * @param pool the range that tenants' ranges are given from
 * @param ranges every tenant's range
 * @param reserved that no rule reaches, even if it were the tenant's own
 */
public record RangeCheck(Cidr pool, SequencedMap<TenantId, Cidr> ranges, List<Cidr> reserved) {
    public RangeCheck {
        ranges = Collections.unmodifiableSequencedMap(new TreeMap<>(ranges));
        reserved = reserved.stream().toList();
    }

    public static RangeCheck of(WorkspaceSettings settings, SequencedMap<TenantId, Cidr> ranges) {
        return new RangeCheck(settings.addressPool(), ranges, settings.reservedRanges());
    }

    /** Each rule that names addresses of others, or of the machines themselves. */
    public List<Diagnostic> check(WorkloadNeed need) {
        var own = Optional.ofNullable(ranges.get(need.id().tenant()));
        var found = new ArrayList<Diagnostic>();
        for (var rule : need.rules()) {
            for (var end : List.of(rule.from(), rule.to())) {
                if (end instanceof Peer.Range(var range)) {
                    findReserved(range)
                            .or(() ->
                                    own.filter(given -> given.contains(range)).isPresent()
                                            ? Optional.empty()
                                            : findForeign(range, need.id().tenant()))
                            .ifPresent(whose -> found.add(foreign(need, rule, range, whose)));
                }
            }
        }
        return found;
    }

    private Optional<String> findReserved(Cidr range) {
        return reserved.stream()
                .filter(range::overlaps)
                .map(kept -> "addresses that samsky.yaml reserves (" + kept + ")")
                .findFirst();
    }

    private Optional<String> findForeign(Cidr range, TenantId own) {
        return range.findOfMachines()
                .map(kept ->
                        "addresses that are each machine's own, or by which clouds tell it its"
                                + " secrets ("
                                + kept
                                + ")")
                .or(() -> findOthers(range, own))
                .or(() ->
                        pool.overlaps(range)
                                ? Optional.of(
                                        "the pool "
                                                + pool
                                                + " that other tenants' addresses come from")
                                : Optional.empty());
    }

    private Optional<String> findOthers(Cidr range, TenantId own) {
        return ranges.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(own) && entry.getValue().overlaps(range))
                .map(Map.Entry::getKey)
                .map(tenant -> "addresses of '" + tenant + "'")
                .findFirst();
    }

    private static Diagnostic foreign(
            WorkloadNeed need, TrafficRule rule, Cidr range, String whose) {
        return Diagnostic.error(
                        BlueprintCode.FOREIGN_RANGE,
                        need.span(),
                        "The rule '"
                                + rule
                                + "' of the blueprint '"
                                + need.blueprint()
                                + "' names "
                                + range
                                + ", which holds "
                                + whose
                                + ".",
                        "No tenant reaches another's networks, or the cloud's own.",
                        "Name a smaller range, or use a blueprint without this rule.")
                .about(need.id().toString());
    }
}
