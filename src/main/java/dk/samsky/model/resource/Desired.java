package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Site;

/**
 * One resource that the documents ask for.
 *
 * @param driver the driver that holds it, such as {@code openstack}
 * @param protect whether it must not be deleted or replaced
 */
public record Desired(
        Address address, Location location, String driver, Resource resource, boolean protect) {
    public Desired {
        if (address.kind() != resource.kind()) {
            throw new IllegalArgumentException(address + " is no " + resource.kind());
        }
    }

    public Site site() {
        return new Site(location, driver);
    }
}
