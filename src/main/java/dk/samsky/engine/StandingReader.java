package dk.samsky.engine;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.need.Standing;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.Volume;
import dk.samsky.state.Shard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tells what stands of one tenant's workloads. Decodes only the first server of each group, the
 * networks, and what takes room where that is limited.
 */
final class StandingReader {
    private final Set<Location> limited;
    private final SequencedMap<WorkloadId, Found> found = new LinkedHashMap<>();

    /** What many workloads have alike is kept once: all is kept until all is placed. */
    private final Map<String, String> groups = new HashMap<>();

    private final Map<Standing.Given, Standing.Given> given = new HashMap<>();

    /** What was found of one workload so far. */
    private static final class Found {
        private final Location place;

        /** By the group's name as the servers' names have it. */
        private final SequencedMap<String, Standing.Given> servers = new LinkedHashMap<>();

        private final SequencedMap<String, Standing.Numbers> numbers = new LinkedHashMap<>();
        private Optional<Cidr> network = Optional.empty();
        private Amounts taken = Amounts.NONE;
        private final SequencedMap<String, ByteSize> volumes = new LinkedHashMap<>();

        private Found(Location place) {
            this.place = place;
        }

        /** Counts a server by the number that its name ends in; a group has 500 at the most. */
        private void number(String group, Address server, boolean isProtected) {
            var number =
                    server.name().substring(Math.min(group.length() + 1, server.name().length()));
            if (!number.isEmpty()
                    && number.length() <= 3
                    && number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                var before = numbers.getOrDefault(group, Standing.Numbers.NONE);
                numbers.put(group, before.with(Integer.parseInt(number), isProtected));
            }
        }

        private Standing.OfWorkload conclude() {
            var byGroup = new LinkedHashMap<String, Standing.Given>();
            servers.values().forEach(server -> byGroup.putIfAbsent(server.group(), server));
            return new Standing.OfWorkload(place, byGroup, numbers, network, taken, volumes);
        }
    }

    private StandingReader(Set<Location> limited) {
        this.limited = limited;
    }

    /**
     * What stands, under the names that it has now.
     *
     * @param moved former address of each renamed resource to the one it has now
     * @param limited the places that have a limit
     */
    static Standing read(Shard shard, Map<Address, Address> moved, Set<Location> limited) {
        var reader = new StandingReader(limited);
        for (var recorded : shard.resources().values()) {
            var address =
                    moved.isEmpty()
                            ? recorded.address()
                            : moved.getOrDefault(recorded.address(), recorded.address());
            address.workloadId().ifPresent(workload -> reader.add(workload, address, recorded));
        }
        var workloads = new LinkedHashMap<WorkloadId, Standing.OfWorkload>();
        reader.found.forEach((workload, all) -> workloads.put(workload, all.conclude()));
        return new Standing(workloads);
    }

    private void add(WorkloadId workload, Address address, Recorded recorded) {
        var all = found.computeIfAbsent(workload, _ -> new Found(recorded.location()));
        var isCounted =
                recorded.location().equals(all.place) && limited.contains(recorded.location());
        switch (address.kind()) {
            case SERVER -> {
                var group = groups.computeIfAbsent(address.name(), StandingReader::group);
                all.number(group, address, recorded.protect());
                if (isCounted || !all.servers.containsKey(group)) {
                    var server = read(recorded);
                    var its = Standing.Given.of((Server) server);
                    all.servers.putIfAbsent(group, given.computeIfAbsent(its, same -> same));
                    count(server, isCounted, all);
                }
            }
            case NETWORK -> all.network = Optional.of(((Network) read(recorded)).range());
            case VOLUME -> {
                if (isCounted) {
                    var volume = (Volume) read(recorded);
                    all.volumes.put(address.name(), volume.size());
                    count(volume, true, all);
                }
            }
            case PUBLIC_ADDRESS, NAMESPACE, NAMESPACE_QUOTA -> {
                if (isCounted) {
                    count(read(recorded), true, all);
                }
            }
            case TENANT_SPACE, FIREWALL, NETWORK_POLICY, ACCESS_BINDING, DEPLOYER -> {}
        }
    }

    private static void count(Resource resource, boolean isCounted, Found all) {
        if (isCounted) {
            all.taken = all.taken.plus(resource.amounts());
        }
    }

    /** A server's name is its group's and its number. */
    private static String group(String server) {
        return server.substring(0, Math.max(0, server.lastIndexOf('-')));
    }

    private static Resource read(Recorded recorded) {
        return Resources.of(recorded);
    }
}
