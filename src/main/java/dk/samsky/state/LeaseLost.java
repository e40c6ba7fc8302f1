package dk.samsky.state;

import dk.samsky.model.TenantId;

/**
 * That a write was refused because its lease is no longer the one that counts. Nothing was written.
 */
public final class LeaseLost extends Exception {
    private static final long serialVersionUID = 1;
    private final transient TenantId tenant;
    private final How how;

    /** How a lease comes to count no more. */
    public enum How {
        /** A later one was given to somebody. */
        TAKEN_OVER,
        /** It was given back or broken, and nobody has one now. */
        ENDED
    }

    public LeaseLost(TenantId tenant, How how) {
        super("the lease on " + tenant + " is no longer held");
        this.tenant = tenant;
        this.how = how;
    }

    public TenantId tenant() {
        return tenant;
    }

    public How how() {
        return how;
    }
}
