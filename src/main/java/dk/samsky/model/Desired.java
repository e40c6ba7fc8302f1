package dk.samsky.model;

import dk.samsky.model.resource.Resource;

/**
 * One resource that the documents ask for.
 *
 * @param driver the driver that holds it, such as {@code openstack}
 * @param protect whether it must not be deleted or replaced
 */
public record Desired(Address address, Location location, String driver, Resource resource, boolean protect) {
    public Desired {
        if (address.kind() != resource.kind()) {
            throw new IllegalArgumentException(address + " is no " + resource.kind());
        }
    }

    public Site site() {
        return new Site(location, driver);
    }
}
