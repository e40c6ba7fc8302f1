package dk.samsky.driver.openstack.project;

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
public record Found(Mark mark, Remote remote, Map<String, String> ids) {
    public Found {
        ids = Collections.unmodifiableMap(new TreeMap<>(ids));
    }

    public boolean isOf(TenantScope scope) {
        return mark.deployment().equals(scope.deployment());
    }

    public boolean isAt(Address address) {
        return mark.address().equals(address);
    }

    public boolean isMadeBy(OperationId operation) {
        return mark.operation().equals(operation);
    }
}
