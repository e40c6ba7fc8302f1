package dk.samsky.cost;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What all tenants pay. Each line is rounded to the øre once, and every sum is one of rounded
 * lines: whatever they are grouped by, the groups sum to the total.
 *
 * @param per {@code month}, or the interval that it is for
 * @param tenants in order of the names
 * @param unallocated shared costs that nobody bears, because nobody uses what they are for; no part
 *     of the total
 */
public record CostSheet(
        String currency, String per, List<TenantCost> tenants, List<Unallocated> unallocated) {
    /**
     * A shared cost without anybody to bear it.
     *
     * @param amount empty if it cannot be converted
     */
    public record Unallocated(String provider, String name, Optional<Money> amount) {}

    public CostSheet {
        tenants = List.copyOf(tenants);
        unallocated = List.copyOf(unallocated);
    }

    /** What is known of it; the whole if nothing is {@link #unknown}. */
    public Money total() {
        var sum = Money.zero(currency);
        for (var tenant : tenants) {
            sum = sum.plus(tenant.total());
        }
        return sum;
    }

    /** How much of the total rests on prices that are estimates or assumed. */
    public Money guessed() {
        var sum = BigDecimal.ZERO;
        for (var tenant : tenants) {
            sum = sum.add(tenant.guessed().amount());
        }
        return new Money(sum, currency);
    }

    /** How many lines have a price that is not known. */
    public int unknown() {
        return tenants.stream().mapToInt(TenantCost::unknown).sum();
    }

    /** The lines whose price is not known. */
    public List<CostLine> unknownLines() {
        return lines().filter(line -> line.unknown().isPresent()).toList();
    }

    /** All lines, by tenant. */
    public Stream<CostLine> lines() {
        return tenants.stream().flatMap(TenantCost::lines);
    }

    public Optional<TenantCost> find(TenantId tenant) {
        return tenants.stream().filter(cost -> cost.tenant().equals(tenant)).findFirst();
    }

    /**
     * Only some tenants, with what they bear of what all share. What nobody bears concerns the
     * whole, and is left out with the first of them.
     */
    public CostSheet only(Predicate<TenantId> isWanted) {
        var some = tenants.stream().filter(cost -> isWanted.test(cost.tenant())).toList();
        var isWhole = some.size() == tenants.size();
        return new CostSheet(currency, per, some, isWhole ? unallocated : List.of());
    }
}
