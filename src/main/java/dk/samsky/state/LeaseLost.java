package dk.samsky.state;

import dk.samsky.model.TenantId;

/**
 * That a write was refused because its lease is no longer the one that counts. Nothing was written.
 */
public final class LeaseLost extends Exception {
    private static final long serialVersionUID = 1;
    private final transient TenantId tenant;

    public LeaseLost(TenantId tenant) {
        super("the lease on " + tenant + " is no longer held");
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }
}
