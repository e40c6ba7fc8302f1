package dk.samsky.model.resource;

import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;

/** That what is remembered of a resource does not make one of its kind: it is damaged. */
public final class UnfitRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient TenantId tenant;

    UnfitRecord(Recorded recorded, RuntimeException cause) {
        super(recorded.address() + ": " + cause.getMessage(), cause);
        this.tenant = recorded.address().tenant();
    }

    /** Whose record it is. */
    public TenantId tenant() {
        return tenant;
    }
}
