package dk.samsky.placement;

import dk.samsky.model.Location;
import dk.samsky.model.quantity.Money;

/**
 * A cheaper permitted place for what stays where it is.
 *
 * @param saving a month, more than 0
 */
public record Advice(Location location, Money saving) {
    @Override
    public String toString() {
        return location + " would be " + saving + " a month cheaper";
    }
}
