package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import dk.samsky.driver.DriverException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Calls on behalf of one scope. Each is sent once; a failure says of which kind it is.
 *
 * <p>Paths begin with a slash and are below the service's endpoint. A query is names and values in
 * turn.
 */
public final class Session {
    private static final int PAGE = 500;

    private final Cloud cloud;
    private final Scope scope;
    private final Optional<String> region;

    Session(Cloud cloud, Scope scope, Optional<String> region) {
        this.cloud = cloud;
        this.scope = scope;
        this.region = region;
    }

    /** The same in another region. */
    public Session in(String other) {
        return new Session(cloud, scope, Optional.of(other));
    }

    /** The region that the calls go to; empty if the catalogue has one alone. */
    public Optional<String> region() {
        return region;
    }

    /** The regions that the catalogue speaks of. */
    public List<String> regions() throws DriverException {
        return List.copyOf(cloud.tokens().current(scope).regions());
    }

    /** The user that the calls are made as. */
    public String userId() throws DriverException {
        return cloud.tokens().current(scope).userId();
    }

    /** The project that the calls are made in; empty if in none. */
    public String projectId() throws DriverException {
        return cloud.tokens().current(scope).projectId();
    }

    /** One object; fails with {@code NOT_FOUND} if there is none. */
    public JsonObject get(Service service, String path, String... query) throws DriverException {
        var call = call(service, path, query);
        try {
            return cloud.controlPlane().get(call).body();
        } catch (RuntimeException failure) {
            throw Failures.of(failure, service, "GET " + path, true);
        }
    }

    /** One object, or empty if there is none. */
    public Optional<JsonObject> find(Service service, String path) throws DriverException {
        try {
            return Optional.of(get(service, path));
        } catch (DriverException failure) {
            if (failure.kind() == DriverException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /**
     * All objects of a list, page by page, each once though pages change while they are read. A
     * list that is not there is a failure, never an empty list.
     *
     * @param name what the list is called in its answer
     */
    public List<JsonObject> list(Service service, String path, String name, String... query)
            throws DriverException {
        var found = new LinkedHashMap<String, JsonObject>();
        var after = "";
        while (true) {
            var page = page(service, path, "marker", after, query);
            requireList(service, path, name, page);
            if (Json.flag(page, "truncated")) {
                throw new DriverException(
                        DriverException.Kind.INVALID,
                        "%s cut off its answer to GET %s: its owner bounds lists."
                                .formatted(service, path),
                        "Have 'list_limit' raised in " + service + "'s settings.");
            }
            var last = "";
            for (var object : Json.objects(page, name)) {
                last = Json.text(object, "id");
                found.putIfAbsent(last, object);
            }
            if (last.isEmpty() || last.equals(after) || !hasNext(page, name)) {
                return List.copyOf(found.values());
            }
            after = last;
        }
    }

    /** All objects of a list of the few that know no markers, and do not say that there is more. */
    public List<JsonObject> listByOffset(Service service, String path, String name)
            throws DriverException {
        var found = new LinkedHashMap<String, JsonObject>();
        var read = 0;
        while (true) {
            var page = page(service, path, "offset", read == 0 ? "" : Integer.toString(read));
            requireList(service, path, name, page);
            var objects = Json.objects(page, name);
            if (objects.isEmpty()) {
                return List.copyOf(found.values());
            }
            read += objects.size();
            objects.forEach(object -> found.putIfAbsent(Json.text(object, "id"), object));
        }
    }

    private static void requireList(Service service, String path, String name, JsonObject page)
            throws DriverException {
        if (Json.find(page, name).isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.TRANSIENT,
                    service + " answered GET " + path + " without '" + name + "'.",
                    "See whether the address is that of " + service + ".");
        }
    }

    private JsonObject page(Service service, String path, String how, String after, String... query)
            throws DriverException {
        var all = new ArrayList<>(List.of(query));
        all.addAll(List.of("limit", Integer.toString(PAGE)));
        if (!after.isEmpty()) {
            all.addAll(List.of(how, after));
        }
        try {
            return get(service, path, all.toArray(String[]::new));
        } catch (DriverException failure) {
            throw after.isEmpty() ? failure : begunAnew(failure);
        }
    }

    // Services refuse a marker that is no more, each in its own way: the list changed meanwhile.
    private static DriverException begunAnew(DriverException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND, INVALID ->
                    new DriverException(
                            DriverException.Kind.TRANSIENT,
                            failure.getMessage(),
                            "The list changed while it was read: try again.");
            case TRANSIENT,
                    THROTTLED,
                    DENIED,
                    QUOTA_EXCEEDED,
                    CONFLICT,
                    UNSUPPORTED,
                    OUTCOME_UNKNOWN ->
                    failure;
        };
    }

    // Each service says in its own way that there is more: links of Nova, Neutron and Cinder; next
    // of Glance; links.next of Keystone.
    private static boolean hasNext(JsonObject page, String name) {
        return Json.objects(page, name + "_links").stream()
                        .anyMatch(link -> Json.text(link, "rel").equals("next"))
                || Json.findText(page, "next").isPresent()
                || Json.findText(page, "links", "next").isPresent();
    }

    /** Sends once what makes or does something. */
    public JsonObject post(Service service, String path, JsonObject body) throws DriverException {
        return send("POST", cloud.controlPlane()::post, service, path, body);
    }

    public JsonObject put(Service service, String path, JsonObject body) throws DriverException {
        return send("PUT", cloud.controlPlane()::put, service, path, body);
    }

    public JsonObject patch(Service service, String path, JsonObject body) throws DriverException {
        return send("PATCH", cloud.controlPlane()::patch, service, path, body);
    }

    private JsonObject send(
            String verb,
            BiFunction<Call, JsonObject, Answer> sending,
            Service service,
            String path,
            JsonObject body)
            throws DriverException {
        var call = call(service, path);
        try {
            return sending.apply(call, body).body();
        } catch (RuntimeException failure) {
            throw Failures.of(failure, service, verb + " " + path, false);
        }
    }

    /** Takes away; what is not there is gone as well. */
    public void delete(Service service, String path) throws DriverException {
        var call = call(service, path);
        try {
            cloud.controlPlane().delete(call);
        } catch (RuntimeException failure) {
            var told = Failures.of(failure, service, "DELETE " + path, false);
            if (told.kind() != DriverException.Kind.NOT_FOUND) {
                throw told;
            }
        }
    }

    /**
     * Fails with {@code INVALID} if the catalogue has no such service here, and with {@code
     * UNSUPPORTED} if it is too old.
     */
    public void require(Service service) throws DriverException {
        reach(service);
    }

    private URI reach(Service service) throws DriverException {
        var endpoint = endpoint(service);
        cloud.requireVersion(service, endpoint, Pass.of(cloud.tokens(), scope));
        return endpoint;
    }

    private Call call(Service service, String path, String... query) throws DriverException {
        var pass = Pass.of(cloud.tokens(), scope);
        var endpoint = reach(service);
        var headers = new LinkedHashMap<String, String>();
        service.version()
                .ifPresent(version ->
                        headers.put("OpenStack-API-Version", version.word() + " " + version));
        return new Call(URI.create(endpoint + path + encoded(query)), pass, headers);
    }

    private URI endpoint(Service service) throws DriverException {
        if (service == Service.IDENTITY) {
            return cloud.access().authUrl(); // the catalogue may lack the version
        }
        var token = cloud.tokens().current(scope);
        var side = cloud.access().side();
        var found = token.endpoint(service, side, region);
        if (found.isEmpty()) {
            throw new DriverException(
                    DriverException.Kind.INVALID,
                    "The cloud's catalogue has no %s endpoint of %s%s."
                            .formatted(
                                    side,
                                    service,
                                    region.map(name -> " in region " + name).orElse("")),
                    "Its regions are: "
                            + String.join(", ", token.regions())
                            + ". Correct 'region' in the provider's document, or have the service"
                            + " added to the catalogue.");
        }
        var text = found.get().replaceAll("/+$", "");
        return HttpAddress.read(text.endsWith(service.suffix()) ? text : text + service.suffix())
                .orElseThrow(() ->
                        new DriverException(
                                DriverException.Kind.INVALID,
                                "'%s', which the cloud's catalogue gives for %s, is no address."
                                        .formatted(found.get(), service),
                                "Have the catalogue corrected: openstack endpoint set --url."));
    }

    private static String encoded(String... query) {
        var text = new StringBuilder();
        for (var i = 0; i < query.length; i += 2) {
            text.append(i == 0 ? '?' : '&')
                    .append(query[i])
                    .append('=')
                    .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** The object under its name in an answer: Neutron's {@code {"network": {...}}}. */
    public static JsonObject unwrap(JsonObject answer, String name) throws DriverException {
        var found = Json.find(answer, name);
        if (found.isPresent() && found.get() instanceof JsonObject object) {
            return object;
        }
        throw new DriverException(
                DriverException.Kind.OUTCOME_UNKNOWN,
                "The cloud answered without '" + name + "'.",
                "Run again: what was done is looked for first.");
    }
}
