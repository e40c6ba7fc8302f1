package dk.samsky.driver.openstack;

import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.TenantScope;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object that carries our mark.
 *
 * @param ids the remote ids that its fields which name one resource refer to, by field
 */
record Found(Mark mark, Remote remote, Map<String, String> ids) {
    Found {
        ids = Collections.unmodifiableMap(new TreeMap<>(ids));
    }

    boolean isOf(TenantScope scope) {
        return mark.deployment().equals(scope.deployment());
    }

    boolean isAt(Address address) {
        return mark.address().equals(address);
    }

    boolean isMadeBy(OperationId operation) {
        return mark.operation().equals(operation);
    }
}
