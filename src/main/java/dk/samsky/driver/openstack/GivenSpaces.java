package dk.samsky.driver.openstack;

import static dk.samsky.driver.openstack.wire.Session.unwrap;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.Instruction;
import dk.samsky.driver.openstack.project.Found;
import dk.samsky.driver.openstack.project.Mark;
import dk.samsky.driver.openstack.project.References;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.project.Tenancy;
import dk.samsky.driver.openstack.project.Told;
import dk.samsky.driver.openstack.wire.Json;
import dk.samsky.driver.openstack.wire.Service;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.TenantSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Projects that the cloud's owner made. That we use one is written on a security group that nothing
 * is in, the one thing that every tenant may make and that costs nothing. Quotas and access are the
 * owner's: what was told of them is remembered and not enforced (decision 0052).
 */
final class GivenSpaces implements Spaces {
    private static final String NAME = "samsky-space";

    /** What its part begins with; after it comes whose the project is (decision 0129). */
    private static final String SPACE = "space";

    /** The same, until all is done. */
    private static final String UNFINISHED = "unfinished";

    private static final Pattern OWNED =
            Pattern.compile("samsky .* (?:" + SPACE + "|" + UNFINISHED + ")@([0-9a-z-]+)");

    /** Stands for the id of a space whose mark is gone. */
    private static final RemoteId UNMARKED = new RemoteId("(unmarked)");

    private static final int LONGEST = 50;
    private static final int MOST = 40;

    /** What is told of a space that nothing is written on yet: unlike any that is asked for. */
    private static final TenantSpace NOTHING =
            new TenantSpace("", new Cidr(0, 32), Limits.NONE, List.of());

    private final Entrance entrance;
    private final Routers routers;

    /** The way into a tenant's project. */
    interface Entrance {
        Session enter(TenantScope scope) throws DriverException;
    }

    GivenSpaces(Entrance entrance, Routers routers) {
        this.entrance = entrance;
        this.routers = routers;
    }

    /** Fails with {@code INVALID} if one of them says that the project is another tenant's. */
    private static List<JsonObject> groups(TenantScope scope, Session session)
            throws DriverException {
        var groups =
                session.list(
                        Service.NETWORK,
                        "/security-groups",
                        "security_groups",
                        "name",
                        NAME,
                        "project_id",
                        session.projectId());
        for (var group : groups) {
            var owned = OWNED.matcher(Json.text(group, "description"));
            if (owned.matches() && !owned.group(1).equals(scope.tenant().name())) {
                throw Clouds.anothers(
                        scope,
                        session,
                        owned.group(1),
                        " If that one has nothing there any more: openstack security group delete "
                                + Json.text(group, "id"));
            }
        }
        return groups;
    }

    @Override
    public List<Space> find(TenantScope scope) throws DriverException {
        var session = entrance.enter(scope);
        var found = new ArrayList<Space>();
        for (var group : groups(scope, session)) {
            Mark.read(Kind.TENANT_SPACE, Json.text(group, "description"), scope)
                    .ifPresent(mark ->
                            found.add(
                                    new Space(
                                            mark,
                                            tenancy(scope, session, Json.text(group, "id")),
                                            group)));
        }
        return found;
    }

    @Override
    public Optional<Tenancy> unmarked(TenantScope scope) throws DriverException {
        return Optional.of(new Tenancy(scope, UNMARKED, entrance.enter(scope)));
    }

    @Override
    public void enter(Space space) {
        // Whoever found it was in it.
    }

    /** A tenant may not see how full the cloud is. */
    @Override
    public Limits free(String region) {
        return Limits.NONE;
    }

    @Override
    public Limits free(TenantScope scope) throws DriverException {
        return Remainder.ofProject(entrance.enter(scope));
    }

    @Override
    public Set<RemoteId> withoutMark(TenantScope scope) throws DriverException {
        return References.without(
                groups(scope, entrance.enter(scope)),
                group -> Mark.read(Kind.TENANT_SPACE, Json.text(group, "description"), scope));
    }

    private static Tenancy tenancy(TenantScope scope, Session session, String id) {
        return new Tenancy(scope, new RemoteId(id), session);
    }

    @Override
    public Found show(TenantScope scope, Space space) throws DriverException {
        var parts =
                Json.texts(space.object(), "tags").stream()
                        .filter(tag -> tag.matches("[0-9]{2}\\..*"))
                        .sorted(Comparator.naturalOrder())
                        .map(tag -> tag.substring(3))
                        .toList();
        var isWhole = !space.mark().part().startsWith(UNFINISHED);
        var told =
                Told.unpack(parts)
                        .or(() ->
                                isWhole
                                        ? Optional.empty()
                                        : Optional.of(new Told(NOTHING.fields(), new TreeMap<>())));
        if (told.isEmpty()) {
            throw Settings.invalid(
                    "What the project was told to be is no longer written on its security group "
                            + NAME
                            + ".",
                    "Put its tags back, or take the group away when nothing else stands.");
        }
        return new Found(
                space.mark(),
                new Remote(
                        space.mark().address(),
                        space.tenancy().space(),
                        Content.of(told.get().fields()),
                        isWhole
                                ? Remote.READY
                                : new Remote.Condition.Failed("It was not made to its end.")),
                Map.of());
    }

    @Override
    public Remote create(TenantScope scope, Instruction planned, OperationId operation)
            throws DriverException {
        var session = entrance.enter(scope);
        var mark = mark(scope, operation, planned, SPACE);
        var begun = mark(scope, operation, planned, UNFINISHED);
        var known =
                groups(scope, session).stream()
                        .filter(group -> isMadeBy(scope, operation, group))
                        .findFirst();
        var group =
                known.isPresent()
                        ? known.get()
                        : unwrap(
                                session.post(
                                        Service.NETWORK,
                                        "/security-groups",
                                        Json.object(
                                                "security_group",
                                                Json.object(
                                                        "name",
                                                        NAME,
                                                        "description",
                                                        begun.line(scope)))),
                                "security_group");
        return bring(tenancy(scope, session, Json.text(group, "id")), mark, planned);
    }

    private static boolean isMadeBy(TenantScope scope, OperationId operation, JsonObject group) {
        return Mark.read(Kind.TENANT_SPACE, Json.text(group, "description"), scope)
                .filter(mark ->
                        mark.deployment().equals(scope.deployment())
                                && mark.operation().equals(operation))
                .isPresent();
    }

    private static Mark mark(
            TenantScope scope, OperationId operation, Instruction planned, String state) {
        var address = planned.address();
        var part = state + "@" + scope.tenant();
        return new Mark(scope.deployment(), operation, address, address, part);
    }

    /** Makes it what is planned; that this is done is written last. */
    private Remote bring(Tenancy tenancy, Mark mark, Instruction planned) throws DriverException {
        var resource = (TenantSpace) planned.resource();
        var tags = new ArrayList<String>();
        for (var part : new Told(resource.fields(), new TreeMap<>()).pack(LONGEST, MOST)) {
            tags.add("%02d.%s".formatted(tags.size(), part));
        }
        tenancy.session()
                .put(
                        Service.NETWORK,
                        "/security-groups/" + tenancy.space() + "/tags",
                        Json.object("tags", tags));
        routers.ensure(tenancy);
        tenancy.session()
                .put(
                        Service.NETWORK,
                        "/security-groups/" + tenancy.space(),
                        Json.object(
                                "security_group",
                                Json.object("description", mark.line(tenancy.scope()))));
        return new Remote(
                planned.address(), tenancy.space(), Content.of(resource.fields()), Remote.READY);
    }

    @Override
    public Remote update(TenantScope scope, Space prior, Instruction planned)
            throws DriverException {
        var mark = mark(scope, prior.mark().operation(), planned, SPACE);
        return bring(prior.tenancy(), mark, planned);
    }

    // The project stays, with all that others have in it.
    @Override
    public void delete(TenantScope scope, Space prior) throws DriverException {
        routers.remove(prior.tenancy());
        prior.tenancy()
                .session()
                .delete(Service.NETWORK, "/security-groups/" + prior.tenancy().space());
    }
}
