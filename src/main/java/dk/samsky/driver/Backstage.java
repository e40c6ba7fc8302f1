package dk.samsky.driver;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;

/**
 * What a cloud that is only for trying out lets one see and damage behind Samsky's back, over all
 * tenants. An ability that a real cloud never has.
 *
 * <p>Where a method takes {@code which}, it is an address, a remote id, or either with {@code *}
 * for any run of characters. All methods fail with {@code NOT_FOUND} if nothing is meant by it, and
 * with {@code INVALID}, message and remedy in full sentences, if what is asked makes no sense.
 */
public interface Backstage extends AutoCloseable {
    /** What a {@link DriverFactory} also is if its clouds have a backstage. */
    interface Door {
        /**
         * The names of the providers of which a cloud is kept in a workspace's directory, where
         * clouds are kept if their documents say nothing else; in order, and whether a document
         * describes them or not.
         */
        SortedSet<String> kept(Path workspace) throws DriverException;

        /** Opens the backstage of the cloud that {@link DriverFactory#connect} would connect to. */
        Backstage backstage(Connection connection) throws DriverException;
    }

    /**
     * One object, whoever made it.
     *
     * @param scope the tenant's part of the cloud that it is in
     * @param address the address in its mark; empty if it carries none
     */
    record Item(
            TenantScope scope,
            Kind kind,
            Optional<Address> address,
            RemoteId remoteId,
            Remote.Condition condition,
            Content content) {}

    /** What the mark of an added object says. */
    enum Mark {
        /** Nothing: somebody else made it. */
        NONE,
        /** The same as its model's: what a create leaves that was sent twice. */
        SAME
    }

    /** Everything there is, by place, tenant and address. */
    List<Item> list() throws DriverException;

    /**
     * Sets a field of what is meant.
     *
     * @param field its name, with dots into groups: {@code size}, {@code quota.vcpus}
     * @param value as in the documents; items of a list with commas between; empty to take an
     *     optional field away
     */
    List<Item> change(String which, String field, String value) throws DriverException;

    /**
     * Takes away what is meant, at once; with a tenant's space or a namespace all that is in it.
     */
    List<Item> delete(String which) throws DriverException;

    /** Puts what is meant into the state of error. */
    List<Item> fail(String which, String reason) throws DriverException;

    /** Adds one more like each that is meant. */
    List<Item> add(String which, Mark mark) throws DriverException;

    /**
     * Scripts a fault.
     *
     * @param rule the words of one rule, such as {@code create lost-answer kind=server times=1}
     * @return the rule as it will be followed
     */
    String fault(String rule) throws DriverException;

    /** The rules that still have faults to give. */
    List<String> faults() throws DriverException;

    /** Forgets all rules. */
    void clearFaults() throws DriverException;

    /**
     * How many calls drivers have made that are closed by now: by {@code create}, {@code update},
     * {@code delete}, {@code observe}.
     */
    SequencedMap<String, Long> calls() throws DriverException;

    @Override
    void close();
}
