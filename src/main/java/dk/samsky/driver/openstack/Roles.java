package dk.samsky.driver.openstack;

import com.google.gson.JsonObject;
import dk.samsky.diagnostic.NearName;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.resource.Role;
import dk.samsky.model.resource.TenantSpace.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may act in projects: groups of people as Keystone knows them, and ourselves. */
final class Roles {
    /** Before the name of a user who has a role: no document gives one to a person. */
    private static final String USER = "user ";

    private final Session session;
    private final Settings settings;
    private final String domainId;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Roles(Session session, Settings settings, String domainId) {
        this.session = session;
        this.settings = settings;
        this.domainId = domainId;
    }

    /** Lets our own user into a project, so that a token for it can be had. */
    void letUsIn(String project) throws DriverException {
        session.put(
                Service.IDENTITY,
                "/projects/"
                        + project
                        + "/users/"
                        + session.userId()
                        + "/roles/"
                        + role(settings.role(Role.OPERATOR)),
                new JsonObject());
    }

    /**
     * Who has which role.
     *
     * @param users whom Samsky works as: left out
     */
    List<Access> read(String project, Set<String> users) throws DriverException {
        var access = new ArrayList<Access>();
        for (var one : assignments(project, users)) {
            access.add(new Access(one.who(), settings.role(one.roleName())));
        }
        access.sort(java.util.Comparator.comparing(Access::group).thenComparing(Access::role));
        return access.stream().distinct().toList();
    }

    private record Assignment(String who, String path, String roleName) {}

    private List<Assignment> assignments(String project, Set<String> users) throws DriverException {
        var found = new ArrayList<Assignment>();
        for (var one :
                Json.objects(
                        session.get(
                                Service.IDENTITY,
                                "/role_assignments",
                                "scope.project.id",
                                project,
                                "include_names",
                                "true"),
                        "role_assignments")) {
            var role = Json.text(one, "role", "id");
            var group = Json.text(one, "group", "id");
            var user = Json.text(one, "user", "id");
            if (!group.isEmpty()) {
                found.add(
                        new Assignment(
                                Json.text(one, "group", "name"),
                                "/groups/" + group + "/roles/" + role,
                                Json.text(one, "role", "name")));
            } else if (!users.contains(user)) {
                found.add(
                        new Assignment(
                                USER + Json.text(one, "user", "name"),
                                "/users/" + user + "/roles/" + role,
                                Json.text(one, "role", "name")));
            }
        }
        return found;
    }

    /** Gives these roles and takes all others, but for those of whom Samsky works as. */
    void write(String project, List<Access> access, Set<String> users) throws DriverException {
        var wanted = new HashSet<String>();
        for (var grant : access) {
            wanted.add(
                    "/groups/"
                            + group(grant.group())
                            + "/roles/"
                            + role(settings.role(grant.role())));
        }
        for (var one : assignments(project, users)) {
            if (!wanted.remove(one.path())) {
                session.delete(Service.IDENTITY, "/projects/" + project + one.path());
            }
        }
        for (var path : wanted) {
            session.put(Service.IDENTITY, "/projects/" + project + path, new JsonObject());
        }
    }

    /** The roles that we give and the cloud does not have, for people. */
    List<String> missing() throws DriverException {
        var missing = new ArrayList<String>();
        for (var role : Role.values()) {
            try {
                role(settings.role(role));
            } catch (DriverException failure) {
                if (failure.kind() != DriverException.Kind.INVALID) {
                    throw failure;
                }
                missing.add("the role '" + settings.role(role) + "'");
            }
        }
        return missing;
    }

    private String role(String name) throws DriverException {
        return id("/roles", "roles", "role", name);
    }

    private String group(String name) throws DriverException {
        return id("/groups", "groups", "group", name, "domain_id", domainId);
    }

    private String id(String path, String list, String what, String name, String... query)
            throws DriverException {
        var found = known.get(path + name);
        if (found != null) {
            return found;
        }
        var wanted = new ArrayList<>(List.of(query));
        wanted.addAll(List.of("name", name));
        var named = session.list(Service.IDENTITY, path, list, wanted.toArray(String[]::new));
        for (var one : named) {
            if (Json.text(one, "name").equals(name)) {
                var id = Json.text(one, "id");
                known.put(path + name, id);
                return id;
            }
        }
        // As many as the cloud shows at once: enough to see what was meant.
        var names =
                Json.objects(session.get(Service.IDENTITY, path, query), list).stream()
                        .map(one -> Json.text(one, "name"))
                        .sorted()
                        .toList();
        throw Settings.invalid(
                "The cloud has no " + what + " '" + name + "'.",
                NearName.suggest(name, names)
                        + "Have it added to the cloud, or correct the name: a tenant's 'access'"
                        + " names groups, and the provider's document names roles.");
    }
}
