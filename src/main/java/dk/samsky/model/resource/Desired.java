package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Site;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;

/**
 * One resource that the documents ask for.
 *
 * @param driver the driver that holds it, such as {@code openstack}
 * @param protect whether it must not be deleted or replaced
 * @param content the resource's fields with their digest, which is made once: comparing, pricing
 *     and applying all ask for it
 */
public record Desired(
        Address address,
        Location location,
        String driver,
        Resource resource,
        boolean protect,
        Content content) {
    public Desired {
        if (address.kind() != resource.kind()) {
            throw new IllegalArgumentException(address + " is no " + resource.kind());
        }
    }

    public Desired(
            Address address, Location location, String driver, Resource resource, boolean protect) {
        // The fields themselves are not kept: a country's would take a gigabyte.
        this(
                address,
                location,
                driver,
                resource,
                protect,
                new Content(Digest.of(resource.fields().canonical()), resource::fields));
    }

    public Site site() {
        return new Site(location, driver);
    }
}
