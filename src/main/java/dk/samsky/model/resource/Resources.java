package dk.samsky.model.resource;

import dk.samsky.model.Kind;
import dk.samsky.model.Recorded;
import dk.samsky.model.content.Fields;

/** Makes resources of their fields. */
public final class Resources {
    private Resources() {}

    /**
     * The resource that a record is of.
     *
     * @throws UnfitRecord if it is of none
     */
    public static Resource of(Recorded recorded) {
        try {
            return read(recorded.address().kind(), recorded.content().fields());
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new UnfitRecord(recorded, unfit);
        }
    }

    /** The resource of this kind with these fields; the inverse of {@link Resource#fields}. */
    public static Resource read(Kind kind, Fields fields) {
        var reader = new FieldReader(fields);
        return switch (kind) {
            case TENANT_SPACE -> TenantSpace.read(reader);
            case NETWORK -> Network.read(reader);
            case FIREWALL -> Firewall.read(reader);
            case PUBLIC_ADDRESS -> PublicAddress.read(reader);
            case VOLUME -> Volume.read(reader);
            case SERVER -> Server.read(reader);
            case NAMESPACE -> Namespace.read(reader);
            case NAMESPACE_QUOTA -> NamespaceQuota.read(reader);
            case NETWORK_POLICY -> NetworkPolicy.read(reader);
            case ACCESS_BINDING -> AccessBinding.read(reader);
            case DEPLOYER -> Deployer.read(reader);
        };
    }
}
