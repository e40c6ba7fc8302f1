package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A tenant's own part of a cloud's region, which holds its servers and networks: a Keystone
 * project; a VPC; a resource group with its network.
 *
 * @param range the tenant's address range; no other tenant's overlaps it
 * @param quota what the tenant may take here at the most
 * @param access who may act in it, by group and role
 */
public record TenantSpace(String displayName, Cidr range, Limits quota, List<Access> access)
        implements Resource {
    /** A group of people, as the tenant's identity provider names it, and what it may do. */
    public record Access(String group, Role role) {}

    public TenantSpace {
        access = List.copyOf(access);
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
        var fields =
                Fields.builder().text("displayName", displayName).text("range", range.toString());
        fields.group("quota", write(quota));
        var roles =
                access.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Access::group,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                grant -> grant.role().word(),
                                                Collectors.joining(","))));
        return fields.texts("access", roles).build();
    }

    private static Fields write(Limits limits) {
        var fields =
                Fields.builder()
                        .text("memory", limits.memory().map(ByteSize::toString))
                        .text("storage", limits.storage().map(ByteSize::toString));
        limits.vcpus().ifPresent(most -> fields.number("vcpus", most));
        limits.servers().ifPresent(most -> fields.number("servers", most));
        limits.namespaces().ifPresent(most -> fields.number("namespaces", most));
        limits.publicAddresses().ifPresent(most -> fields.number("publicAddresses", most));
        return fields.build();
    }

    static TenantSpace read(FieldReader fields) {
        return new TenantSpace(
                fields.text("displayName"),
                fields.cidr("range"),
                fields.findGroup("quota").map(TenantSpace::readLimits).orElse(Limits.NONE),
                fields.texts("access").entrySet().stream()
                        .flatMap(entry ->
                                List.of(entry.getValue().split(",", -1)).stream()
                                        .map(role ->
                                                new Access(entry.getKey(), Role.require(role))))
                        .toList());
    }

    private static Limits readLimits(FieldReader quota) {
        return new Limits(
                quota.findInteger("vcpus"),
                quota.findSize("memory"),
                quota.findSize("storage"),
                quota.findInteger("servers"),
                quota.findInteger("namespaces"),
                quota.findInteger("publicAddresses"));
    }
}
