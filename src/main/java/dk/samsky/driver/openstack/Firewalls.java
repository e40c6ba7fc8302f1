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
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.resource.Firewall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A firewall is a security group for each of its groups. Its remote id is the operation that made
 * it, for the security groups come and go.
 */
final class Firewalls implements Keeper {
    private final ServerGroups serverGroups;

    Firewalls(ServerGroups serverGroups) {
        this.serverGroups = serverGroups;
    }

    /** The security groups of one firewall, by the name of the group. */
    private record Standing(Mark mark, Map<String, JsonObject> groups) {
        Map<String, String> ids() {
            var ids = new TreeMap<String, String>();
            groups.forEach((name, group) -> ids.put(name, Json.text(group, "id")));
            return ids;
        }

        Map<String, String> names() {
            var names = new TreeMap<String, String>();
            ids().forEach((name, id) -> names.put(id, name));
            return names;
        }
    }

    private static List<Standing> standing(Tenancy tenancy, Look look) throws DriverException {
        var all = new LinkedHashMap<Mark, Standing>();
        for (var group : look.groups()) {
            var mark = Mark.read(Kind.FIREWALL, Json.text(group, "description"), tenancy.scope());
            if (mark.isPresent() && !mark.get().part().isEmpty()) {
                all.computeIfAbsent(
                                mark.get().part(""), whole -> new Standing(whole, new TreeMap<>()))
                        .groups()
                        .put(mark.get().part(), group);
            }
        }
        return List.copyOf(all.values());
    }

    @Override
    public List<Found> list(Tenancy tenancy, Look look) throws DriverException {
        return standing(tenancy, look).stream().map(one -> found(tenancy, one)).toList();
    }

    private static Found found(Tenancy tenancy, Standing standing) {
        var halves = new HashSet<Rules.Half>();
        var strange = new HashSet<String>();
        standing.groups()
                .forEach((name, group) -> {
                    for (var rule : Json.objects(group, "security_group_rules")) {
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
                remote(standing.mark(), firewall),
                Map.of("space", tenancy.space().value()));
    }

    private static Remote remote(Mark mark, Firewall firewall) {
        return new Remote(
                mark.address(),
                new RemoteId(mark.operation().value()),
                Content.of(firewall.fields()),
                Remote.READY);
    }

    @Override
    public Remote create(Tenancy tenancy, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (Firewall) planned.resource();
        tenancy.requireSpace(resource.space(), References.require(planned, resource.space()));
        var mark = tenancy.mark(operation, planned.address(), resource.space());
        bring(tenancy, mark, resource, mark);
        return remote(mark, resource);
    }

    @Override
    public Remote update(Tenancy tenancy, Found prior, Instruction planned) throws DriverException {
        var resource = (Firewall) planned.resource();
        var mark = tenancy.mark(prior.mark().operation(), planned.address(), resource.space());
        bring(tenancy, prior.mark(), resource, mark);
        return remote(mark, resource);
    }

    /** Makes the security groups of a firewall what they are to be. */
    private void bring(Tenancy tenancy, Mark prior, Firewall resource, Mark mark)
            throws DriverException {
        var session = tenancy.session();
        var groups = new TreeMap<String, JsonObject>();
        for (var one : standing(tenancy, Look.at(session, prior.address(), mark.address()))) {
            if (one.mark().operation().equals(mark.operation())) {
                groups.putAll(one.groups());
            }
        }
        for (var name : resource.groups()) {
            var labels =
                    Json.object(
                            "name", Mark.name(mark.address()),
                            "description", mark.part(name).line(tenancy.scope()));
            var group = groups.get(name);
            if (group == null) {
                groups.put(
                        name,
                        unwrap(
                                session.post(
                                        Service.NETWORK,
                                        "/security-groups",
                                        Json.object("security_group", labels)),
                                "security_group"));
            } else if (!Json.text(group, "description").equals(Json.text(labels, "description"))) {
                session.put(
                        Service.NETWORK,
                        "/security-groups/" + Json.text(group, "id"),
                        Json.object("security_group", labels));
            }
        }
        bringRules(tenancy, new Standing(mark, groups), resource);
        for (var group : groups.entrySet()) {
            if (!resource.groups().contains(group.getKey())) {
                session.delete(
                        Service.NETWORK, "/security-groups/" + Json.text(group.getValue(), "id"));
            }
        }
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
        for (var one : standing(tenancy, Look.at(session, prior.mark().address()))) {
            if (one.mark().equals(prior.mark())) {
                for (var id : one.ids().values()) {
                    session.delete(Service.NETWORK, "/security-groups/" + id);
                }
            }
        }
    }

    /** The security group of a firewall's group. */
    static String require(Tenancy tenancy, Address firewall, RemoteId id, String group)
            throws DriverException {
        var session = tenancy.session();
        var standing = find(tenancy, Look.at(session, firewall), id);
        if (standing.isEmpty()) {
            standing = find(tenancy, Look.all(session), id); // it may be called otherwise by now
        }
        var groups = standing.orElseThrow(() -> Tenancy.missing(firewall)).ids();
        if (!groups.containsKey(group)) {
            throw Settings.invalid(
                    firewall + " has no group '" + group + "'.", "Add the group to the firewall.");
        }
        return groups.getOrDefault(group, "");
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
