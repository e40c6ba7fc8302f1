package dk.samsky.driver;

import dk.samsky.model.Capability;
import java.util.List;

/** Makes the drivers of one kind of API. Found by {@link java.util.ServiceLoader}. */
public interface DriverFactory {
    /** The word in a provider's {@code driver:}, such as {@code simulated}. */
    String name();

    /** What its drivers can hold; needs no connection. */
    List<Capability> capabilities();

    /**
     * The settings that a provider's offer may have besides {@code driver}, such as {@code cloud}
     * or {@code context}. {@code samsky validate} tells others.
     */
    List<String> settings();

    /**
     * Whether a cloud itself may have less room than the documents state, as its {@link Measured}
     * driver then says.
     */
    default boolean hasOwnLimits() {
        return false;
    }

    /**
     * Opens a connection. Credentials come from where the ecosystem keeps them.
     *
     * @throws DriverException {@code INVALID} if a setting is wrong, {@code DENIED} or {@code
     *     TRANSIENT} if the cloud cannot be reached
     */
    Driver connect(Connection connection) throws DriverException;
}
