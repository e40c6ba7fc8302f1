package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kubeconfig's user sends with each call. */
class CredentialsTest {
    private static final String PASSWORD = "of-a-test";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path directory;

    /** The headers of each call that say who asks. */
    private final List<String> said = new CopyOnWriteArrayList<>();

    private int status = 200;

    @SuppressWarnings("NullAway.Init") // before each test
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                asked -> {
                    var headers = asked.getRequestHeaders();
                    said.add(
                            headers.getFirst("Authorization")
                                    + " "
                                    + headers.getFirst("Impersonate-User")
                                    + " "
                                    + headers.get("Impersonate-Group"));
                    asked.sendResponseHeaders(status, -1);
                    asked.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Api connect(String user) throws IOException, DriverException {
        return connect(user, "");
    }

    private Api connect(String user, String more) throws IOException, DriverException {
        var file =
                Files.writeString(
                        directory.resolve("kubeconfig"),
                        """
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"%s}}]
                        users: [{name: u, user: %s}]
                        contexts: [{name: x, context: {cluster: c, user: u}}]
                        """
                                .formatted(server.getAddress().getPort(), more, user));
        var none = new LinkedHashMap<String, String>();
        var connection =
                new Connection(
                        "national-cloud",
                        directory,
                        none,
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        List.of());
        var config = Access.read(connection, Map.of("KUBECONFIG", file.toString()));
        return new Api(config, Duration.ofSeconds(10));
    }

    @Test
    void actsAsWhomItSays() throws Exception {
        try (var api = connect("{token: of-an-admin, as: samsky, as-groups: [few, least]}")) {
            api.reach();
        }
        assertThat(said).containsExactly("Bearer of-an-admin samsky [few, least]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{token: t, as-groups: [few]}",
                "{token: t, as: samsky, as-uid: '7'}",
                "{token: t, as: samsky, as-user-extra: {why: [it-does]}}",
            })
    void isNobodyRatherThanWhomItCannotSay(String user) {
        var failure = ClusterScene.failure(() -> connect(user).close());
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage())
                .startsWith("The user of the context 'x' is to act as another, by 'as-")
                .endsWith(", which Samsky cannot.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{token: t, as: Åse}", "{token: t, as: samsky, as-groups: [særlig]}"})
    void isNobodyWhoseNameAHeaderCannotCarry(String user) {
        var failure = ClusterScene.failure(() -> connect(user).close());
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage()).endsWith("not plain ASCII, which Samsky cannot say.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls-server-name | , tls-server-name: other | {token: t}",
                "proxy-url | , proxy-url: 'http://127.0.0.1:1' | {token: t}",
                "provideClusterInfo | , insecure-skip-tls-verify: false | {exec: {command: none,"
                        + " provideClusterInfo: true}}",
            })
    void passesOverNothingThatLeadsElsewhere(String key, String more, String user) {
        var failure = ClusterScene.failure(() -> connect(user, more).close());
        assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
        assertThat(failure.getMessage())
                .isEqualTo("The context 'x' asks for '" + key + "', which Samsky cannot.");
    }

    @Test
    void takesATokenThatIsWrittenForAFileThatIsEmpty() throws Exception {
        Files.writeString(directory.resolve("token"), "");
        try (var api = connect("{tokenFile: token, token: of-a-line}")) {
            api.reach();
        }
        assertThat(said).containsExactly("Bearer of-a-line null null");
    }

    @Test
    void readsItsTokenOutOfAFile() throws Exception {
        Files.writeString(directory.resolve("token"), "of-a-file\n");
        try (var api = connect("{tokenFile: token, token: of-a-line}")) {
            api.reach();
        }
        assertThat(said).containsExactly("Bearer of-a-file null null");
        var missing = ClusterScene.failure(() -> connect("{tokenFile: none}").close());
        assertThat(missing.getMessage()).contains(directory + "/none, which cannot be read");
        Files.writeString(directory.resolve("token"), "");
        assertThat(ClusterScene.failure(() -> connect("{tokenFile: token}").close()).kind())
                .isEqualTo(DriverException.Kind.DENIED);
    }

    @Test
    void asksThePlugInForACertificateOnce() throws Exception {
        var ran = directory.resolve("ran");
        var program =
                Files.writeString(
                        directory.resolve("plugin"),
                        "#!/bin/sh\necho >>%s\ncat %s\n".formatted(ran, certificate()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var exec =
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: %s, interactiveMode: Never}}"
                        .formatted(program);
        try (var api = connect(exec)) {
            api.reach();
            // The client asks for another token then; and each minute, if it thinks there is one.
            status = 401;
            for (var i = 0; i < 2; i++) {
                assertThat(ClusterScene.failure(api::reach).kind())
                        .isEqualTo(DriverException.Kind.DENIED);
            }
        }
        assertThat(Files.readAllLines(ran)).hasSize(1);
        assertThat(said).hasSize(3).containsOnly("null null null");
    }

    @Test
    void isNotDisturbedByAKubeconfigThatIsJustBeingWritten() throws Exception {
        try (var api = connect("{token: of-a-line}")) {
            Files.writeString(directory.resolve("kubeconfig"), "users: [{");
            status = 401;
            assertThat(ClusterScene.failure(api::reach).kind())
                    .isEqualTo(DriverException.Kind.DENIED);
        }
    }

    /** As the client's own ways do, that ask a service for a token. */
    @Test
    void isToldWhenThereIsNothingToAskWith() {
        var config = Config.empty();
        config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
        config.setOauthTokenProvider(() -> {
            throw new IllegalStateException("very-secret");
        });
        try (var api = new Api(config, Duration.ofSeconds(10))) {
            var failure = ClusterScene.failure(api::reach);
            assertThat(failure.kind()).isEqualTo(DriverException.Kind.TRANSIENT);
            assertThat(failure.getMessage())
                    .contains("was not asked")
                    .doesNotContain("very-secret");
        }
        assertThat(said).isEmpty();
    }

    /** What a plug-in says that gives a certificate. */
    private Path certificate() throws Exception {
        var store = directory.resolve("store");
        var line =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "u",
                        "-dname",
                        "CN=u");
        assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey("u", PASSWORD.toCharArray());
        return Files.writeString(
                directory.resolve("credential"),
                """
                {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
                "status": {"clientCertificateData": "%s", "clientKeyData": "%s"}}
                """
                        .formatted(
                                pem("CERTIFICATE", keys.getCertificate("u").getEncoded()),
                                pem("PRIVATE KEY", key.getEncoded())));
    }

    private static String pem(String what, byte[] bytes) {
        var line = "\n".getBytes(StandardCharsets.US_ASCII);
        var text = Base64.getMimeEncoder(64, line).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, text, what)
                .replace("\n", "\\n");
    }
}
