package dk.samsky.plan;

import dk.samsky.diagnostic.Checked;
import dk.samsky.driver.Capabilities;
import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Recorded;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.Site;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a tenant's plan follows from, put together in a test: what stands, is recorded and wanted.
 */
final class Scene {
    static final List<Site> SITES =
            List.of(new Site(Shop.WEST, "simulated"), new Site(Shop.EAST, "simulated"));

    private final TreeMap<Address, Recorded> recorded = new TreeMap<>();
    private final Map<Site, List<Remote>> standing = new TreeMap<>();
    private final Map<Kind, String> unread = new EnumMap<>(Kind.class);
    private final Map<Site, Map<Kind, List<RemoteId>>> unmarked = new TreeMap<>();
    private final TreeMap<Address, Address> moved = new TreeMap<>();
    private UnaryOperator<Address> rule = UnaryOperator.identity();
    private Predicate<Address> scope = _ -> true;
    private boolean looks = true;

    /** All of this was applied, and nothing happened since. */
    static Scene after(List<Desired> applied) {
        var scene = new Scene();
        SITES.forEach(site -> scene.standing.put(site, new ArrayList<>()));
        for (var desired : applied) {
            scene.recorded.put(desired.address(), recorded(desired));
            scene.stands(desired, id(desired));
        }
        return scene;
    }

    static Scene empty() {
        return after(List.of());
    }

    static Recorded recorded(Desired desired) {
        return new Recorded(
                desired.address(),
                desired.location(),
                desired.driver(),
                new RemoteId(id(desired)),
                Content.of(desired.resource().fields()),
                desired.resource().references(),
                desired.protect());
    }

    private static String id(Desired desired) {
        var address = desired.address();
        var isOther = address.workload().filter(name -> !name.equals("esdh")).isPresent();
        return "id-" + (isOther ? address.toString() : address.local());
    }

    /** An object with this one's mark and content. */
    Scene stands(Desired desired, String id) {
        at(desired.site())
                .add(
                        new Remote(
                                desired.address(),
                                new RemoteId(id),
                                Content.of(desired.resource().fields()),
                                Remote.READY));
        return this;
    }

    private List<Remote> at(Site site) {
        return standing.computeIfAbsent(site, _ -> new ArrayList<>());
    }

    Scene gone(String local) {
        standing.values()
                .forEach(list -> list.removeIf(remote -> remote.address().local().equals(local)));
        return this;
    }

    Scene is(String local, Remote.Condition condition) {
        standing.values()
                .forEach(list ->
                        list.replaceAll(remote ->
                                remote.address().local().equals(local)
                                        ? new Remote(
                                                remote.address(),
                                                remote.remoteId(),
                                                remote.content(),
                                                condition)
                                        : remote));
        return this;
    }

    /** Its mark says something else by now. */
    Scene marked(String local, Address now) {
        standing.values()
                .forEach(list ->
                        list.replaceAll(remote ->
                                remote.address().local().equals(local)
                                        ? new Remote(
                                                now,
                                                remote.remoteId(),
                                                remote.content(),
                                                remote.condition())
                                        : remote));
        return this;
    }

    Scene forgotten(String local) {
        recorded.keySet().removeIf(address -> address.local().equals(local));
        return this;
    }

    /** The state was lost. */
    Scene forgotten() {
        recorded.clear();
        return this;
    }

    Scene moved(SequencedMap<Address, Address> moves) {
        moved.putAll(moves);
        return this;
    }

    /** Somebody took the mark off it. */
    Scene unmarked(String local) {
        standing.forEach((site, list) ->
                list.removeIf(remote -> {
                    var isIt = remote.address().local().equals(local);
                    if (isIt) {
                        unmarked.computeIfAbsent(site, _ -> new EnumMap<>(Kind.class))
                                .put(remote.address().kind(), List.of(remote.remoteId()));
                    }
                    return isIt;
                }));
        return this;
    }

    /** The documents rename, whether anything is still to be moved or not. */
    Scene renamed(UnaryOperator<Address> by) {
        rule = by;
        return this;
    }

    Scene unreadable(Kind kind) {
        unread.put(kind, "the list broke off");
        return this;
    }

    Scene only(Predicate<Address> planned) {
        scope = planned;
        return this;
    }

    Scene withoutLooking() {
        looks = false;
        return this;
    }

    Checked<TenantChanges> plan(List<Desired> wanted) {
        var kinds = List.of(Kind.values());
        var seen = new TreeMap<Site, Observation>();
        standing.forEach((site, remotes) ->
                seen.put(
                        site,
                        new Observation(
                                kinds,
                                remotes.stream()
                                        .filter(one -> !unread.containsKey(one.address().kind()))
                                        .toList(),
                                unread,
                                List.of(),
                                unmarked.getOrDefault(site, new EnumMap<>(Kind.class)))));
        var capabilities = new TreeMap<Site, List<Capability>>();
        var all = new ArrayList<>(Capabilities.SERVERS);
        all.addAll(Capabilities.NAMESPACES);
        SITES.forEach(site -> capabilities.put(site, all));
        var inScope = new TreeMap<>(recorded);
        inScope.keySet().removeIf(scope.negate());
        return ChangePlanner.plan(
                new ChangePlanner.Input(
                        Shop.AARHUS,
                        7,
                        wanted.stream().filter(one -> scope.test(one.address())).toList(),
                        inScope,
                        recorded.values().stream()
                                .filter(one -> !inScope.containsKey(one.address()))
                                .toList(),
                        new ChangePlanner.Renaming(moved, rule),
                        looks ? new Sight(true, seen) : Sight.NONE,
                        capabilities,
                        scope,
                        "no document asks for it"));
    }

    /** The same, when it must be possible. */
    TenantChanges planned(List<Desired> wanted) {
        var result = plan(wanted);
        return result.value()
                .orElseThrow(() -> new AssertionError("refused: " + result.diagnostics()));
    }
}
