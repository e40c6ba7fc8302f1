package dk.samsky.model.need;

import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.List;

/**
 * A namespace.
 *
 * @param component the component's name, and the namespace's within the workload
 * @param loadBalancers how many services may have one
 * @param access who may act in it, the tenant's own groups first
 * @param deployer whether it has an account for a pipeline
 */
public record NamespaceNeed(
        String component,
        int vcpus,
        ByteSize memory,
        ByteSize storage,
        int pods,
        int loadBalancers,
        PodSecurity podSecurity,
        List<Access> access,
        boolean deployer,
        boolean protect) {
    public NamespaceNeed {
        access = List.copyOf(access);
    }

    public Amounts amounts() {
        return new Amounts(vcpus, memory, storage, 0, 1, 0);
    }
}
