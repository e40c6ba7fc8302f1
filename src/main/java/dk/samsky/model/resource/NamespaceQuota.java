package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.List;
import java.util.Optional;

/**
 * What all pods of a namespace may take together, and what a container that asks for nothing is
 * counted as.
 *
 * @param pods how many pods at the most
 * @param loadBalancers how many services may have one
 * @param defaultMemory what a container without a request is given and counted as; its CPU likewise
 *     is a tenth of a vCPU
 */
public record NamespaceQuota(
        Address namespace,
        int vcpus,
        ByteSize memory,
        ByteSize storage,
        int pods,
        int loadBalancers,
        ByteSize defaultMemory)
        implements Resource {
    @Override
    public Kind kind() {
        return Kind.NAMESPACE_QUOTA;
    }

    @Override
    public List<Address> references() {
        return List.of(namespace);
    }

    @Override
    public Amounts amounts() {
        return new Amounts(vcpus, memory, storage, 0, 0, 0);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("namespace", namespace.toString())
                .number("vcpus", vcpus)
                .text("memory", memory.toString())
                .text("storage", storage.toString())
                .number("pods", pods)
                .number("loadBalancers", Optional.of(loadBalancers).filter(count -> count > 0))
                .text("defaultMemory", defaultMemory.toString())
                .build();
    }

    static NamespaceQuota read(FieldReader fields) {
        return new NamespaceQuota(
                fields.address("namespace"),
                fields.integer("vcpus"),
                fields.size("memory"),
                fields.size("storage"),
                fields.integer("pods"),
                fields.findInteger("loadBalancers").orElse(0),
                fields.size("defaultMemory"));
    }
}
