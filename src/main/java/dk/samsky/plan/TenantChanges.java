package dk.samsky.plan;

import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is to change for one tenant.
 *
 * @param serial of the tenant's state that it was computed from
 * @param changes by address
 * @param unknown what could not be looked at, by address; nothing is done to it
 * @param unchanged how many resources need nothing
 */
public record TenantChanges(
        TenantId tenant, long serial, List<Change> changes, List<Unknown> unknown, int unchanged) {
    public TenantChanges {
        changes = Collections.unmodifiableList(new ArrayList<>(changes));
        unknown = Collections.unmodifiableList(new ArrayList<>(unknown));
    }

    /** Whether all that was asked for could be judged. */
    public boolean isComplete() {
        return unknown.isEmpty();
    }
}
