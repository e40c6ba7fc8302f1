package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.Site;
import dk.samsky.model.resource.Resources;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What was seen of one tenant's parts of the clouds: an observation of each site, or nothing at all
 * if nobody looked, by wish.
 *
 * @param looked whether anybody looked; without, what is recorded counts as standing
 */
public record Sight(boolean looked, SequencedMap<Site, Observation> observations) {
    /** Nobody looked: {@code --refresh none}. */
    public static final Sight NONE = new Sight(false, new TreeMap<>());

    public Sight {
        observations = Collections.unmodifiableSequencedMap(new TreeMap<>(observations));
    }

    /** Whether somebody looked, and nothing stayed unread. */
    public boolean isWhole() {
        return looked
                && observations.values().stream()
                        .allMatch(observation -> observation.unknown().isEmpty());
    }

    /** What is known of one address at one site. */
    public sealed interface Glance {}

    /** Nobody looked. */
    public record NotLooked() implements Glance {}

    /** Somebody looked, and this came of it. */
    public record Looked(Observed observed) implements Glance {}

    Glance at(Site site, Address address) {
        if (!looked) {
            return new NotLooked();
        }
        var observation = observations.get(site);
        return new Looked(
                observation == null
                        ? new Observed.Unknown(site + " could not be reached")
                        : observation.at(address));
    }

    /**
     * What was seen of what the state remembers. That object is known by its own id, whatever its
     * mark says by now: a move may have been cut short. If it has none any more, it is not ours to
     * touch; and it is not gone.
     */
    Glance look(Recorded remembered) {
        if (isUnmarked(remembered.key())) {
            return new Looked(new Observed.Unknown(Unknown.UNMARKED));
        }
        return find(remembered.key())
                .<Glance>map(itself -> new Looked(new Observed.Present(itself)))
                .orElseGet(() -> at(remembered.site(), remembered.address()));
    }

    private boolean isUnmarked(ObjectKey key) {
        var observation = observations.get(key.site());
        return observation != null && observation.isUnmarked(key.kind(), key.remoteId());
    }

    /** Every object that was seen at this address, by remote id. */
    List<Remote> all(Site site, Address address) {
        var observation = observations.get(site);
        return observation == null ? List.of() : observation.all(address);
    }

    /** This very object, whatever address its mark says. */
    Optional<Remote> find(ObjectKey key) {
        var observation = observations.get(key.site());
        return observation == null
                ? Optional.empty()
                : observation.find(key.kind(), key.remoteId());
    }

    /**
     * Every object that was seen and stays, as the state would remember it; of several with one
     * address the first.
     */
    public SequencedMap<Address, Recorded> asRecorded() {
        var all = new TreeMap<Address, Recorded>();
        observations.forEach((site, observation) -> {
            for (var remote : observation.all()) {
                if (!(remote.condition() instanceof Remote.Condition.Deleting)) {
                    all.putIfAbsent(
                            remote.address(), asRecorded(remote, site, references(remote), false));
                }
            }
        });
        return Collections.unmodifiableSequencedMap(all);
    }

    /** The same of these places alone. */
    public Sight only(Predicate<Location> where) {
        var some = new TreeMap<>(observations);
        some.keySet().removeIf(site -> !where.test(site.location()));
        return new Sight(looked, some);
    }

    /** The addresses at which something was seen in these places. */
    public SortedSet<Address> addresses(Predicate<Location> where) {
        var addresses = new TreeSet<Address>();
        only(where).each((_, remote) -> addresses.add(remote.address()));
        return addresses;
    }

    /**
     * What is to stand and the cloud was seen to be still making, by the address at which it is
     * remembered.
     *
     * @param recorded what the state remembers
     * @param changes what is done to it
     */
    SequencedMap<Address, ObjectKey> building(Collection<Recorded> recorded, List<Change> changes) {
        var seen = new HashSet<ObjectKey>();
        each((site, remote) -> {
            if (remote.condition() instanceof Remote.Condition.Building) {
                seen.add(remote.key(site));
            }
        });
        var building = new TreeMap<Address, ObjectKey>();
        if (seen.isEmpty()) {
            return building;
        }
        recorded.forEach(remembered -> building.put(remembered.address(), remembered.key()));
        for (var change : changes) {
            switch (change) {
                case Change.Create _ -> {}
                case Change.Update(var before, var _, var _) ->
                        building.put(before.address(), before.key());
                case Change.Move(var before, var _, var _) ->
                        building.put(before.address(), before.key());
                case Change.Adopt(var before, var _, var _) ->
                        building.put(before.address(), before.key());
                case Change.Replace(var before, var _, var _, var _) ->
                        building.remove(before.address(), before.key());
                case Change.Delete(var before, var _) ->
                        building.remove(before.address(), before.key());
                case Change.Forget(var before, var _) ->
                        building.remove(before.address(), before.key());
            }
        }
        building.values().retainAll(seen);
        return building;
    }

    /** Takes each object that was seen, in no order. */
    void each(BiConsumer<Site, Remote> visitor) {
        observations.forEach((site, observation) ->
                observation.unordered().forEach(remote -> visitor.accept(site, remote)));
    }

    /** As the cloud shows it. It refers to what we remember, and to what the cloud shows. */
    static Recorded showing(Recorded remembered, Remote remote) {
        var shown = remembered.showing(remote.remoteId(), remote.content());
        if (remembered.content().equals(remote.content())) {
            return shown;
        }
        var references = new LinkedHashSet<>(remembered.references());
        references.addAll(references(remote));
        return new Recorded(
                shown.address(),
                shown.location(),
                shown.driver(),
                shown.remoteId(),
                shown.content(),
                references.stream().toList(),
                shown.protect());
    }

    static List<Address> references(Remote remote) {
        return Resources.read(remote.address().kind(), remote.content().fields()).references();
    }

    static Recorded asRecorded(
            Remote remote, Site site, List<Address> references, boolean protect) {
        return new Recorded(
                remote.address(),
                site.location(),
                site.driver(),
                remote.remoteId(),
                remote.content(),
                references,
                protect);
    }
}
