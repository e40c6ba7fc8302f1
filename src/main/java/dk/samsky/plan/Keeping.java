package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.Server;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Lets a volume that stands and is larger than what is asked for keep its size: it has room for
 * what is asked, none can shrink, and a smaller one in its place would be empty.
 */
public final class Keeping {
    private final Map<Address, Recorded> recorded;
    private final Map<Address, Address> former = new TreeMap<>();
    private final Sight sight;

    /**
     * @param recorded what stands of the tenant, as the state remembers it or would
     * @param moved former address of each renamed resource to the one it has now
     * @param sight what was seen
     */
    public Keeping(
            Map<Address, Recorded> recorded, SequencedMap<Address, Address> moved, Sight sight) {
        this.recorded = recorded;
        this.sight = sight;
        moved.forEach((from, to) -> former.put(to, from));
    }

    /** What is desired with what stays, and what of it nobody asks for. */
    public record Kept(List<Desired> desired, List<Spare> spare) {
        public Kept {
            desired = Collections.unmodifiableList(new ArrayList<>(desired));
            spare = Collections.unmodifiableList(new ArrayList<>(spare));
        }
    }

    /**
     * Keeps.
     *
     * @param unasked the servers among the desired that stay without being asked for
     */
    public Kept keep(List<Desired> desired, Collection<Address> unasked) {
        var whole = new HashSet<Address>(unasked);
        for (var wanted : desired) {
            if (wanted.resource() instanceof Server server && whole.contains(wanted.address())) {
                whole.addAll(server.volumes());
                server.publicAddress().ifPresent(whole::add);
            }
        }
        var all = new ArrayList<Desired>(desired.size());
        var spare = new ArrayList<Spare>();
        for (var wanted : desired) {
            var kept = kept(wanted, whole.contains(wanted.address()));
            all.add(kept);
            if (whole.contains(wanted.address())) {
                spare.add(new Spare(kept, Optional.empty()));
            } else if (!kept.equals(wanted)) {
                spare.add(new Spare(kept, Optional.of(wanted.resource())));
            }
        }
        return new Kept(all, spare);
    }

    /**
     * @param isUnasked whether it belongs to a server that only stays: then it does not even grow
     */
    private Desired kept(Desired wanted, boolean isUnasked) {
        if (!(wanted.resource() instanceof Volume asked)) {
            return wanted;
        }
        return standing(wanted)
                .filter(content -> !content.equals(wanted.content()))
                .map(content -> Resources.read(Kind.VOLUME, content.fields()))
                .filter(stands -> isUnasked || isLarger(stands, asked))
                .map(stands ->
                        new Desired(
                                wanted.address(),
                                wanted.location(),
                                wanted.driver(),
                                new Volume(asked.space(), ((Volume) stands).size()),
                                wanted.protect()))
                .orElse(wanted);
    }

    private static boolean isLarger(Resource stands, Volume asked) {
        return ((Volume) stands).size().compareTo(asked.size()) > 0;
    }

    /** What stands where it is wanted, as it was seen or else as it is remembered. */
    private Optional<Content> standing(Desired wanted) {
        var remembered =
                Optional.ofNullable(
                                recorded.get(
                                        former.getOrDefault(wanted.address(), wanted.address())))
                        .or(() -> Optional.ofNullable(recorded.get(wanted.address())))
                        .filter(one -> one.site().equals(wanted.site()));
        var seen =
                remembered
                        .flatMap(one -> sight.find(one.key()))
                        .or(() -> seen(wanted))
                        .map(remote -> remote.content());
        return seen.or(() -> remembered.map(Recorded::content));
    }

    private Optional<Remote> seen(Desired wanted) {
        return sight.at(wanted.site(), wanted.address())
                        instanceof Sight.Looked(Observed.Present(var remote))
                ? Optional.of(remote)
                : Optional.empty();
    }
}
