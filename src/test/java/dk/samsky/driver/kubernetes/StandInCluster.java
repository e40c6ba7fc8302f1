package dk.samsky.driver.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.samsky.driver.kubernetes.StandInObjects.Refused;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A cluster in the test's own process, spoken to over HTTP, that fails as it is told. */
public final class StandInCluster implements AutoCloseable {
    /** When a scripted failure comes: before the call did anything, or after it did. */
    enum When {
        BEFORE,
        AFTER
    }

    /** What is answered in place of the answer. */
    sealed interface Instead {
        record Answered(int code, Map<String, String> headers, String body) implements Instead {}

        /** The connection ends in the middle of the answer. */
        record Truncated() implements Instead {}

        /** No answer comes. */
        record Silent() implements Instead {}
    }

    private record Fault(String method, String path, When when, Instead instead) {
        boolean fits(HttpExchange exchange) {
            var asked = exchange.getRequestURI();
            return method.equals(exchange.getRequestMethod())
                    && (asked.getPath().matches(path) || asked.toString().matches(path));
        }
    }

    private record Reply(int code, Object body) {}

    public final StandInObjects objects = new StandInObjects();
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Rights that are not given, as {@code create namespaces}. */
    public final List<String> denied = new CopyOnWriteArrayList<>();

    /**
     * What the cluster's administrator made of access.yaml, as {@code clusterroles/samsky-viewer}.
     */
    public final Map<String, Map<?, ?>> owners = owners();

    public String version = "v1.36.3-stand-in";

    /** Whether deletions have come to their end when somebody looks. */
    public boolean isPrompt;

    public boolean isDenyingLists;

    /** The rights that were asked for, each by verb, group, resource and name. */
    final Set<List<Object>> askedFor = ConcurrentHashMap.newKeySet();

    int page = 500;
    private final List<Fault> faults = new ArrayList<>();
    private final KubernetesSerialization json = new KubernetesSerialization();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public StandInCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Fails the next call of this method to a path that fits, with its query or without, once. */
    void fail(String method, String path, When when, Instead instead) {
        synchronized (faults) {
            faults.add(new Fault(method, path, when, instead));
        }
    }

    /** Answers the next call of this method to a path that fits by a status, and does nothing. */
    public void refuse(String method, String path, int code) {
        var refused = new Refused(code, "Refused", "so it is", List.of());
        var body = json.asJson(status(refused));
        fail(method, path, When.BEFORE, new Instead.Answered(code, Map.of(), body));
    }

    /** A kubeconfig that leads here. */
    public Path kubeconfig(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: stand-in
                clusters:
                  - {name: here, cluster: {server: "http://127.0.0.1:%d"}}
                users:
                  - {name: someone, user: {token: of-a-test}}
                contexts:
                  - {name: stand-in, context: {cluster: here, user: someone}}
                """
                        .formatted(server.getAddress().getPort()));
    }

    private Optional<Fault> next(HttpExchange exchange) {
        synchronized (faults) {
            var found = faults.stream().filter(fault -> fault.fits(exchange)).findFirst();
            found.ifPresent(faults::remove);
            return found;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var fault = next(exchange);
            if (fault.isPresent() && fault.get().when() == When.BEFORE) {
                instead(exchange, fault.get().instead());
                return;
            }
            var reply = reply(exchange, body);
            if (fault.isPresent()) {
                instead(exchange, fault.get().instead());
                return;
            }
            write(exchange, reply.code(), json.asJson(reply.body()));
        }
    }

    private void instead(HttpExchange exchange, Instead instead) throws IOException {
        switch (instead) {
            case Instead.Answered(var code, var headers, var body) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                write(exchange, code, body);
            }
            case Instead.Truncated() -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody()
                        .write("{\"kind\":\"Names".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            case Instead.Silent() -> {
                try {
                    closing.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void write(HttpExchange exchange, int code, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        // A real server packs what was asked for, if it is long.
        if (exchange.getRequestMethod().equals("GET")
                && "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                && !headers.containsKey("Content-Encoding")) {
            headers.set("Content-Encoding", "gzip");
            bytes = packed(bytes);
        }
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(bytes);
        }
        return packed.toByteArray();
    }

    private Reply reply(HttpExchange exchange, String body) {
        try {
            var path = exchange.getRequestURI().getPath();
            var query = query(exchange.getRequestURI().getRawQuery());
            return switch (exchange.getRequestMethod()) {
                case "GET" -> get(path, query);
                case "PATCH" -> patch(path, query, body);
                case "DELETE" -> {
                    var conditions = map(read(body).get("preconditions"));
                    objects.delete(path, conditions.get("uid"));
                    yield new Reply(200, Map.of("kind", "Status", "status", "Success"));
                }
                default -> new Reply(201, review(read(body)));
            };
        } catch (Refused refused) {
            return new Reply(refused.code, status(refused));
        }
    }

    private static Map<String, Map<?, ?>> owners() {
        var made = new ConcurrentHashMap<String, Map<?, ?>>();
        var plurals =
                Map.of(
                        "ClusterRole", "clusterroles",
                        "ValidatingAdmissionPolicy", "validatingadmissionpolicies",
                        "ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings");
        var load = new Load(LoadSettings.builder().build());
        for (var document : load.loadAllFromString(accessFile())) {
            var object = (Map<?, ?>) document;
            if (object.get("metadata") instanceof Map<?, ?> metadata) {
                var plural = plurals.get(String.valueOf(object.get("kind")));
                made.put(plural + "/" + metadata.get("name"), object);
            }
        }
        return made;
    }

    private static String accessFile() {
        try {
            return Files.readString(Path.of("src/docs/kubernetes/access.yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Reply get(String path, Map<String, String> query) throws Refused {
        if (path.equals("/version")) {
            return new Reply(200, Map.of("gitVersion", version));
        }
        if (path.contains("/samsky-") && !path.contains("/namespaces/")) {
            var made = owners.get(path.substring(path.indexOf("/v1/") + "/v1/".length()));
            return made == null
                    ? new Reply(404, status(new Refused(404, "NotFound", path, List.of())))
                    : new Reply(200, made);
        }
        if (!query.containsKey("limit")) {
            return new Reply(
                    200,
                    objects.find(path)
                            .orElseThrow(() ->
                                    new Refused(404, "NotFound", path + " not found", List.of())));
        }
        if (isDenyingLists) {
            throw new Refused(403, "Forbidden", path + " is forbidden", List.of());
        }
        if (isPrompt) {
            objects.finishDeletions();
        }
        var found = objects.list(path, selector(query.getOrDefault("labelSelector", "")));
        var from = query.getOrDefault("continue", "");
        var rest = from.isEmpty() ? found : found.tailMap(from + "\0");
        var size = Math.min(page, Integer.parseInt(query.getOrDefault("limit", "500")));
        var here = rest.entrySet().stream().limit(size).toList();
        var metadata = new LinkedHashMap<String, Object>();
        if (rest.size() > size) {
            metadata.put("continue", here.getLast().getKey());
        }
        return new Reply(
                200,
                Map.of(
                        "kind",
                        "List",
                        "apiVersion",
                        "v1",
                        "metadata",
                        metadata,
                        "items",
                        here.stream().map(Map.Entry::getValue).toList()));
    }

    private Reply patch(String path, Map<String, String> query, String body) throws Refused {
        var isNew =
                objects.apply(
                        path,
                        query.getOrDefault("fieldManager", ""),
                        "true".equals(query.get("force")),
                        read(body));
        return new Reply(isNew ? 201 : 200, objects.find(path).orElseThrow());
    }

    private Map<String, Object> review(Map<String, Object> asked) {
        var attributes = map(map(asked.get("spec")).get("resourceAttributes"));
        var right = attributes.get("verb") + " " + attributes.get("resource");
        askedFor.add(Stream.of("verb", "group", "resource", "name").map(attributes::get).toList());
        var answer = new LinkedHashMap<>(asked);
        answer.put("status", Map.of("allowed", !denied.contains(right)));
        return answer;
    }

    private static Map<String, Object> status(Refused refused) {
        return Map.of(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "status",
                "Failure",
                "message",
                String.valueOf(refused.getMessage()),
                "reason",
                refused.reason,
                "code",
                refused.code,
                "details",
                Map.of("causes", refused.causes));
    }

    private static Map<String, String> selector(String text) {
        var labels = new TreeMap<String, String>();
        for (var term : text.split(",", -1)) {
            var parts = term.split("=", 2);
            if (parts.length == 2) {
                labels.put(parts[0], parts[1]);
            }
        }
        return labels;
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new TreeMap<String, String>();
        for (var pair : (raw == null ? "" : raw).split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(
                    parts[0],
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @SuppressWarnings("unchecked") // JSON has no other maps
    private Map<String, Object> read(String body) {
        return json.unmarshal(body, LinkedHashMap.class);
    }

    @SuppressWarnings("unchecked") // JSON has no other maps
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
