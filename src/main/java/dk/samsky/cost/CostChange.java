package dk.samsky.cost;

import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two cost sheets, line by line.
 *
 * @param byTenant the lines that differ, or whose difference is unknown, as the sheets have them;
 *     of tenants that have any, in order
 */
public record CostChange(String currency, SequencedMap<TenantId, List<Line>> byTenant) {
    /**
     * How one line changes. What is not there costs 0; what is there and has no known price is
     * empty.
     *
     * @param address of the resource; empty for a part of a shared cost
     * @param isGuess whether a price that it rests on is an estimate or assumed, before or after
     */
    public record Line(
            TenantId tenant,
            String key,
            Optional<Address> address,
            Optional<Money> before,
            Optional<Money> after,
            boolean isGuess) {
        /** Empty if one of both is unknown. */
        public Optional<Money> delta() {
            return before.flatMap(old -> after.map(now -> now.minus(old)));
        }

        private boolean isChange() {
            return before.isEmpty() || after.isEmpty() || before.get().compareTo(after.get()) != 0;
        }
    }

    /**
     * Some differences together.
     *
     * @param known the sum of those that are known
     * @param unknown how many are not
     * @param isGuess whether any rests on a price that is an estimate or assumed
     */
    public record Sum(Money known, int unknown, boolean isGuess) {}

    public CostChange {
        byTenant = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byTenant));
    }

    /** All lines, by tenant. */
    public List<Line> lines() {
        return byTenant.values().stream().flatMap(List::stream).toList();
    }

    /**
     * What comes and goes from the one sheet to the other; both are in one currency. What stays as
     * it is costs what it did, also if nobody knows how much that is.
     *
     * @param renamed former address of each renamed resource to the one it has in the sheet after:
     *     it has one line
     * @param isChanged whether a resource that is in both is not the same in both
     */
    public static CostChange between(
            CostSheet before,
            CostSheet after,
            Map<Address, Address> renamed,
            Predicate<Address> isChanged) {
        var names = new HashSet<>(renamed.values());
        var tenants = new TreeSet<TenantId>();
        before.tenants().forEach(cost -> tenants.add(cost.tenant()));
        after.tenants().forEach(cost -> tenants.add(cost.tenant()));
        var all = new LinkedHashMap<TenantId, List<Line>>();
        for (var tenant : tenants) {
            if (isSame(before.find(tenant), after.find(tenant))) {
                continue;
            }
            var lines = new ArrayList<Line>();
            var old = lines(before, tenant, renamed);
            var now = lines(after, tenant, new TreeMap<>());
            var keys = new LinkedHashMap<String, CostLine>(now);
            old.forEach(keys::putIfAbsent);
            keys.forEach((key, line) -> {
                var change =
                        new Line(
                                tenant,
                                key,
                                address(line),
                                amount(old, key, before),
                                amount(now, key, after),
                                isGuess(old.get(key)) || isGuess(now.get(key)));
                var isSame =
                        old.get(key) != null
                                && (old.get(key).equals(now.get(key))
                                        || change.address().filter(names::contains).isPresent())
                                && change.address().filter(isChanged).isEmpty();
                if (change.isChange() && !isSame) {
                    lines.add(change);
                }
            });
            if (!lines.isEmpty()) {
                all.put(tenant, List.copyOf(lines));
            }
        }
        return new CostChange(after.currency(), all);
    }

    /** Most tenants of a plan: nothing comes or goes, and every price is known. */
    private static boolean isSame(Optional<TenantCost> before, Optional<TenantCost> after) {
        return before.equals(after) && before.filter(cost -> cost.unknown() > 0).isEmpty();
    }

    private static SequencedMap<String, CostLine> lines(
            CostSheet sheet, TenantId tenant, Map<Address, Address> renamed) {
        var lines = new LinkedHashMap<String, CostLine>();
        sheet.find(tenant).stream()
                .flatMap(TenantCost::lines)
                .forEach(line ->
                        lines.put(
                                address(line)
                                        .map(renamed::get)
                                        .map(Address::toString)
                                        .orElseGet(line::key),
                                line));
        return lines;
    }

    private static Optional<Money> amount(
            SequencedMap<String, CostLine> lines, String key, CostSheet sheet) {
        var line = lines.get(key);
        if (line == null) {
            return Optional.of(Money.zero(sheet.currency()));
        }
        return line.unknown().isPresent() ? Optional.empty() : Optional.of(line.amount());
    }

    private static Optional<Address> address(CostLine line) {
        return switch (line) {
            case CostLine.Direct direct -> Optional.of(direct.address());
            case CostLine.Used used -> Optional.of(used.address());
            case CostLine.Shared _ -> Optional.empty();
        };
    }

    private static boolean isGuess(@Nullable CostLine line) {
        return line != null && line.isGuess();
    }

    /** The sum of all differences. */
    public Sum whole() {
        return sum(lines());
    }

    /** The sum of one tenant's. */
    public Sum of(TenantId tenant) {
        return sum(byTenant.getOrDefault(tenant, List.of()));
    }

    private Sum sum(List<Line> some) {
        var known = BigDecimal.ZERO;
        var unknown = 0;
        var isGuess = false;
        for (var line : some) {
            known = known.add(line.delta().map(Money::amount).orElse(BigDecimal.ZERO));
            unknown += line.delta().isEmpty() ? 1 : 0;
            isGuess |= line.isGuess();
        }
        return new Sum(Money.zero(currency).plus(new Money(known, currency)), unknown, isGuess);
    }
}
