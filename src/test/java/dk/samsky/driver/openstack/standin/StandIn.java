package dk.samsky.driver.openstack.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.samsky.driver.openstack.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The cloud itself, on a port of its own of the loopback. */
public final class StandIn implements AutoCloseable {
    /** What a service answers. */
    interface Answers {
        JsonObject answer(Asked asked);
    }

    private final HttpServer server;
    private final Network network;
    private final Volume volume;
    private final Compute compute;
    private final Table images = new Table();
    private final Identity identity;
    private final Map<String, Answers> services = new LinkedHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> queries = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param pageSize objects in one answer to a list
     * @param looks how often a server or volume is looked at before it has come to rest
     */
    public StandIn(int pageSize, int looks) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var page = new Page(pageSize);
        identity = new Identity(url(), page);
        network = new Network(page);
        volume = new Volume(page, looks);
        services.put("v3", identity::answer);
        services.put("network", network::answer);
        services.put("volume", volume::answer);
        compute = new Compute(page, looks, network, volume);
        services.put("compute", compute::answer);
        services.put("placement", compute::placement);
        services.put("image", asked -> image(page, asked));
        server.createContext("/", this::handle);
        server.start();
    }

    private JsonObject image(Page page, Asked asked) {
        if (asked.method().equals("POST")) {
            return images.add(asked.body(), asked.project());
        }
        if (asked.method().equals("DELETE")) {
            images.require(asked, asked.part(2));
            images.remove(asked.part(2));
            return new JsonObject();
        }
        if (!asked.first("owner").isEmpty()) {
            return page.of(asked, "images", images.of(asked.first("owner")));
        }
        var name = asked.first("name");
        var found = List.of("fake-linux", "debian-12").contains(name);
        return page.of(
                asked,
                "images",
                found
                        ? List.of(Json.object("id", "image-1", "name", name, "status", "active"))
                        : List.of());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Identity identity() {
        return identity;
    }

    /** Lets something go wrong. */
    public void fail(Fault fault) {
        faults.add(fault);
    }

    /** Lets nothing go wrong any more. */
    public void clearFaults() {
        faults.clear();
    }

    /** What any service keeps for a project: when that is gone, it should be nothing. */
    public synchronized List<String> kept(String project) {
        var kept = new ArrayList<String>();
        kept.addAll(network.kept(project));
        kept.addAll(volume.kept(project));
        kept.addAll(compute.kept(project));
        kept.addAll(images.kept(project, "images"));
        return kept;
    }

    /** All calls that came, {@code METHOD /path}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** How many connections there have been. */
    public int connections() {
        return peers.size();
    }

    /** The names that lists at a path were asked for; empty where no name was. */
    public List<String> queries(String path) {
        return List.copyOf(queries.getOrDefault(path, List.of()));
    }

    /** How many calls fit a regular expression. */
    public long count(String call) {
        return calls.stream().filter(made -> made.matches(call)).count();
    }

    public void forgetCalls() {
        calls.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var made = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(made);
        peers.add(exchange.getRemoteAddress());
        queries.computeIfAbsent(
                        exchange.getRequestURI().getPath(), _ -> new CopyOnWriteArrayList<>())
                .add(
                        query(exchange.getRequestURI().getRawQuery())
                                .getOrDefault("name", List.of(""))
                                .getFirst());
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var fault = faults.stream().filter(one -> one.fits(made)).findFirst();
        if (fault.isPresent() && !fault.get().isAfter()) {
            fail(exchange, fault.get(), Json.object());
            return;
        }
        try {
            var answer = answer(exchange, text);
            if (fault.isPresent()) {
                fail(exchange, fault.get(), answer);
            } else {
                send(
                        exchange,
                        exchange.getRequestMethod().equals("POST") ? 201 : 200,
                        answer.toString());
            }
        } catch (Refused refused) {
            send(exchange, refused.status(), refused.body().toString());
        }
    }

    // One call at a time: the tables know no threads.
    private synchronized JsonObject answer(HttpExchange exchange, String text) {
        var path =
                Arrays.stream(exchange.getRequestURI().getPath().split("/", -1))
                        .filter(part -> !part.isEmpty())
                        .toList();
        var body =
                text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
        if (path.equals(List.of("v3", "auth", "tokens"))) {
            var token = identity.token(body);
            exchange.getResponseHeaders().set("X-Subject-Token", token);
            return identity.tell(token);
        }
        var token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
        var holder = identity.holder(token.orElse(""));
        var asked =
                new Asked(
                        exchange.getRequestMethod(),
                        path.subList(1, path.size()),
                        query(exchange.getRequestURI().getRawQuery()),
                        body,
                        holder.project(),
                        holder.user(),
                        holder.isAdmin());
        var service = services.get(path.getFirst());
        if (service == null) {
            throw Refused.missing(path.toString());
        }
        return service.answer(asked);
    }

    private static Map<String, List<String>> query(String raw) {
        var query = new LinkedHashMap<String, List<String>>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var at = pair.indexOf('=');
                query.computeIfAbsent(decode(pair.substring(0, at)), _ -> new ArrayList<>())
                        .add(decode(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void fail(HttpExchange exchange, Fault fault, JsonObject answer) {
        try {
            switch (fault.what()) {
                case Fault.What.Status(var status, var body, var retryAfter) -> {
                    retryAfter.ifPresent(
                            text -> exchange.getResponseHeaders().set("Retry-After", text));
                    send(exchange, status, body);
                }
                case Fault.What.Instead(var body) -> send(exchange, 201, body);
                case Fault.What.Moved(var where) -> {
                    exchange.getResponseHeaders().set("Location", where);
                    send(exchange, 307, "");
                }
                case Fault.What.Half() -> send(exchange, 200, answer.toString().substring(0, 1));
                case Fault.What.Closed() -> exchange.close();
                case Fault.What.Hangs() -> {
                    closing.await(30, TimeUnit.SECONDS);
                    exchange.close();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
