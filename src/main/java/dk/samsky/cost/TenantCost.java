package dk.samsky.cost;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one tenant pays.
 *
 * @param isRemoved whether no document speaks of it any more
 * @param directLines of its own resources, in order of the addresses
 * @param sharedLines its parts of what is shared, by provider and name
 * @param direct the sum of the first
 * @param shared the sum of the second
 */
public record TenantCost(
        TenantId tenant,
        boolean isRemoved,
        List<CostLine> directLines,
        List<CostLine.Shared> sharedLines,
        Money direct,
        Money shared) {
    public TenantCost {
        directLines = List.copyOf(directLines);
        sharedLines = List.copyOf(sharedLines);
    }

    static TenantCost of(
            TenantId tenant,
            boolean isRemoved,
            List<CostLine> direct,
            List<CostLine.Shared> shared,
            String currency) {
        return new TenantCost(
                tenant, isRemoved, direct, shared, sum(direct, currency), sum(shared, currency));
    }

    /** Whether nobody knows what it has, so that one line stands for all of it. */
    public boolean isUnread() {
        return directLines.stream()
                .anyMatch(line -> line instanceof CostLine.Direct direct && direct.isUnread());
    }

    static Money sum(Collection<? extends CostLine> lines, String currency) {
        var sum = Money.zero(currency).amount();
        for (var line : lines) {
            sum = sum.add(line.amount().amount());
        }
        return new Money(sum, currency);
    }

    /** What is known of it; the whole if nothing is {@link #unknown}. */
    public Money total() {
        return direct.plus(shared);
    }

    /** How much of the total rests on prices that are estimates or assumed. */
    public Money guessed() {
        var guesses = new ArrayList<CostLine>();
        for (var line : directLines) {
            if (line.isGuess()) {
                guesses.add(line);
            }
        }
        sharedLines.stream().filter(CostLine::isGuess).forEach(guesses::add);
        return sum(guesses, direct.currency());
    }

    /** Whether a price that its own resources' sum rests on is an estimate or assumed. */
    public boolean isDirectGuess() {
        return directLines.stream().anyMatch(CostLine::isGuess);
    }

    /** Whether one of its parts of what is shared rests on such a price. */
    public boolean isSharedGuess() {
        return sharedLines.stream().anyMatch(CostLine::isGuess);
    }

    /** How many lines have a price that is not known. */
    public int unknown() {
        return unknownDirect() + unknownShared();
    }

    /** How many of its own resources have a price that is not known. */
    public int unknownDirect() {
        return unknown(directLines);
    }

    /** How many of its parts of what is shared are not known. */
    public int unknownShared() {
        return unknown(sharedLines);
    }

    private static int unknown(List<? extends CostLine> lines) {
        return (int) lines.stream().filter(line -> line.unknown().isPresent()).count();
    }

    /** All lines, the direct ones first. */
    public Stream<CostLine> lines() {
        return Stream.concat(directLines.stream(), sharedLines.stream());
    }
}
