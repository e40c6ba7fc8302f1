package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A tenant's own part of a cloud's region, which holds its servers and networks: a Keystone project; a VPC; a resource group with its
 * network.
 *
 * @param range the tenant's address range; no other tenant's overlaps it
 * @param quota what the tenant may take here at the most; empty for no limit but the cloud's
 * @param access who may act in it, in the order of the documents
 */
public record TenantSpace(String displayName, Cidr range, Optional<Amounts> quota, List<Access> access)
        implements Resource {
    /** A group of people, as the tenant's identity provider names it, and what it may do. */
    public record Access(String group, Role role) {}

    public TenantSpace {
        access = access.stream().toList();
    }

    @Override
    public Kind kind() {
        return Kind.TENANT_SPACE;
    }

    @Override
    public List<Address> references() {
        return List.of();
    }

    @Override
    public Fields fields() {
        var fields = Fields.builder().text("displayName", displayName).text("range", range.toString());
        quota.ifPresent(limit -> fields.group("quota", write(limit)));
        var roles = access.stream()
                .collect(Collectors.groupingBy(
                        Access::group,
                        TreeMap::new,
                        Collectors.mapping(grant -> grant.role().word(), Collectors.joining(","))));
        return fields.texts("access", roles).build();
    }

    private static Fields write(Amounts limit) {
        return Fields.builder()
                .number("vcpus", limit.vcpus())
                .text("memory", limit.memory().toString())
                .text("storage", limit.storage().toString())
                .number("servers", limit.servers())
                .number("namespaces", limit.namespaces())
                .number("publicAddresses", limit.publicAddresses())
                .build();
    }

    static TenantSpace read(FieldReader fields) {
        return new TenantSpace(
                fields.text("displayName"),
                fields.cidr("range"),
                fields.findGroup("quota")
                        .map(quota -> new Amounts(
                                quota.integer("vcpus"),
                                quota.size("memory"),
                                quota.size("storage"),
                                quota.integer("servers"),
                                quota.integer("namespaces"),
                                quota.integer("publicAddresses"))),
                fields.texts("access").entrySet().stream()
                        .flatMap(entry -> List.of(entry.getValue().split(",", -1)).stream()
                                .map(role -> new Access(entry.getKey(), Role.require(role))))
                        .toList());
    }
}
