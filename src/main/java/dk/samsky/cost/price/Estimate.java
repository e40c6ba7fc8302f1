package dk.samsky.cost.price;

import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What something that does not stand yet would cost a month: the sum of what is known, each
 * resource rounded to the øre as a cost sheet rounds it, and what is not known.
 *
 * @param unknown what is missing, each once, in the order it was met
 * @param isGuess whether a price that it rests on is an estimate or assumed
 */
public record Estimate(Money known, List<String> unknown, boolean isGuess) {
    public Estimate {
        unknown = Collections.unmodifiableList(new ArrayList<>(unknown));
    }

    static Estimate nothing(String currency) {
        return new Estimate(Money.zero(currency), List.of(), false);
    }

    public boolean isComplete() {
        return unknown.isEmpty();
    }

    /** Both together. */
    public Estimate plus(Estimate other) {
        if (other.unknown.isEmpty()) {
            return new Estimate(known.plus(other.known), unknown, isGuess || other.isGuess);
        }
        var all = new LinkedHashSet<>(unknown);
        all.addAll(other.unknown);
        return new Estimate(
                known.plus(other.known), all.stream().toList(), isGuess || other.isGuess);
    }

    /** This and so many resources at that price. */
    Estimate plus(int count, Price price) {
        return switch (price) {
            case Price.Monthly monthly ->
                    new Estimate(
                            known.plus(monthly.amount().rounded().times(BigDecimal.valueOf(count))),
                            unknown,
                            isGuess || (count > 0 && monthly.isGuess()));
            case Price.Free _ -> this;
            case Price.Unknown(var missing) -> {
                if (count == 0 || unknown.contains(missing)) {
                    yield this;
                }
                var all = new ArrayList<>(unknown);
                all.add(missing);
                yield new Estimate(known, all, isGuess);
            }
        };
    }

    @Override
    public String toString() {
        return isComplete() ? (isGuess ? "≈ " : "") + known + " a month" : "unknown";
    }
}
