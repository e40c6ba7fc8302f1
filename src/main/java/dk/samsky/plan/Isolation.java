package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.AccessBinding;
import dk.samsky.model.resource.Deployer;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Namespace;
import dk.samsky.model.resource.Namespace.PodSecurity;
import dk.samsky.model.resource.NamespaceQuota;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.NetworkPolicy;
import dk.samsky.model.resource.PublicAddress;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.TenantSpace;
import dk.samsky.model.resource.TrafficRule;
import dk.samsky.model.resource.TrafficRule.Peer;
import dk.samsky.model.resource.Volume;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * That no path and no right crosses tenants in what a plan wants. What documents may say of it was
 * judged before, each mistake at its place; this looks at the outcome alone, whatever it was made
 * by, so that a breach is a bug in Samsky. Takes time in proportion to what it looks at.
 * Thread-safe.
 *
 * @param pool the range that tenants' ranges are given from
 * @param ranges every tenant's range
 * @param reserved that no rule reaches, even if it were the tenant's own
 * @param groups whose the groups of people are
 * @param privileged the workloads whose pods may reach the machines
 */
public record Isolation(
        Cidr pool,
        SequencedMap<TenantId, Cidr> ranges,
        List<Cidr> reserved,
        Groups groups,
        SequencedSet<WorkloadId> privileged) {
    public Isolation {
        ranges = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ranges));
        reserved = reserved.stream().toList();
        privileged = Collections.unmodifiableSequencedSet(new TreeSet<>(privileged));
    }

    /**
     * Looks at all that a tenant is to have.
     *
     * @throws IllegalStateException if any of it leads to another tenant
     */
    public void check(TenantId tenant, List<Desired> whole) {
        for (var desired : whole) {
            find(tenant, desired)
                    .ifPresent(breach -> {
                        throw new IllegalStateException(
                                "This is a bug in Samsky: " + desired.address() + " " + breach);
                    });
        }
    }

    /** How a resource would lead from a tenant to another; empty if it does not. */
    Optional<String> find(TenantId tenant, Desired desired) {
        if (!desired.address().tenant().equals(tenant)) {
            return Optional.of(foreign(desired.address()));
        }
        for (var address : desired.resource().references()) {
            if (!address.tenant().equals(tenant)) {
                return Optional.of(foreign(address));
            }
        }
        return switch (desired.resource()) {
            case AccessBinding binding -> right(tenant, binding.group());
            case TenantSpace space -> ofSpace(tenant, space);
            case NetworkPolicy policy -> paths(tenant, policy.rules());
            case Firewall firewall -> paths(tenant, firewall.rules());
            case Namespace namespace -> pods(desired.address(), namespace);
            case Network network ->
                    isOwn(tenant, network.range())
                            ? Optional.empty()
                            : Optional.of("is outside the tenant's range");
            // Its rights end with the namespace, which is among its references.
            case Deployer _, NamespaceQuota _, PublicAddress _, Server _, Volume _ ->
                    Optional.empty();
        };
    }

    private static String foreign(Address address) {
        return "leads to " + address + ", which is another tenant's";
    }

    private Optional<String> right(TenantId tenant, String group) {
        return groups.mayActIn(tenant, group)
                ? Optional.empty()
                : Optional.of("gives a right to the group '" + group + "', not the tenant's");
    }

    private Optional<String> pods(Address address, Namespace namespace) {
        return namespace.podSecurity() != PodSecurity.PRIVILEGED
                        || address.workloadId().filter(privileged::contains).isPresent()
                ? Optional.empty()
                : Optional.of("lets pods onto the machines that others' pods run on");
    }

    private Optional<String> ofSpace(TenantId tenant, TenantSpace space) {
        return isOwn(tenant, space.range())
                ? space.access().stream()
                        .flatMap(access -> right(tenant, access.group()).stream())
                        .findFirst()
                : Optional.of("has a range that is not the tenant's");
    }

    private Optional<String> paths(TenantId tenant, List<TrafficRule> rules) {
        return rules.stream()
                .filter(rule -> isForeign(tenant, rule.from()) || isForeign(tenant, rule.to()))
                .findFirst()
                .map(rule -> "allows '" + rule + "', which reaches addresses of others");
    }

    private boolean isForeign(TenantId tenant, Peer peer) {
        return switch (peer) {
            // A component of the same workload, by its name alone; and where no tenant is.
            case Peer.Group _, Peer.Internet _ -> false;
            case Peer.Range(var range) ->
                    reserved.stream().anyMatch(range::overlaps)
                            || (!isOwn(tenant, range) && isOfOthers(tenant, range));
        };
    }

    private boolean isOwn(TenantId tenant, Cidr range) {
        return Optional.ofNullable(ranges.get(tenant))
                .filter(own -> own.contains(range))
                .isPresent();
    }

    private boolean isOfOthers(TenantId tenant, Cidr range) {
        return pool.overlaps(range)
                || range.findOfMachines().isPresent()
                || ranges.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(tenant))
                        .map(Map.Entry::getValue)
                        .anyMatch(range::overlaps);
    }
}
