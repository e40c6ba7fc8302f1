package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a provider's document leads to a cluster, and what is said if it does not. */
class AccessTest {
    private static final String TWO =
            """
            apiVersion: v1
            kind: Config
            current-context: test
            clusters:
              - {name: t, cluster: {server: "https://test.example:6443"}}
              - {name: p, cluster: {server: "https://prod.example:6443"}}
            users:
              - {name: u, user: {token: of-a-test}}
            contexts:
              - {name: test, context: {cluster: t, user: u}}
              - {name: production, context: {cluster: p, user: u}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path directory;

    private Connection connection(String... settings) {
        var given = new LinkedHashMap<String, String>();
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return new Connection(
                "national-cloud",
                directory,
                given,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private DriverException refused(Map<String, String> environment, String... settings) {
        return ClusterScene.failure(() -> Access.read(connection(settings), environment));
    }

    @Test
    void takesTheContextThatIsNamedWhicheverIsCurrent() throws Exception {
        write("kubeconfig", TWO);
        var config =
                Access.read(
                        connection("kubeconfig", "kubeconfig", "context", "production"), Map.of());
        assertThat(config.getMasterUrl()).startsWith("https://prod.example:6443");
    }

    @Test
    void readsWhatTheEnvironmentNames() throws Exception {
        var file = write("elsewhere", TWO);
        var config = Access.read(connection("context", "test"), Map.of("KUBECONFIG", file));
        assertThat(config.getMasterUrl()).startsWith("https://test.example:6443");
    }

    @Test
    void doesNotGuessAmongContexts() throws Exception {
        var failure = refused(Map.of("KUBECONFIG", write("two", TWO)));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage())
                .isEqualTo("The kubeconfig has 2 contexts, and national-cloud names none of them.");
        assertThat(failure.remedy()).contains("production, test");
    }

    @Test
    void suggestsAContextOfANearName() throws Exception {
        var failure = refused(Map.of("KUBECONFIG", write("two", TWO)), "context", "prodution");
        assertThat(failure.remedy()).startsWith("Did you mean 'production'?");
    }

    @Test
    void saysWhatIsWrongWithItsSettings() throws Exception {
        assertThat(refused(Map.of(), "contxt", "x").remedy()).startsWith("Did you mean 'context'?");
        assertThat(refused(Map.of(), "kubeconfig", "none").getMessage()).contains("cannot be read");
        assertThat(refused(Map.of("HOME", directory.toString())).getMessage())
                .isEqualTo("No kubeconfig was found for national-cloud.");
    }

    @Test
    void repeatsNothingOfAKubeconfigThatItCannotRead() throws Exception {
        var file = write("broken", "users: [{token: very-secret\n");
        var failure = refused(Map.of("KUBECONFIG", file));
        assertThat(failure.getMessage()).contains("cannot be understood");
        assertThat(failure.getMessage() + failure.remedy()).doesNotContain("very-secret");
    }

    private static final String USER_ELSEWHERE =
            """
            apiVersion: v1
            kind: Config
            current-context: test
            clusters:
              - {name: t, cluster: {server: "https://test.example:6443"}}
              - {name: p, cluster: {server: "https://ignored.example:6443"}}
            contexts:
              - {name: test, context: {cluster: t, user: u}}
            """;

    @Test
    void takesTheContextOfWhicheverFileHasIt() throws Exception {
        var first = write("first", USER_ELSEWHERE);
        var second = write("second", TWO);
        var environment = Map.of("KUBECONFIG", first + File.pathSeparator + second);
        var production = Access.read(connection("context", "production"), environment);
        // The context and its user stand in the second file, the cluster in both.
        assertThat(production.getMasterUrl()).startsWith("https://ignored.example:6443");
        assertThat(production.getCurrentContext().getName()).isEqualTo("production");
        assertThat(production.getAutoOAuthToken()).isEqualTo("of-a-test");
        var test = Access.read(connection("context", "test"), environment);
        assertThat(test.getMasterUrl()).startsWith("https://test.example:6443");
        assertThat(test.getAutoOAuthToken()).isEqualTo("of-a-test");
    }

    @Test
    void passesOverFilesThatAreNotThereButNotAllOfThem() throws Exception {
        var missing = directory.resolve("missing").toString();
        var both = missing + File.pathSeparator + write("two", TWO);
        assertThat(
                        Access.read(connection("context", "test"), Map.of("KUBECONFIG", both))
                                .getMasterUrl())
                .startsWith("https://test.example:6443");
        // Otherwise what ~/.kube/config or a pod has would be used in its place.
        write("config", TWO);
        assertThat(refused(Map.of("KUBECONFIG", missing)).getMessage())
                .isEqualTo("KUBECONFIG names " + missing + ", which is not there.");
        assertThat(refused(Map.of("KUBECONFIG", directory.toString())).getMessage())
                .isEqualTo("The kubeconfig " + directory + " cannot be read.");
    }

    /** A kubeconfig of one context. */
    private String one(String cluster, String user) throws IOException {
        return write(
                "one",
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: %s}]
                users: [{name: u, user: %s}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                """
                        .formatted(cluster, user));
    }

    private static final String HERE = "{server: \"https://127.0.0.1:1\"}";

    private String program(String text) throws IOException {
        var program = Path.of(write("plugin", "#!/bin/sh\n" + text + "\n"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private static String exec(String program) {
        return "{exec: {apiVersion: client.authentication.k8s.io/v1, command: "
                + program
                + ", interactiveMode: Never}}";
    }

    @Test
    void takesCredentialsFromAPlugIn() throws Exception {
        var plugin =
                program(
                        "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\","
                            + "\"kind\":\"ExecCredential\",\"status\":{\"token\":\"of-a-plug-in\"}}'");
        var config = Access.read(connection(), Map.of("KUBECONFIG", one(HERE, exec(plugin))));
        assertThat(config.getAutoOAuthToken()).isEqualTo("of-a-plug-in");
    }

    @Test
    void asksAPlugInAgainWhoseUserStandsInAnotherFile() throws Exception {
        var plugin =
                program(
                        "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\","
                            + "\"kind\":\"ExecCredential\",\"status\":{\"token\":\"of-a-plug-in\"}}'");
        var contexts = write("contexts", TWO.replace("user: u", "user: far"));
        var users =
                write(
                        "users",
                        "apiVersion: v1\nkind: Config\nusers: [{name: far, user: "
                                + exec(plugin)
                                + "}]");
        var config =
                Access.read(
                        connection("context", "test"),
                        Map.of("KUBECONFIG", contexts + File.pathSeparator + users));
        assertThat(config.getOauthTokenProvider()).isInstanceOf(FreshToken.class);
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("of-a-plug-in");
    }

    @Test
    void aTokenIsAskedForAgainAfterAMinuteAndKeptIfThereIsNoOther() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var next = new AtomicReference<>("");
        var token = new FreshToken("first", next::get, now::get);
        now.set(Instant.EPOCH.plusSeconds(61));
        assertThat(token.getToken()).isEqualTo("first");
        next.set("second");
        assertThat(token.getToken()).isEqualTo("first");
        now.set(Instant.EPOCH.plusSeconds(130));
        assertThat(token.getToken()).isEqualTo("second");
    }

    @Test
    void sendsTheTokenThatThePlugInGivesNow() throws Exception {
        var seen = new ArrayList<String>();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                asked -> {
                    seen.add(asked.getRequestHeaders().getFirst("Authorization"));
                    asked.sendResponseHeaders(200, -1);
                    asked.close();
                });
        server.start();
        var now = new AtomicReference<>(Instant.EPOCH);
        var config = Config.empty();
        config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
        config.setAutoOAuthToken("first");
        config.setOauthTokenProvider(new FreshToken("first", () -> "second", now::get));
        try (var api = new Api(config, Duration.ofSeconds(10))) {
            api.reach();
            now.set(Instant.EPOCH.plusSeconds(61));
            api.reach();
        } finally {
            server.stop(0);
        }
        assertThat(seen).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void runsNoPlugInOfAnotherContext() throws Exception {
        var ran = directory.resolve("ran");
        var other = one(HERE, exec(program("touch " + ran)));
        var two = write("two", TWO.replace("user: u", "user: v").replace("name: u", "name: v"));
        var environment = Map.of("KUBECONFIG", other + File.pathSeparator + two);
        Access.read(connection("context", "test"), environment);
        refused(environment);
        assertThat(ran).doesNotExist();
    }

    @Test
    void isNobodyWithoutCredentials() throws Exception {
        for (var plugin :
                List.of(
                        directory.resolve("missing").toString(),
                        program("echo not logged in >&2; exit 1"),
                        program("echo '{\"status\":{}}'"))) {
            var failure = refused(Map.of("KUBECONFIG", one(HERE, exec(plugin))));
            assertThat(failure.kind()).isEqualTo(DriverException.Kind.DENIED);
            assertThat(failure.getMessage())
                    .isEqualTo(
                            "The user 'u' of the context 'x' got no credentials from "
                                    + plugin
                                    + ".");
        }
        var none = refused(Map.of("KUBECONFIG", one(HERE, "{}")));
        assertThat(none.kind()).isEqualTo(DriverException.Kind.DENIED);
        assertThat(none.getMessage())
                .isEqualTo("The user 'u' of the context 'x' has no credentials.");
        var userless = write("userless", TWO.replace("cluster: p, user: u", "cluster: p"));
        assertThat(refused(Map.of("KUBECONFIG", userless), "context", "production").getMessage())
                .isEqualTo("The context 'production' names no user, and so has no credentials.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{server: \"https://h:1\", certificate-authority: none.crt}; {token: t}; cannot be"
                        + " read",
                "{server: \"https://h:1\"}; {client-certificate: a, client-key: b}; cannot be read",
                "{server: \"https://h:1\"}; {client-certificate-data: AAAA, client-key-data: AAAA};"
                        + " certificates or the key",
                "{server: \"https://h:1\"}; {client-certificate-data: '*', client-key-data: '*'};"
                        + " certificates or the key",
                "{server: \"https://h h\"}; {token: t}; is no URL",
                "{server: \"h:1\"}; {token: t}; is no URL",
                "{server: \"\"}; {token: t}; leads to no server",
                "{}; {token: t}; leads to no server",
            })
    void saysWhatIsWrongWithAKubeconfig(String cluster, String user, String said) throws Exception {
        var file = one(cluster, user);
        var failure =
                ClusterScene.failure(() ->
                        new KubernetesDriverFactory().connect(connection("kubeconfig", file)));
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage()).contains(said);
    }

    @Test
    void takesAContextWithoutANameForNone() throws Exception {
        var file = write("nameless", TWO.replace("name: production, ", ""));
        assertThat(refused(Map.of("KUBECONFIG", file), "context", "production").remedy())
                .isEqualTo("Use one of: test.");
    }

    @Test
    void isThePodsAccountInAPod() throws Exception {
        write("token", "of-a-pod\n");
        var environment =
                Map.of(
                        "HOME", directory.toString(),
                        "KUBERNETES_SERVICE_HOST", "fd00::1",
                        "KUBERNETES_SERVICE_PORT", "443");
        var config = Access.read(connection(), environment, directory);
        assertThat(config.getMasterUrl()).isEqualTo("https://[fd00::1]:443/");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("of-a-pod");
        write("token", "renewed");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("renewed");
    }
}
