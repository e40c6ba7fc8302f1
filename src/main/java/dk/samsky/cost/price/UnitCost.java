package dk.samsky.cost.price;

import dk.samsky.document.Period;
import dk.samsky.model.quantity.Money;
import java.util.Optional;

/**
 * What one unit costs a month on a day: a price of the book, made monthly and converted.
 *
 * @param perMonth exact, in the workspace's currency
 * @param rate what it was converted with, if it was
 */
public record UnitCost(UnitPrice price, Money perMonth, Optional<Rates.Rate> rate) {
    static UnitCost of(UnitPrice price, Optional<Rates.Rate> rate, String currency) {
        var amount = price.amount().amount();
        if (price.unit().isHourly()) {
            amount = amount.multiply(Period.HOUR.times());
        }
        if (rate.isPresent()) {
            amount = amount.multiply(rate.get().rate());
        }
        return new UnitCost(price, new Money(amount, currency), rate);
    }

    /** Whether the price, or the rate it was converted with, is an estimate or assumed. */
    public boolean isGuess() {
        return price.quality().isGuess()
                || rate.filter(used -> used.quality().isGuess()).isPresent();
    }

    @Override
    public String toString() {
        return price
                + (price.unit().isHourly() ? " × 730 hours" : "")
                + rate.map(used -> " × " + used).orElse("");
    }
}
