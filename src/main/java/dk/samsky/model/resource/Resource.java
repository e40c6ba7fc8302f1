package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import java.util.List;

/**
 * What a resource is to be, in terms that every cloud shares. A driver maps each kind to its
 * cloud's objects; one resource may be several of them.
 */
public sealed interface Resource
        permits TenantSpace,
                Network,
                Firewall,
                PublicAddress,
                Volume,
                Server,
                Namespace,
                NamespaceQuota,
                NetworkPolicy,
                AccessBinding,
                Deployer {
    Kind kind();

    /** The resources that it needs: they exist before it and outlive it. In order, each once. */
    List<Address> references();

    /**
     * All that it consists of, references included as addresses. {@link Resources#read} is the
     * inverse.
     */
    Fields fields();

    /** What it takes of the provider's capacity and the tenant's quota. */
    default Amounts amounts() {
        return Amounts.NONE;
    }
}
