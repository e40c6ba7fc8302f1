package dk.samsky.cost;

import dk.samsky.model.TenantId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What each tenant has at each provider, as sums of its own lines: all that a cost can be shared
 * by. Immutable.
 */
final class Uses {
    private final Map<String, SequencedMap<TenantId, Use>> byProvider;

    private Uses(Map<String, SequencedMap<TenantId, Use>> byProvider) {
        this.byProvider = byProvider;
    }

    /**
     * The lines of one tenant at one provider, together.
     *
     * @param amount what is known of it
     * @param missing what is unknown of it, such as there is
     * @param isGuess whether any of it is one
     */
    record Use(BigDecimal amount, Optional<String> missing, boolean isGuess) {
        private static final Use NOTHING = new Use(BigDecimal.ZERO, Optional.empty(), false);

        private Use plus(CostLine line) {
            return new Use(
                    amount.add(line.amount().amount()),
                    missing.or(line::unknown),
                    isGuess || line.isGuess());
        }
    }

    static Uses of(SequencedMap<TenantId, List<CostLine>> direct) {
        var byProvider = new TreeMap<String, SequencedMap<TenantId, Use>>();
        direct.forEach((tenant, lines) -> put(tenant, lines, byProvider));
        return new Uses(byProvider);
    }

    private static void put(
            TenantId tenant,
            List<CostLine> lines,
            Map<String, SequencedMap<TenantId, Use>> byProvider) {
        for (var line : lines) {
            byProvider
                    .computeIfAbsent(line.provider(), _ -> new TreeMap<>())
                    .merge(tenant, Use.NOTHING.plus(line), (sum, _) -> sum.plus(line));
        }
    }

    /** The same, but that one tenant has these lines. */
    Uses with(TenantId tenant, List<CostLine> lines) {
        var copy = new TreeMap<String, SequencedMap<TenantId, Use>>();
        byProvider.forEach((provider, users) -> {
            var others = new TreeMap<>(users);
            others.remove(tenant);
            copy.put(provider, others);
        });
        put(tenant, lines, copy);
        return new Uses(copy);
    }

    /** Those that have anything at a provider, in order. */
    SequencedMap<TenantId, Use> at(String provider) {
        return Optional.ofNullable(byProvider.get(provider))
                .map(Collections::unmodifiableSequencedMap)
                .orElseGet(Collections::emptyNavigableMap);
    }
}
