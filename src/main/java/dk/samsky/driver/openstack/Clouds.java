package dk.samsky.driver.openstack;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.access.AccessReader;
import dk.samsky.driver.openstack.access.CloudsFile;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.project.Settings;
import dk.samsky.driver.openstack.wire.Cloud;
import dk.samsky.driver.openstack.wire.Session;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clouds of one provider: one, but for where each tenant has credentials of its own. Opened
 * when they are first asked for.
 */
final class Clouds implements AutoCloseable {
    private final Connection connection;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Map<String, Cloud> clouds = new ConcurrentHashMap<>();

    /** Whose the given projects are that were entered so far, by cloud and id. */
    private final Map<String, TenantId> owners = new ConcurrentHashMap<>();

    Clouds(Connection connection, Settings settings, Surroundings surroundings) {
        this.connection = connection;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    Cloud open(Optional<String> name) throws DriverException {
        var known = clouds.get(name.orElse(""));
        if (known != null) {
            return known;
        }
        var access = AccessReader.read(new CloudsFile(surroundings).read(name));
        var cloud = Cloud.open(access, surroundings.clock());
        var first = clouds.putIfAbsent(name.orElse(""), cloud);
        if (first != null) {
            cloud.close();
            return first;
        }
        return cloud;
    }

    /** The way into the project that the cloud's owner made for a tenant. */
    Session enter(TenantScope scope) throws DriverException {
        var cloud = open(settings.cloud(scope.tenant()));
        var project = settings.project(scope.tenant());
        if (project.isPresent() && cloud.access().isBound()) {
            throw Settings.invalid(
                    "Application credentials are bound to one project: Keystone lets nobody into '"
                            + project.get()
                            + "' by its name with them.",
                    "Take 'project' away, and let 'cloud', with {tenant} in it, name each tenant's"
                            + " own credentials; or use a user's.");
        }
        var session =
                project.isPresent()
                        ? cloud.session(project.get(), settings.domain())
                        : cloud.session();
        var here = region(session, scope.location().region());
        var owner =
                owners.putIfAbsent(
                        cloud.access().authUrl() + " " + session.projectId(), scope.tenant());
        if (owner != null && !owner.equals(scope.tenant())) {
            throw anothers(scope, session, owner.name(), "");
        }
        return here;
    }

    /**
     * That a project is another tenant's: there each would take the other's objects for its own.
     *
     * @param more what else can be done; empty if nothing
     */
    static DriverException anothers(TenantScope scope, Session session, String owner, String more)
            throws DriverException {
        return Settings.invalid(
                "The project %s, which is given to %s, is %s's already."
                        .formatted(session.projectId(), scope.tenant(), owner),
                "Give each tenant a project of its own: correct 'project' in the provider's"
                        + " document, or the tenant's entry in clouds.yaml."
                        + more);
    }

    /** The same calls in the region that a document's region is. */
    Session region(Session session, String region) throws DriverException {
        var known = session.regions();
        if (known.contains(region)) {
            return session.in(region);
        }
        var named = settings.region();
        if (named.isPresent() && !known.contains(named.get())) {
            throw Settings.invalid(
                    connection.provider() + " has no region '" + named.get() + "'.",
                    "Correct 'region' in the provider's document; there are: "
                            + String.join(", ", known)
                            + ".");
        }
        if (named.isPresent()) {
            return session.in(named.get());
        }
        if (session.region().isPresent()) {
            return session;
        }
        if (known.size() == 1) {
            return session.in(known.getFirst());
        }
        throw Settings.invalid(
                "The cloud of " + connection.provider() + " has several regions.",
                "Write one of these under 'region': " + String.join(", ", known) + ".");
    }

    @Override
    public void close() {
        clouds.values().forEach(Cloud::close);
    }
}
