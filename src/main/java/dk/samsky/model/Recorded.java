package dk.samsky.model;

import dk.samsky.model.content.Content;
import java.util.List;

/**
 * One resource as the state remembers it.
 *
 * @param driver the driver that holds it
 * @param content what it was given at the last success
 * @param references the addresses it depends on, in order: it is deleted before them
 * @param protect whether the documents said, when last applied, that it must not be deleted or
 *     replaced
 */
public record Recorded(
        Address address,
        Location location,
        String driver,
        RemoteId remoteId,
        Content content,
        List<Address> references,
        boolean protect) {
    public Site site() {
        return new Site(location, driver);
    }

    /** Which object it is. */
    public ObjectKey key() {
        return new ObjectKey(site(), address.kind(), remoteId);
    }

    /** The same, with another content: what the cloud shows instead of what was given. */
    public Recorded showing(RemoteId seenId, Content seen) {
        return new Recorded(address, location, driver, seenId, seen, references, protect);
    }
}
