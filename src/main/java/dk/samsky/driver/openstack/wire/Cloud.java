package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One cloud that we have been let into, with one connection pool and one token for each scope. */
public final class Cloud implements AutoCloseable {
    private final Access access;
    private final ControlPlane controlPlane;
    private final Tokens tokens;
    private final Map<URI, Boolean> versionsSeen = new ConcurrentHashMap<>();

    private Cloud(Access access, ControlPlane controlPlane, InstantSource clock) {
        this.access = access;
        this.controlPlane = controlPlane;
        this.tokens = new Tokens(access, this::authenticate, clock);
    }

    /** Opens it; asks nothing of it yet. */
    public static Cloud open(Access access, InstantSource clock) throws DriverException {
        return open(access, clock, HardenedContext.Patience.USUAL);
    }

    static Cloud open(Access access, InstantSource clock, HardenedContext.Patience patience)
            throws DriverException {
        return new Cloud(
                access,
                HardenedContext.open(access.authUrl(), patience, access.certificates()),
                clock);
    }

    public Access access() {
        return access;
    }

    /** Work on behalf of what the credentials say. */
    public Session session() {
        return new Session(this, new Scope.Whole(), access.region());
    }

    /** Work within one project alone. */
    public Session session(String projectId) {
        return new Session(this, new Scope.Project(projectId), access.region());
    }

    /** Work within one project alone, by its name. */
    public Session session(String projectName, String domainName) {
        return new Session(this, new Scope.Named(projectName, domainName), access.region());
    }

    /** Forgets what is known of a project that is no more. */
    public void forget(String projectId) {
        tokens.forget(new Scope.Project(projectId));
    }

    Tokens tokens() {
        return tokens;
    }

    ControlPlane controlPlane() {
        return controlPlane;
    }

    private Answer authenticate(JsonObject auth) throws DriverException {
        var call = new Call(URI.create(access.authUrl() + "/auth/tokens"), Pass.none(), Map.of());
        try {
            return controlPlane.post(call, auth);
        } catch (RuntimeException failure) {
            // Asking for a token changes nothing that anybody keeps: it may be asked again.
            var told =
                    Failures.of(failure, Service.IDENTITY, "a token to " + access.authUrl(), true);
            throw told.kind() != DriverException.Kind.DENIED || !Failures.isAnswered(failure)
                    ? told
                    : new DriverException(
                            told.kind(),
                            told.getMessage(),
                            "Correct the user and password, or the application credential, in"
                                    + " clouds.yaml or the OS_ variables; or have a role in the"
                                    + " project given.");
        }
    }

    /** Sees once for each endpoint that it speaks the version that we do. */
    void requireVersion(Service service, URI endpoint, Pass pass) throws DriverException {
        var wanted = service.version();
        var root = root(endpoint);
        if (wanted.isEmpty() || versionsSeen.containsKey(root)) {
            return;
        }
        JsonObject body;
        try {
            body = controlPlane.get(new Call(root, pass, Map.of())).body();
        } catch (RuntimeException failure) {
            throw Failures.of(failure, service, "its versions", true);
        }
        var newest = Optional.<Service.Version>empty();
        var list = Json.objects(body, "versions");
        var described = list.isEmpty() ? Json.find(body, "version").stream().toList() : list;
        for (var version : described) {
            // Placement alone calls it otherwise.
            var text =
                    Json.findText(version, "version")
                            .or(() -> Json.findText(version, "max_version"))
                            .orElse("");
            if (text.matches("[0-9]+\\.[0-9]+")) {
                var parts = text.split("\\.", -1);
                var seen =
                        new Service.Version(
                                wanted.get().word(),
                                Integer.parseInt(parts[0]),
                                Integer.parseInt(parts[1]));
                if (newest.isEmpty() || seen.isAfter(newest.get())) {
                    newest = Optional.of(seen);
                }
            }
        }
        if (newest.isEmpty() || wanted.get().isAfter(newest.get())) {
            throw new DriverException(
                    DriverException.Kind.UNSUPPORTED,
                    "This cloud is too old: its %s speaks version %s, and %s is needed."
                            .formatted(
                                    service,
                                    newest.map(Object::toString).orElse("none that it names"),
                                    wanted.get()),
                    "Place the work on a cloud of a newer release of OpenStack.");
        }
        versionsSeen.put(root, true);
    }

    // An endpoint may go on with the project: /v3/PROJECT is described at /v3/.
    private static URI root(URI endpoint) {
        var path = endpoint.getPath();
        var found = java.util.regex.Pattern.compile("^(.*/v[0-9.]+)(/.*)?$").matcher(path);
        return endpoint.resolve((found.matches() ? found.group(1) : path) + "/");
    }

    @Override
    public void close() {
        try {
            controlPlane.close();
        } catch (IOException _) {
            // connections that are closed badly are closed all the same
        }
    }
}
