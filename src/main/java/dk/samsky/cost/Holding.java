package dk.samsky.cost;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;

/** A resource in its place: what is paid for. */
public record Holding(Address address, Location location, Resource resource) {
    public static Holding of(Desired desired) {
        return new Holding(desired.address(), desired.location(), desired.resource());
    }

    public static Holding of(Recorded recorded) {
        return new Holding(recorded.address(), recorded.location(), Resources.of(recorded));
    }
}
