package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Keeper;
import dk.samsky.driver.openstack.project.Look;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Shares;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.resource.Firewall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A firewall is a security group for each of its groups. Its remote id is the operation that made
 * it, for the security groups come and go.
 */
final class Firewalls implements Keeper {
    /** Ends the part of the one group that says that its firewall is not made to its end. */
    private static final String UNFINISHED = "~";

    /**
     * Ends the part of a group that its firewall no longer has, and that servers are in yet: it
     * goes with the last of them.
     */
    private static final String GOING = "!";

    private final ServerGroups serverGroups;

    Firewalls(ServerGroups serverGroups) {
        this.serverGroups = serverGroups;
    }

    /**
     * The security groups of one firewall, by the name of the group.
     *
     * @param mark its address is that of the last group, which is moved last: until then the
     *     firewall stands where it stood
     * @param isWhole whether it was made to its end
     * @param going those that it no longer has
     */
    private record Standing(
            Mark mark,
            boolean isWhole,
            SortedMap<String, JsonObject> groups,
            SortedMap<String, JsonObject> going) {
        Map<String, String> ids() {
            var ids = new TreeMap<String, String>();
            groups.forEach((name, group) -> ids.put(name, Json.text(group, "id")));
            return ids;
        }

        String last() {
            return groups.isEmpty() ? "" : groups.lastKey();
        }

        /** Of all, also those that it no longer has. */
        Set<String> allIds() {
            var ids = new HashSet<>(ids().values());
            going.values().forEach(group -> ids.add(Json.text(group, "id")));
            return ids;
        }

        /** Whether a rule is with a group that goes, and goes with that. */
        boolean isGoing(JsonObject rule) {
            var peer = Json.text(rule, "remote_group_id");
            return going.values().stream().anyMatch(group -> Json.text(group, "id").equals(peer));
        }

        Map<String, String> names() {
            var names = new TreeMap<String, String>();
            ids().forEach((name, id) -> names.put(id, name));
            return names;
        }
    }

    private static List<Standing> standing(Tenancy tenancy, Look look) throws DriverException {
        var all = new LinkedHashMap<String, Standing>();
        for (var group : look.groups()) {
            var read = Mark.read(Kind.FIREWALL, Json.text(group, "description"), tenancy.scope());
            if (read.isPresent() && !read.get().part().isEmpty()) {
                var mark = read.get();
                var here = new TreeMap<>(Map.of(name(mark), group));
                var isGoing = mark.part().endsWith(GOING);
                all.merge(
                        mark.deployment() + " " + mark.operation(),
                        new Standing(
                                mark.part(""),
                                !mark.part().endsWith(UNFINISHED),
                                isGoing ? new TreeMap<>() : here,
                                isGoing ? here : new TreeMap<>()),
                        Firewalls::together);
            }
        }
        return all.values().stream().filter(one -> !one.groups().isEmpty()).toList();
    }

    /** The name of the group, of whatever state, that carries this mark. */
    static String name(Mark mark) {
        return mark.part().replace(UNFINISHED, "").replace(GOING, "");
    }

    private static Standing together(Standing one, Standing other) {
        var last = one.last().compareTo(other.last()) > 0 ? one : other;
        var groups = new TreeMap<>(one.groups());
        groups.putAll(other.groups());
        var going = new TreeMap<>(one.going());
        going.putAll(other.going());
        return new Standing(last.mark(), one.isWhole() && other.isWhole(), groups, going);
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        var found = new ArrayList<Found>();
        for (var one : standing(tenancy, look)) {
            found.add(found(tenancy, look, one));
        }
        return found;
    }

    // What is left of a firewall without one of its security groups is not the whole of it: its
    // servers, which are told its id and their group's, say that the group is its.
    @Override
    public Set<RemoteId> unmarked(Tenancy tenancy, Look look) throws DriverException {
        var strangers = new HashSet<String>();
        for (var group : look.groups()) {
            if (!Json.text(group, "name").equals("default")
                    && Mark.read(Json.text(group, "description"), tenancy.scope()).isEmpty()) {
                strangers.add(Json.text(group, "id"));
            }
        }
        var ids = new HashSet<RemoteId>();
        if (!strangers.isEmpty()) {
            for (var server : look.servers()) {
                ServerMark.read(server, tenancy.scope())
                        .filter(mark -> strangers.contains(mark.told().ids().get("group")))
                        .flatMap(ServerMark::firewall)
                        .ifPresent(ids::add);
            }
        }
        return ids;
    }

    private static Found found(Tenancy tenancy, Look look, Standing standing)
            throws DriverException {
        var halves = new HashSet<Rules.Half>();
        var strange = new HashSet<String>();
        standing.groups()
                .forEach((name, group) -> {
                    for (var rule : Json.objects(group, "security_group_rules")) {
                        if (standing.isGoing(rule)) {
                            continue;
                        }
                        Rules.read(rule, name, standing.names())
                                .ifPresentOrElse(halves::add, () -> strange.add(name));
                    }
                });
        var groups = List.copyOf(standing.groups().keySet());
        var bare = new Firewall(standing.mark().space(), groups, List.of());
        var firewall =
                new Firewall(standing.mark().space(), groups, Rules.flows(bare, halves, strange));
        return new Found(
                standing.mark(),
                remote(
                        standing.mark(),
                        Shares.seen(look, standing.allIds(), firewall.fields()),
                        standing.isWhole()
                                ? Remote.READY
                                : new Remote.Condition.Failed("It was not made to its end.")),
                Map.of("space", tenancy.space().value()));
    }

    private static Remote remote(Mark mark, Fields fields, Remote.Condition condition) {
        return new Remote(
                mark.address(),
                new RemoteId(mark.operation().value()),
                Content.of(fields),
                condition);
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (Firewall) planned.resource();
        tenancy.requireSpace(resource.space(), References.require(planned, resource.space()));
        var mark = tenancy.mark(operation, planned.address(), resource.space());
        bring(tenancy, Look.at(tenancy.session(), planned.address()), resource, mark);
        return remote(mark, resource.fields(), Remote.READY);
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        var resource = (Firewall) planned.resource();
        var mark = tenancy.mark(prior.mark().operation(), planned.address(), resource.space());
        // Half of it may be called after another address, if a move broke off.
        var look = Look.all(tenancy.session());
        var known = find(tenancy, look, prior.remote().remoteId());
        if (known.isPresent()) {
            Shares.end(tenancy, look, known.get().allIds());
        }
        bring(tenancy, look, resource, mark);
        return remote(mark, resource.fields(), Remote.READY);
    }

    /** Makes the security groups of a firewall what they are to be. */
    private static void bring(Tenancy tenancy, Look look, Firewall resource, Mark mark)
            throws DriverException {
        var session = tenancy.session();
        var wanted = new TreeSet<>(resource.groups());
        var known = find(tenancy, look, new RemoteId(mark.operation().value()));
        var prior = known.map(Standing::mark).orElse(mark);
        var dropped = new TreeMap<>(known.map(Standing::going).orElseGet(TreeMap::new));
        dropped.putAll(known.map(Standing::groups).orElseGet(TreeMap::new));
        var groups = new TreeMap<String, JsonObject>();
        // The last one first: it says that the rest is still to come.
        for (var name : wanted.descendingSet()) {
            var standing = Optional.ofNullable(dropped.remove(name));
            if (standing.isPresent()) {
                groups.put(name, standing.get());
            } else {
                var isFirst = groups.isEmpty() && dropped.isEmpty();
                var labels = labels(tenancy, prior.part(isFirst ? name + UNFINISHED : name));
                groups.put(
                        name,
                        unwrap(
                                session.post(
                                        Service.NETWORK,
                                        "/security-groups",
                                        Json.object("security_group", labels)),
                                "security_group"));
            }
        }
        var going = letGo(tenancy, dropped, mark);
        bringRules(tenancy, new Standing(mark, true, groups, going), resource);
        // What says that all is done, and where it stands, comes last.
        for (var name : wanted) {
            label(tenancy, groups.getOrDefault(name, new JsonObject()), mark.part(name));
        }
    }

    /**
     * Takes away the groups that a firewall no longer has; those that servers are in yet, which
     * keep their rules.
     */
    private static SortedMap<String, JsonObject> letGo(
            Tenancy tenancy, Map<String, JsonObject> dropped, Mark mark) throws DriverException {
        var going = new TreeMap<String, JsonObject>();
        for (var group : dropped.entrySet()) {
            if (!isTakenAway(tenancy, group.getValue())) {
                label(tenancy, group.getValue(), mark.part(group.getKey() + GOING));
                going.put(group.getKey(), group.getValue());
            }
        }
        return going;
    }

    /** Takes away the groups that servers were yet in when their firewalls were rid of them. */
    static void letGo(Tenancy tenancy) throws DriverException {
        for (var group : Look.all(tenancy.session()).groups()) {
            if (Mark.read(Kind.FIREWALL, Json.text(group, "description"), tenancy.scope())
                    .filter(mark ->
                            mark.part().endsWith(GOING)
                                    && mark.deployment().equals(tenancy.scope().deployment()))
                    .isPresent()) {
                isTakenAway(tenancy, group);
            }
        }
    }

    /** Takes a group away unless something is in it; says whether it did. */
    private static boolean isTakenAway(Tenancy tenancy, JsonObject group) throws DriverException {
        var path = "/security-groups/" + Json.text(group, "id");
        try {
            tenancy.session().delete(Service.NETWORK, path);
            return true;
        } catch (DriverException failure) {
            if (failure.kind() != DriverException.Kind.CONFLICT) {
                throw failure;
            }
            return false;
        }
    }

    private static void label(Tenancy tenancy, JsonObject group, Mark mark) throws DriverException {
        var labels = labels(tenancy, mark);
        var path = "/security-groups/" + Json.text(group, "id");
        if (!Json.text(group, "description").equals(Json.text(labels, "description"))) {
            var body = Json.object("security_group", labels);
            tenancy.session().put(Service.NETWORK, path, body);
        }
    }

    private static JsonObject labels(Tenancy tenancy, Mark mark) throws DriverException {
        return Json.object(
                "name", Mark.name(mark.address()),
                "description", mark.line(tenancy.scope()));
    }

    // What is no more allowed goes first: the allow-all that Neutron gives to each new group with
    // it, before any server is in it.
    private static void bringRules(Tenancy tenancy, Standing standing, Firewall resource)
            throws DriverException {
        var session = tenancy.session();
        var wanted = Rules.halves(resource.rules());
        var present = new HashSet<Rules.Half>();
        for (var group : standing.groups().entrySet()) {
            for (var rule : Json.objects(group.getValue(), "security_group_rules")) {
                if (standing.isGoing(rule)) {
                    continue;
                }
                var half = Rules.read(rule, group.getKey(), standing.names());
                if (half.filter(wanted::contains).isPresent()) {
                    present.add(half.get());
                } else {
                    session.delete(
                            Service.NETWORK, "/security-group-rules/" + Json.text(rule, "id"));
                }
            }
        }
        // Neutron takes many at once, of one group.
        for (var group : standing.groups().keySet()) {
            var missing = new ArrayList<JsonObject>();
            for (var half : wanted) {
                if (half.group().equals(group) && present.add(half)) {
                    missing.add(half.body(standing.ids()));
                }
            }
            if (!missing.isEmpty()) {
                session.post(
                        Service.NETWORK,
                        "/security-group-rules",
                        Json.object("security_group_rules", missing));
            }
        }
    }

    @Override
    public void delete(Tenancy tenancy, Found prior) throws DriverException {
        var session = tenancy.session();
        serverGroups.remove(tenancy, prior.mark());
        var standing = find(tenancy, Look.all(session), prior.remote().remoteId());
        for (var id : standing.map(Standing::allIds).orElseGet(Set::of)) {
            session.delete(Service.NETWORK, "/security-groups/" + id);
        }
    }

    /** The security group of a firewall's group. */
    static String require(Tenancy tenancy, Address firewall, RemoteId id, String group)
            throws DriverException {
        var session = tenancy.session();
        var isThere = false;
        // It may be called otherwise by now, or half of it.
        for (var look : List.of(Look.at(session, firewall), Look.all(session))) {
            var standing = find(tenancy, look, id);
            isThere |= standing.isPresent();
            var found = standing.map(one -> one.ids().getOrDefault(group, ""));
            if (found.filter(text -> !text.isEmpty()).isPresent()) {
                return found.get();
            }
        }
        throw isThere
                ? Settings.invalid(
                        firewall + " has no group '" + group + "'.",
                        "Add the group to the firewall.")
                : Tenancy.missing(firewall);
    }

    private static Optional<Standing> find(Tenancy tenancy, Look look, RemoteId id)
            throws DriverException {
        return standing(tenancy, look).stream()
                .filter(one ->
                        one.mark().operation().value().equals(id.value())
                                && one.mark().deployment().equals(tenancy.scope().deployment()))
                .findFirst();
    }
}
