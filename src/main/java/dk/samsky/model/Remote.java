package dk.samsky.model;

import dk.samsky.model.content.Content;

/**
 * One object in a cloud that carries our mark.
 *
 * @param address the address in its mark
 * @param content its fields as the cloud shows them now, in our terms: equal to the desired content
 *     if nothing differs. What a cloud does not show, a driver keeps in the object's marks.
 */
public record Remote(Address address, RemoteId remoteId, Content content, Condition condition) {
    /** What state an object is in. */
    public sealed interface Condition {
        /** It stands and can be used and depended on. */
        record Ready() implements Condition {}

        /** The cloud is still making or changing it. */
        record Building() implements Condition {}

        /**
         * The cloud is still taking it away.
         *
         * @param waitsFor what holds it up, in the cloud's words; empty if the cloud names nothing
         */
        record Deleting(String waitsFor) implements Condition {
            public Deleting() {
                this("");
            }
        }

        /** The cloud gave up; the object is of no use and must be replaced. */
        record Failed(String reason) implements Condition {}
    }

    public static final Condition READY = new Condition.Ready();

    /** Which object it is, seen at this site. */
    public ObjectKey key(Site site) {
        return new ObjectKey(site, address.kind(), remoteId);
    }
}
