package dk.samsky.cost.price;

import dk.samsky.model.quantity.Danish;
import dk.samsky.model.quantity.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What one resource costs while it stands. */
public sealed interface Price {
    /** Why, for people: the unit prices with their origin, what is free, or what is missing. */
    String basis();

    /**
     * So much a month of 730 hours.
     *
     * @param amount exact, in the workspace's currency; a line of a cost sheet rounds it to the
     *     øre, once
     */
    record Monthly(Money amount, List<Part> parts) implements Price {
        public Monthly {
            parts = List.copyOf(parts);
        }

        /** Whether one of the prices, or of their rates, is an estimate or assumed. */
        public boolean isGuess() {
            for (var part : parts) {
                if (part.unit().isGuess()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String basis() {
            return parts.stream().map(Part::toString).collect(Collectors.joining(" + "));
        }
    }

    /** It costs nothing of its own. */
    record Free(String why) implements Price {
        @Override
        public String basis() {
            return why;
        }
    }

    /** Nobody knows: to be counted and named, never taken for nothing. */
    record Unknown(String missing) implements Price {
        @Override
        public String basis() {
            return missing;
        }
    }

    /** So many units at a unit price. */
    record Part(BigDecimal quantity, UnitCost unit) {
        @Override
        public String toString() {
            return (quantity.compareTo(BigDecimal.ONE) == 0 ? "" : Danish.exact(quantity) + " × ")
                    + unit;
        }
    }
}
