package dk.samsky.state;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;

/**
 * That an address range cannot be given to a tenant because it overlaps another's. Nothing was
 * written.
 */
public final class RangeTaken extends Exception {
    private static final long serialVersionUID = 1;

    public RangeTaken(Cidr range, TenantId owner, Cidr taken) {
        super(range + " overlaps " + taken + ", which " + owner + " was given");
    }
}
