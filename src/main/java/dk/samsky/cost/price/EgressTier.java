package dk.samsky.cost.price;

import java.math.BigDecimal;

/**
 * What traffic to the internet costs beyond an amount in a month, up to where the next tier begins.
 *
 * @param price of one unit; its name tells routes apart where a provider sells several
 * @param from the amount that the tier begins at, in the price's unit
 */
public record EgressTier(UnitPrice price, BigDecimal from) {
    boolean isOfTheKindOf(EgressTier other) {
        return price.name().equals(other.price.name())
                && price.region().equals(other.price.region());
    }
}
