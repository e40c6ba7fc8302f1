package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.model.TenantId;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Placed;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.Standing;
import dk.samsky.model.need.WorkloadNeed;
import dk.samsky.model.quantity.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives each workload with servers a range of addresses within its tenant's: the one that stands,
 * else the first free one that holds twice its servers, in order of the workloads' names. A network
 * that stands is never moved nor changed in size.
 */
final class NetworkAllocator {
    static final String NETWORK = "main";

    /**
     * What clouds keep for themselves, at most five addresses, and some for gateways:
     * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html.
     */
    private static final int RESERVED = 8;

    private static final int SMALLEST = 26;

    private final TenantId tenant;
    private final Cidr range;
    private final Standing standing;
    private final Problems problems;

    NetworkAllocator(TenantId tenant, Cidr range, Standing standing, Problems problems) {
        this.tenant = tenant;
        this.range = range;
        this.standing = standing;
        this.problems = problems;
    }

    /** The range of each workload's network, in order of the names. */
    SequencedMap<WorkloadId, Cidr> allocate(List<Placed> placed) {
        var networks = new TreeMap<WorkloadId, Cidr>();
        var free = new FreeRanges(range);
        standing.workloads()
                .forEach((id, stands) -> {
                    if (id.tenant().equals(tenant)) {
                        stands.network().ifPresent(free::take);
                    }
                });
        var names = new TreeSet<WorkloadId>();
        placed.forEach(each -> names.add(each.need().id()));
        var fresh = new ArrayList<WorkloadNeed>();
        for (var each :
                placed.stream().sorted((a, b) -> a.need().id().compareTo(b.need().id())).toList()) {
            var need = each.need();
            if (servers(need) == 0) {
                continue;
            }
            findStanding(need, names)
                    .ifPresentOrElse(
                            stands -> {
                                check(need, stands);
                                networks.put(need.id(), stands);
                            },
                            () -> fresh.add(need));
        }
        for (var need : fresh) {
            free.takeFirst(prefix(servers(need)))
                    .ifPresentOrElse(
                            given -> networks.put(need.id(), given), () -> reportExhausted(need));
        }
        return networks;
    }

    static int servers(WorkloadNeed need) {
        return need.servers().stream().mapToInt(ServersNeed::count).sum();
    }

    /** A workload that was renamed keeps its network, unless another one has its old name now. */
    private Optional<Cidr> findStanding(WorkloadNeed need, Set<WorkloadId> names) {
        return network(need.id())
                .or(() ->
                        need.renames()
                                .workload()
                                .map(former -> new WorkloadId(tenant, former))
                                .filter(former -> !names.contains(former))
                                .flatMap(this::network));
    }

    private Optional<Cidr> network(WorkloadId workload) {
        return standing.find(workload).flatMap(Standing.OfWorkload::network);
    }

    private static int prefix(int servers) {
        var prefix = SMALLEST;
        while (1L << (32 - prefix) < 2L * servers + RESERVED) {
            prefix--;
        }
        return prefix;
    }

    private void check(WorkloadNeed need, Cidr stands) {
        if (!range.contains(stands)) {
            report(
                    BlueprintCode.NETWORK_OUTSIDE,
                    need,
                    "The network of '"
                            + need.id()
                            + "' stands in "
                            + stands
                            + ", outside the range "
                            + range
                            + " of '"
                            + tenant
                            + "'.",
                    "A network that stands is not moved: its servers would lose their addresses.",
                    "Write a range in the tenant's document that holds "
                            + stands
                            + ", or destroy the workload before the range is changed.");
        } else if (servers(need) + RESERVED > stands.size()) {
            report(
                    BlueprintCode.NETWORK_FULL,
                    need,
                    "The network of '"
                            + need.id()
                            + "' stands with "
                            + stands.size()
                            + " addresses, too few for "
                            + servers(need)
                            + " servers.",
                    "A network keeps its size, and "
                            + RESERVED
                            + " of its addresses are the cloud's.",
                    "Ask for at most "
                            + (stands.size() - RESERVED)
                            + " servers, or put the others into a workload of their own.");
        }
    }

    private void reportExhausted(WorkloadNeed need) {
        report(
                BlueprintCode.RANGE_EXHAUSTED,
                need,
                "The range "
                        + range
                        + " of '"
                        + tenant
                        + "' has no room left for a network of the size /"
                        + prefix(servers(need))
                        + " for '"
                        + need.id()
                        + "'.",
                "Each workload with servers has a network of its own, with room for twice its"
                        + " servers.",
                "Remove workloads that are no longer needed, or give the tenant a larger range.");
    }

    private void report(
            BlueprintCode code, WorkloadNeed need, String what, String why, String fix) {
        problems.add(
                Diagnostic.error(code, need.span(), what, why, fix).about(need.id().toString()));
    }
}
