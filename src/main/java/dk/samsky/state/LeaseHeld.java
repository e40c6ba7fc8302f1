package dk.samsky.state;

/** That another run holds the lease on a tenant. */
public final class LeaseHeld extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Lease lease;

    public LeaseHeld(Lease lease) {
        super(lease.tenant() + " is held by " + lease.holder());
        this.lease = lease;
    }

    /** The lease that stands in the way. */
    public Lease lease() {
        return lease;
    }
}
