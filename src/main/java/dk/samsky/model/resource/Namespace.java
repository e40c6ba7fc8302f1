package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;
import java.util.Locale;

/**
 * A Kubernetes namespace of a tenant. Its name in the cluster carries tenant, workload and
 * component.
 */
public record Namespace(PodSecurity podSecurity) implements Resource {
    /**
     * What pods may do, from the widest to the narrowest.
     *
     * <p>Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
     */
    public enum PodSecurity {
        PRIVILEGED,
        BASELINE,
        RESTRICTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Kind kind() {
        return Kind.NAMESPACE;
    }

    @Override
    public List<Address> references() {
        return List.of();
    }

    @Override
    public Amounts amounts() {
        return new Amounts(0, ByteSize.ZERO, ByteSize.ZERO, 0, 1, 0);
    }

    @Override
    public Fields fields() {
        return Fields.builder().text("podSecurity", podSecurity.word()).build();
    }

    static Namespace read(FieldReader fields) {
        return new Namespace(fields.word("podSecurity", PodSecurity.class));
    }
}
