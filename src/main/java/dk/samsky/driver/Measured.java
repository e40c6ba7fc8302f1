package dk.samsky.driver;

import dk.samsky.model.TenantScope;
import dk.samsky.model.quantity.Limits;

/**
 * What a {@link Driver} also is if its cloud can be asked how much more it would let stand. Changes
 * nothing, and takes a few calls, however much stands.
 *
 * <p>Of each thing the answer says how much is free. What is not set is not known or not limited: a
 * thing of which nothing is left is 0. What we may not read fails with {@code DENIED} and is no
 * reason to stop: the provider's document counts then.
 */
public interface Measured {
    /** How much of a region is free, for all tenants together. */
    Limits free(String region) throws DriverException;

    /**
     * How much the tenant's part would still take, where limits hold it that others than Samsky
     * have set.
     */
    Limits free(TenantScope scope) throws DriverException;
}
