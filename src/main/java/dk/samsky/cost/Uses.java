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

    /** Those of whom nobody knows what they have: it may be at any provider. */
    private final SequencedMap<TenantId, Use> unread;

    private Uses(
            Map<String, SequencedMap<TenantId, Use>> byProvider,
            SequencedMap<TenantId, Use> unread) {
        this.byProvider = byProvider;
        this.unread = unread;
    }

    /**
     * The lines of one tenant at one provider, together.
     *
     * @param amount what is known of it
     * @param missing what is unknown of it, such as there is
     * @param isGuess whether any of it is one
     * @param isSure whether it is known that the tenant has anything there at all
     */
    record Use(BigDecimal amount, Optional<String> missing, boolean isGuess, boolean isSure) {
        private static final Use NOTHING = new Use(BigDecimal.ZERO, Optional.empty(), false, false);

        private Use plus(Use other) {
            return new Use(
                    amount.add(other.amount),
                    missing.or(() -> other.missing),
                    isGuess || other.isGuess,
                    isSure || other.isSure);
        }

        private Use plus(CostLine line) {
            return new Use(
                    amount.add(line.amount().amount()),
                    missing.or(line::unknown),
                    isGuess || line.isGuess(),
                    isSure || !isUnread(line));
        }
    }

    static Uses of(SequencedMap<TenantId, List<CostLine>> direct) {
        var uses = new Uses(new TreeMap<>(), new TreeMap<>());
        direct.forEach(uses::put);
        return uses;
    }

    private void put(TenantId tenant, List<CostLine> lines) {
        for (var line : lines) {
            var users =
                    isUnread(line)
                            ? unread
                            : byProvider.computeIfAbsent(line.provider(), _ -> new TreeMap<>());
            users.merge(tenant, Use.NOTHING.plus(line), (sum, _) -> sum.plus(line));
        }
    }

    private static boolean isUnread(CostLine line) {
        return line instanceof CostLine.Direct own && own.isUnread();
    }

    /** The same, but that one tenant has these lines. */
    Uses with(TenantId tenant, List<CostLine> lines) {
        var copy = new Uses(new TreeMap<>(), new TreeMap<>(unread));
        copy.unread.remove(tenant);
        byProvider.forEach((provider, users) -> {
            var others = new TreeMap<>(users);
            others.remove(tenant);
            copy.byProvider.put(provider, others);
        });
        copy.put(tenant, lines);
        return copy;
    }

    /** Those that have anything at a provider, or may have, in order. */
    SequencedMap<TenantId, Use> at(String provider) {
        var users = byProvider.getOrDefault(provider, new TreeMap<>());
        if (unread.isEmpty()) {
            return Collections.unmodifiableSequencedMap(users);
        }
        var all = new TreeMap<>(users);
        unread.forEach((tenant, use) -> all.merge(tenant, use, (known, _) -> known.plus(use)));
        return all;
    }
}
