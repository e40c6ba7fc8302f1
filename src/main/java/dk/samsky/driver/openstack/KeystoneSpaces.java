package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.Connection;
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
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.TenantSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * What a tenant's space and what is in it need here and the cloud does not have, for people.
     *
     * @param provider what the provider's document says
     */
    List<String> missing(Connection provider) throws DriverException {
        var missing = new ArrayList<>(roles.missing());
        var catalogue = new Catalogue(provider.images());
        var regions = provider.regions().keySet();
        for (var region : regions.isEmpty() ? List.of("") : regions) {
            var here = clouds.region(admin, region);
            var where = regions.size() > 1 ? " in " + region : "";
            var lacking = new ArrayList<String>();
            for (var service : Service.values()) {
                if (service == Service.PLACEMENT) {
                    continue;
                }
                try {
                    here.require(service);
                } catch (DriverException failure) {
                    switch (failure.kind()) {
                        case INVALID -> lacking.add(service.toString());
                        case UNSUPPORTED -> lacking.add("a newer " + service);
                        case TRANSIENT,
                                THROTTLED,
                                OUTCOME_UNKNOWN,
                                DENIED,
                                QUOTA_EXCEEDED,
                                CONFLICT,
                                NOT_FOUND ->
                                throw failure;
                    }
                }
            }
            if (lacking.isEmpty()) {
                lacking.addAll(catalogue.missing(here, provider.sizes()));
            }
            lacking.forEach(one -> missing.add(one + where));
        }
        return missing;
    }

    @Override
    public Limits free(String region) throws DriverException {
        return Remainder.ofCloud(clouds.region(admin, region));
    }

    /** Its quotas are those that the documents say. */
    @Override
    public Limits free(TenantScope scope) {
        return Limits.NONE;
    }

    private List<JsonObject> projects(TenantScope scope) throws DriverException {
        return admin.list(
                Service.IDENTITY,
                "/projects",
                "projects",
                "tags",
                String.join(",", ProjectTags.of(scope)));
    }

    @Override
    public List<Space> find(TenantScope scope) throws DriverException {
        var found = new ArrayList<Space>();
        for (var project : projects(scope)) {
            var mark = ProjectTags.mark(project);
            if (mark.isPresent()) {
                var tenancy = tenancy(scope, Json.text(project, "id"));
                found.add(new Space(mark.get(), tenancy, project));
            }
        }
        if (of(scope, found).isEmpty()) {
            found.addAll(named(scope));
        }
        requireEnabled(of(scope, found).map(Space::object));
        return found;
    }

    /** Nobody is let into a project that is disabled, and what is in it runs on. */
    private static void requireEnabled(Optional<JsonObject> project) throws DriverException {
        if (project.filter(one -> !Json.flag(one, "enabled")).isPresent()) {
            throw Settings.invalid(
                    "The project " + Json.text(project.get(), "name") + " is disabled.",
                    "Ask the cloud's owner why. What is in it is left alone until it is enabled:"
                            + " openstack project set --enable "
                            + Json.text(project.get(), "id"));
        }
    }

    @Override
    public Optional<Tenancy> unmarked(TenantScope scope) {
        return Optional.empty(); // looking for a space told of it
    }

    @Override
    public Set<RemoteId> withoutMark(TenantScope scope) {
        return Set.of(); // looking for a space told of it
    }

    /** The project that is called as ours is, if it was made just now, or lost some of its tags. */
    private List<Space> named(TenantScope scope) throws DriverException {
        var found = new ArrayList<Space>();
        var name = name(scope);
        for (var project :
                admin.list(
                        Service.IDENTITY,
                        "/projects",
                        "projects",
                        "name",
                        name,
                        "domain_id",
                        domainId)) {
            var mark = ProjectTags.mark(project);
            if (mark.isEmpty()) {
                throw Settings.invalid(
                        "The project " + name + " has lost its tags, which say what it is.",
                        "Put them back, as another tenant's project has them; or take the project"
                                + " away if nothing stands in it.");
            }
            found.add(new Space(mark.get(), tenancy(scope, Json.text(project, "id")), project));
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
            var project = space.tenancy().space().value();
            // Said first: who is let in and not named would be taken for a stranger.
            admin.put(
                    Service.IDENTITY,
                    "/projects/" + project + "/tags/" + ProjectTags.user(admin.userId()),
                    new JsonObject());
            roles.letUsIn(project);
        }
    }

    @Override
    public Found show(TenantScope scope, Space space) throws DriverException {
        var id = space.tenancy().space();
        var project = space.object();
        var values = ProjectTags.values(project);
        var namespaces =
                Optional.ofNullable(values.get("namespaces"))
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf);
        var range = Cidr.parse(values.getOrDefault("range", ""));
        var quota = new Quotas(admin(scope), id.value()).read(namespaces);
        var access = roles.read(id.value(), ProjectTags.users(project, admin.userId()));
        if (range.isEmpty()) {
            throw Settings.invalid(
                    "The project " + Json.text(project, "name") + " has lost the tag of its range.",
                    "Put it back: samsky-range=, with : for the slash.");
        }
        var shown = new TenantSpace(Json.text(project, "description"), range.get(), quota, access);
        return new Found(
                space.mark(),
                new Remote(
                        space.mark().address(), id, Content.of(shown.fields()), condition(project)),
                Map.of());
    }

    private static Remote.Condition condition(JsonObject project) {
        return ProjectTags.isUnfinished(project)
                ? new Remote.Condition.Failed("It was not made to its end.")
                : Remote.READY;
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        var resource = (TenantSpace) planned.resource();
        var mark =
                new Mark(scope.deployment(), operation, planned.address(), planned.address(), "");
        var project = project(scope, resource, mark);
        var id = Json.text(project, "id");
        roles.letUsIn(id);
        var users = ProjectTags.users(project, admin.userId());
        bring(tenancy(scope, id), resource, users);
        label(id, resource, ProjectTags.of(scope, mark, resource, users));
        return remote(mark, id, resource);
    }

    /** Makes the project, or finds the one that the same operation made. Its name is its lock. */
    private JsonObject project(TenantScope scope, TenantSpace resource, Mark mark)
            throws DriverException {
        var name = name(scope);
        var tags = ProjectTags.unfinished(scope, mark, resource, admin.userId());
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
                            tags);
            var made = admin.post(Service.IDENTITY, "/projects", Json.object("project", body));
            return unwrap(made, "project");
        } catch (DriverException failure) {
            if (failure.kind() != DriverException.Kind.CONFLICT) {
                throw failure;
            }
            for (var project : projects(scope)) {
                if (ProjectTags.mark(project)
                        .filter(one ->
                                one.deployment().equals(mark.deployment())
                                        && one.operation().equals(mark.operation()))
                        .isPresent()) {
                    return project;
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
        var whose = scope.deployment() + " " + scope.location();
        var digest = Digest.of(whose).toString();
        return "samsky-"
                + scope.tenant()
                + "-"
                + digest.substring(Math.max(0, digest.length() - 10));
    }

    private void bring(Tenancy tenancy, TenantSpace resource, Set<String> users)
            throws DriverException {
        var project = tenancy.space().value();
        new Quotas(admin(tenancy.scope()), project).write(resource.quota());
        roles.write(project, resource.access(), users);
        routers.ensure(tenancy);
    }

    /** Writes last what the project is. */
    private void label(String id, TenantSpace resource, List<String> tags) throws DriverException {
        var body = Json.object("description", resource.displayName(), "tags", tags);
        admin.patch(Service.IDENTITY, "/projects/" + id, Json.object("project", body));
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
        var users = ProjectTags.users(prior.object(), admin.userId());
        bring(prior.tenancy(), resource, users);
        label(id, resource, ProjectTags.of(scope, mark, resource, users));
        return remote(mark, id, resource);
    }

    @Override
    public void delete(TenantScope scope, Space prior) throws DriverException {
        var id = prior.tenancy().space().value();
        Leftovers.refuse(prior);
        routers.remove(prior.tenancy());
        var here = admin(scope);
        // Ours, and the one that Neutron gives each project, which only an administrator can take
        // away: no others are left.
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
