package dk.samsky.state;

import java.nio.file.Path;
import java.time.InstantSource;

/** Makes the stores of one kind of database. Found by {@link java.util.ServiceLoader}. */
public interface StateStoreFactory {
    /** The word in the workspace's {@code state: {store: …}}, such as {@code sqlite}. */
    String name();

    /**
     * Opens the store; makes it, or brings its schema up to date, where needed.
     *
     * @param workspace the workspace's directory
     * @param location where in it, or at which address, the store is; a path relative to the
     *     workspace for {@code sqlite}
     * @param clock tells the time for leases
     * @throws StateException if it cannot be opened, or was written by a newer Samsky
     */
    StateStore open(Path workspace, String location, InstantSource clock);

    /**
     * Opens the store to read it: makes nothing and alters nothing, and every write fails. Where
     * there is none, it is an empty one of an identity that is kept nowhere. One of an older Samsky
     * is read as it will be once it is brought up to date.
     *
     * @throws StateException if it cannot be read, or was written by a newer Samsky
     */
    StateStore look(Path workspace, String location, InstantSource clock);
}
