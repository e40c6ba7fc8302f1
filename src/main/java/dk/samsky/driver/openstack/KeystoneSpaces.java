package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.wire.Cloud;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.TenantSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Projects that we make ourselves in a domain, with the mark in their tags. */
final class KeystoneSpaces implements Spaces {
    private final Cloud cloud;
    private final Clouds clouds;
    private final Session admin;
    private final String domainId;
    private final Roles roles;
    private final Routers routers;

    private KeystoneSpaces(
            Cloud cloud,
            Clouds clouds,
            Session admin,
            String domainId,
            Roles roles,
            Routers routers) {
        this.cloud = cloud;
        this.clouds = clouds;
        this.admin = admin;
        this.domainId = domainId;
        this.roles = roles;
        this.routers = routers;
    }

    static KeystoneSpaces open(Cloud cloud, Clouds clouds, Settings settings, Routers routers)
            throws DriverException {
        var admin = cloud.session();
        if (cloud.access().isBound()) {
            throw Settings.invalid(
                    "Application credentials are bound to one project: no tenant's can be made with"
                            + " them.",
                    "Use a user's credentials, or write 'strategy: given'.");
        }
        var domains =
                admin.list(Service.IDENTITY, "/domains", "domains", "name", settings.domain());
        if (domains.isEmpty()) {
            throw Settings.invalid(
                    "The cloud has no domain '" + settings.domain() + "'.",
                    "Correct 'domain' in the provider's document, or have the domain added.");
        }
        var domainId = Json.text(domains.getFirst(), "id");
        return new KeystoneSpaces(
                cloud, clouds, admin, domainId, new Roles(admin, settings, domainId), routers);
    }

    // Neither a slash nor a comma may be in a tag, and none of ours has a colon.
    private static String tag(String name, String value) {
        return "samsky-" + name + "=" + value.replace('/', ':');
    }

    private static String location(TenantScope scope) {
        return scope.location().toString();
    }

    private static List<String> tags(TenantScope scope, Mark mark, TenantSpace space) {
        var tags =
                new ArrayList<>(
                        List.of(
                                "samsky",
                                tag("tenant", scope.tenant().name()),
                                tag("location", location(scope)),
                                tag("deployment", mark.deployment().value()),
                                tag("operation", mark.operation().value()),
                                tag("address", mark.address().toString()),
                                tag("range", space.range().toString())));
        space.quota().namespaces().ifPresent(most -> tags.add(tag("namespaces", most.toString())));
        return tags;
    }

    private static Map<String, String> values(JsonObject project) {
        var values = new TreeMap<String, String>();
        for (var tag : Json.texts(project, "tags")) {
            var at = tag.indexOf('=');
            if (tag.startsWith("samsky-") && at > 0) {
                values.put(
                        tag.substring("samsky-".length(), at),
                        tag.substring(at + 1).replace(':', '/'));
            }
        }
        return values;
    }

    private List<JsonObject> projects(TenantScope scope) throws DriverException {
        return admin.list(
                Service.IDENTITY,
                "/projects",
                "projects",
                "tags",
                "samsky,"
                        + tag("tenant", scope.tenant().name())
                        + ","
                        + tag("location", location(scope)));
    }

    private static Optional<Mark> mark(JsonObject project) {
        var values = values(project);
        var address = Address.parse(values.getOrDefault("address", ""));
        var deployment = values.getOrDefault("deployment", "");
        var operation = values.getOrDefault("operation", "");
        if (address.isEmpty() || deployment.isEmpty() || operation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Mark(
                        new DeploymentId(deployment),
                        new OperationId(operation),
                        address.get(),
                        address.get(),
                        ""));
    }

    @Override
    public List<Space> find(TenantScope scope) throws DriverException {
        var found = new ArrayList<Space>();
        for (var project : projects(scope)) {
            var mark = mark(project);
            if (mark.isPresent()) {
                var tenancy = tenancy(scope, Json.text(project, "id"));
                found.add(new Space(mark.get(), tenancy, project));
            }
        }
        return found;
    }

    private Tenancy tenancy(TenantScope scope, String project) throws DriverException {
        var region = admin(scope).region();
        var session = cloud.session(project);
        return new Tenancy(
                scope,
                new RemoteId(project),
                region.isPresent() ? session.in(region.get()) : session);
    }

    /** The administrator's calls in the region of a scope. */
    private Session admin(TenantScope scope) throws DriverException {
        return clouds.region(admin, scope.location().region());
    }

    // A create may have broken off before we had a role in the project.
    @Override
    public void enter(Space space) throws DriverException {
        try {
            space.tenancy().session().projectId();
        } catch (DriverException refused) {
            if (refused.kind() != DriverException.Kind.DENIED) {
                throw refused;
            }
            roles.letUsIn(space.tenancy().space().value());
        }
    }

    @Override
    public Found show(TenantScope scope, Space space) throws DriverException {
        var id = space.tenancy().space();
        var project = space.object();
        var values = values(project);
        var namespaces =
                Optional.ofNullable(values.get("namespaces"))
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf);
        var range = Cidr.parse(values.getOrDefault("range", ""));
        var quota = new Quotas(admin(scope), id.value()).read(namespaces);
        var access = roles.read(id.value());
        if (range.isEmpty()) {
            throw Settings.invalid(
                    "The project " + Json.text(project, "name") + " has lost the tag of its range.",
                    "Put it back: samsky-range=, with : for the slash.");
        }
        var shown = new TenantSpace(Json.text(project, "description"), range.get(), quota, access);
        return new Found(
                space.mark(),
                new Remote(
                        space.mark().address(),
                        id,
                        Content.of(shown.fields()),
                        Json.flag(project, "enabled")
                                ? Remote.READY
                                : new Remote.Condition.Failed("The project is disabled.")),
                Map.of());
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (TenantSpace) planned.resource();
        var mark =
                new Mark(scope.deployment(), operation, planned.address(), planned.address(), "");
        var project = project(scope, resource, mark);
        roles.letUsIn(project);
        bring(tenancy(scope, project), resource);
        return remote(mark, project, resource);
    }

    /** Makes the project, or finds the one that the same operation made. Its name is its lock. */
    private String project(TenantScope scope, TenantSpace resource, Mark mark)
            throws DriverException {
        var name = name(scope);
        try {
            var body =
                    Json.object(
                            "name",
                            name,
                            "domain_id",
                            domainId,
                            "description",
                            resource.displayName(),
                            "enabled",
                            true,
                            "tags",
                            tags(scope, mark, resource));
            var made = admin.post(Service.IDENTITY, "/projects", Json.object("project", body));
            return Json.text(unwrap(made, "project"), "id");
        } catch (DriverException failure) {
            if (failure.kind() != DriverException.Kind.CONFLICT) {
                throw failure;
            }
            for (var project : projects(scope)) {
                if (mark(project)
                        .filter(one ->
                                one.deployment().equals(mark.deployment())
                                        && one.operation().equals(mark.operation()))
                        .isPresent()) {
                    return Json.text(project, "id");
                }
            }
            throw failure;
        }
    }

    /**
     * What the project is called: at most 64 characters, unique in the domain. One of each
     * deployment and place.
     */
    private static String name(TenantScope scope) {
        var whose = scope.deployment() + " " + location(scope);
        var digest = Digest.of(whose).toString();
        return "samsky-"
                + scope.tenant()
                + "-"
                + digest.substring(Math.max(0, digest.length() - 10));
    }

    private void bring(Tenancy tenancy, TenantSpace resource) throws DriverException {
        var project = tenancy.space().value();
        new Quotas(admin(tenancy.scope()), project).write(resource.quota());
        roles.write(project, resource.access());
        routers.ensure(tenancy);
    }

    private static Remote remote(Mark mark, String project, TenantSpace resource) {
        return new Remote(
                mark.address(), new RemoteId(project), Content.of(resource.fields()), Remote.READY);
    }

    @Override
    public Remote update(TenantScope scope, Space prior, Instruction planned)
            throws DriverException {
        var resource = (TenantSpace) planned.resource();
        var mark =
                new Mark(
                        scope.deployment(),
                        prior.mark().operation(),
                        planned.address(),
                        planned.address(),
                        "");
        var id = prior.tenancy().space().value();
        bring(prior.tenancy(), resource);
        var body =
                Json.object(
                        "description", resource.displayName(),
                        "tags", tags(scope, mark, resource));
        admin.patch(Service.IDENTITY, "/projects/" + id, Json.object("project", body));
        return remote(mark, id, resource);
    }

    @Override
    public void delete(TenantScope scope, Space prior) throws DriverException {
        var id = prior.tenancy().space().value();
        Leftovers.refuse(prior);
        routers.remove(prior.tenancy());
        var here = admin(scope);
        // Neutron gives each project a group that only its administrator can take away.
        for (var group :
                here.list(
                        Service.NETWORK, "/security-groups", "security_groups", "project_id", id)) {
            here.delete(Service.NETWORK, "/security-groups/" + Json.text(group, "id"));
        }
        new Quotas(here, id).giveBack();
        admin.delete(Service.IDENTITY, "/projects/" + id);
        cloud.forget(id);
    }
}
