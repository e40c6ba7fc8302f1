package dk.samsky.driver.kubernetes;

import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a cluster is asked for, each made once. The library brings the credentials, the
 * connection and the reading of objects; its own retries are switched off, since the engine decides
 * on those.
 */
final class Api implements AutoCloseable {
    private static final int PAGE = 500;
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String JSON = "application/json";
    private static final String GZIP = "gzip";

    /** What is posted are reviews, which change nothing. */
    private static final Set<String> CHANGES = Set.of("PATCH", "DELETE");

    /** No object ever has it: the first that is written has the next. */
    private static final String NEVER = "1";

    private final String root;

    /** The same, without a user or a password: for people. */
    private final String server;

    private final HttpClient http;
    private final Duration patience;
    private final KubernetesSerialization json = new KubernetesSerialization();

    /** One page of a list, as the API writes it; any part may be missing. */
    private record Page(
            @Nullable String apiVersion,
            @Nullable String kind,
            @Nullable ListMeta metadata,
            @Nullable List<GenericKubernetesResource> items) {
        // What is not there is not the same as nothing: what is no list is not an empty one.
        boolean isWhole() {
            return kind != null
                    && kind.endsWith("List")
                    && metadata != null
                    && items != null
                    && items.stream().allMatch(Api::isObject);
        }

        List<GenericKubernetesResource> objects() {
            return items == null ? List.of() : items;
        }

        /** What the next page is asked for with; empty at the last. */
        String next() {
            var token = metadata == null ? null : metadata.getContinue();
            return token == null ? "" : token;
        }
    }

    /**
     * @param patience how long an answer may take
     */
    Api(Config config, Duration patience) {
        config.setRequestRetryBackoffLimit(0);
        config.setRequestTimeout((int) patience.toMillis());
        config.setConnectionTimeout((int) patience.toMillis());
        config.setUserAgent(Mark.MANAGER);
        this.root = URI.create(config.getMasterUrl()).toString().replaceAll("/+$", "");
        this.server = root.replaceFirst("//[^/@]*@", "//");
        this.http = HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
        this.patience = patience;
    }

    /** Whether the cluster answers at all, and knows us. */
    void reach() throws DriverException {
        send("GET", "/version", "", "").requireSuccess();
    }

    /** The cluster's version, as {@code v1.36.3}; empty if it does not say. */
    String version() throws DriverException {
        var answer = send("GET", "/version", "", "").requireSuccess();
        return read(answer, GenericKubernetesResource.class).get("gitVersion")
                        instanceof String told
                ? told
                : "";
    }

    /** What stands at a path; empty if nothing does. */
    Optional<GenericKubernetesResource> find(String path) throws DriverException {
        var answer = send("GET", path, "", "");
        return answer.code() == 404
                ? Optional.empty()
                : Optional.of(read(answer.requireSuccess(), GenericKubernetesResource.class));
    }

    /** One object; empty if there is none. */
    Optional<GenericKubernetesResource> get(Type type, ObjectId id) throws DriverException {
        var answer = send("GET", type.path(id), "", "");
        if (answer.code() == 404) {
            return Optional.empty();
        }
        return Optional.of(read(answer.requireSuccess()));
    }

    /**
     * All objects of a type that a selector of labels finds, page by page. A list that grew too old
     * between two pages is begun again, a few times.
     */
    List<GenericKubernetesResource> list(Type type, String selector) throws DriverException {
        return pages(type.path(), selector);
    }

    /** The same of one namespace. */
    List<GenericKubernetesResource> list(Type type, String namespace, String selector)
            throws DriverException {
        return pages(type.path(namespace), selector);
    }

    private List<GenericKubernetesResource> pages(String path, String selector)
            throws DriverException {
        for (var turn = 1; ; turn++) {
            var all = new ArrayList<GenericKubernetesResource>();
            var next = "";
            Answer answer;
            do {
                answer =
                        send(
                                "GET",
                                path
                                        + "?limit="
                                        + PAGE
                                        + "&labelSelector="
                                        + encode(selector)
                                        + (next.isEmpty() ? "" : "&continue=" + encode(next)),
                                "",
                                "");
                if (answer.code() == 410 && turn < 3) {
                    break;
                }
                var page = page(answer.requireSuccess());
                all.addAll(page.objects());
                next = page.next();
            } while (!next.isEmpty());
            if (answer.code() != 410) {
                return all;
            }
        }
    }

    /** The first few objects of a type in a namespace. */
    List<GenericKubernetesResource> some(Type type, String namespace) throws DriverException {
        var answer = send("GET", type.path(namespace) + "?limit=5", "", "");
        return page(answer.requireSuccess()).objects();
    }

    /** Makes an object; the answer is 409 if one of that name stands. */
    Answer create(Type type, ObjectId id, Map<String, Object> body) throws DriverException {
        return apply(type, id, Rendering.bound(body, "resourceVersion", NEVER), false);
    }

    /** Applies our fields to one object and no other of the same name. */
    Answer apply(Type type, ObjectId id, String uid, Map<String, Object> body, boolean force)
            throws DriverException {
        return apply(type, id, Rendering.bound(body, "uid", uid), force);
    }

    private Answer apply(Type type, ObjectId id, Map<String, Object> body, boolean force)
            throws DriverException {
        var path =
                type.path(id)
                        + "?fieldValidation=Strict&fieldManager="
                        + Mark.MANAGER
                        + "&force="
                        + force;
        return send("PATCH", path, APPLY, json.asJson(body));
    }

    /** Takes away one object, and no other of the same name. */
    Answer delete(Type type, ObjectId id, String uid) throws DriverException {
        var options =
                Map.of(
                        "apiVersion", "v1",
                        "kind", "DeleteOptions",
                        "propagationPolicy", "Background",
                        "preconditions", Map.of("uid", uid));
        return send("DELETE", type.path(id), JSON, json.asJson(options));
    }

    /** Asks a review, such as of what we may do. */
    GenericKubernetesResource review(String path, Map<String, Object> body) throws DriverException {
        var answer = send("POST", path, JSON, json.asJson(body)).requireSuccess();
        var review = read(answer, GenericKubernetesResource.class);
        if (!(review.<Object>get("status") instanceof Map<?, ?>)) {
            throw unanswered(answer);
        }
        return review;
    }

    /** The object that an answer is. */
    GenericKubernetesResource read(Answer answer) throws DriverException {
        var object = read(answer, GenericKubernetesResource.class);
        if (!isObject(object)) {
            throw unanswered(answer);
        }
        return object;
    }

    private Page page(Answer answer) throws DriverException {
        var page = read(answer, Page.class);
        if (!page.isWhole()) {
            throw unanswered(answer);
        }
        return page;
    }

    private static boolean isObject(@Nullable GenericKubernetesResource object) {
        return object != null
                && object.getMetadata() != null
                && object.getMetadata().getName() != null
                && object.getMetadata().getUid() != null;
    }

    private <T> T read(Answer answer, Class<T> type) throws DriverException {
        T read;
        try {
            read = json.unmarshal(answer.body(), type);
        } catch (RuntimeException _) {
            throw unanswered(answer);
        }
        if (read == null) {
            throw unanswered(answer);
        }
        return read;
    }

    private DriverException unanswered(Answer answer) {
        return Failures.unanswered(
                answer.isChange(), server, "it breaks off, or is not of Kubernetes");
    }

    private Answer send(String method, String path, String contentType, String body)
            throws DriverException {
        var isChange = CHANGES.contains(method);
        var request = http.newHttpRequestBuilder().uri(root + path);
        if (contentType.isEmpty()) {
            request.method(method, null, null);
        } else {
            request.method(method, contentType, body);
        }
        request.header("Accept", JSON);
        request.header("Accept-Encoding", GZIP);
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            answer = http.sendAsync(request.build(), byte[].class);
        } catch (RuntimeException _) {
            // Credentials are asked for anew before the call leaves; their words may hold secrets.
            throw Failures.failure(
                    DriverException.Kind.TRANSIENT,
                    "The cluster at " + server + " was not asked: there are no credentials now.",
                    "See what becomes of the kubeconfig: kubectl version");
        }
        try {
            return answer(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS), isChange);
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw Failures.unanswered(
                    isChange, server, "no answer came for " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw Failures.of(failed, isChange, server);
        } catch (CancellationException _) {
            throw Failures.unanswered(isChange, server, "the connection was closed");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failures.unanswered(isChange, server, "the wait for its answer was interrupted");
        }
    }

    private Answer answer(HttpResponse<byte[]> response, boolean isChange) throws DriverException {
        var wait = response.header("Retry-After");
        return new Answer(
                response.code(),
                wait == null ? "" : wait,
                body(response, isChange),
                isChange,
                server,
                json);
    }

    /** A server packs what is long: a list to a tenth, which is then deciphered in a tenth too. */
    private String body(HttpResponse<byte[]> response, boolean isChange) throws DriverException {
        var body = response.body();
        if (body == null) {
            return "";
        }
        if (!GZIP.equalsIgnoreCase(response.header("Content-Encoding"))) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw Failures.unanswered(isChange, server, "it breaks off");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
