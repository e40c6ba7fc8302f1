package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What is to change for one tenant.
 *
 * @param serial of the tenant's state that it was computed from
 * @param changes by address
 * @param unknown what could not be looked at, by address; nothing is done to it
 * @param unchanged how many resources need nothing
 * @param building what is to stand and the cloud is still making, by the address at which it is
 *     remembered; apply waits for it, whether it changes or not
 */
public record TenantChanges(
        TenantId tenant,
        long serial,
        List<Change> changes,
        List<Unknown> unknown,
        int unchanged,
        SequencedMap<Address, ObjectKey> building) {
    public TenantChanges {
        changes = Collections.unmodifiableList(new ArrayList<>(changes));
        unknown = Collections.unmodifiableList(new ArrayList<>(unknown));
        building = Collections.unmodifiableSequencedMap(new TreeMap<>(building));
    }

    /** Whether apply has nothing to do, and nothing to wait for. */
    public boolean isSettled() {
        return changes.isEmpty() && building.isEmpty();
    }

    /** Whether all that was asked for could be judged. */
    public boolean isComplete() {
        return unknown.isEmpty();
    }
}
