package dk.samsky.model.need;

import dk.samsky.model.Location;
import dk.samsky.model.WorkloadId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Server;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What stands already and is not to be changed without being asked for: taken from the state,
 * before anything is decided.
 *
 * @param workloads of which anything stands, under the names that they have now
 */
public record Standing(SequencedMap<WorkloadId, OfWorkload> workloads) {
    public static final Standing NOTHING = new Standing(new LinkedHashMap<>());

    /**
     * What stands of one workload.
     *
     * @param place where it runs
     * @param servers what the first server of each group was last given, by the group's name then
     * @param numbers of the servers of each group, by the name that the group has now
     * @param network the range of its network
     * @param taken what it takes of its place; nothing where the place has no limit
     * @param volumes what each of its volumes holds there, by the name that it has now; none where
     *     the place has no limit
     */
    public record OfWorkload(
            Location place,
            SequencedMap<String, Given> servers,
            SequencedMap<String, Numbers> numbers,
            Optional<Cidr> network,
            Amounts taken,
            SequencedMap<String, ByteSize> volumes) {
        public OfWorkload {
            servers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(servers));
            numbers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(numbers));
            volumes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(volumes));
        }
    }

    /**
     * What a server was given. No more of it: a country has many, and each is kept until all is
     * placed.
     */
    public record Given(String group, String size, int vcpus, ByteSize memory) {
        public static Given of(Server server) {
            return new Given(server.group(), server.size(), server.vcpus(), server.memory());
        }
    }

    /**
     * How far the servers of a group are numbered.
     *
     * @param last the highest number
     * @param lastProtected the highest number of those that must not be deleted; 0 if there is none
     */
    public record Numbers(int last, int lastProtected) {
        public static final Numbers NONE = new Numbers(0, 0);

        public Numbers with(int number, boolean isProtected) {
            return new Numbers(
                    Math.max(last, number),
                    isProtected ? Math.max(lastProtected, number) : lastProtected);
        }
    }

    public Standing {
        workloads = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(workloads));
    }

    public Optional<OfWorkload> find(WorkloadId workload) {
        return Optional.ofNullable(workloads.get(workload));
    }
}
