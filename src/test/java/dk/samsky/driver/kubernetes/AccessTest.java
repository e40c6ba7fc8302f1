package dk.samsky.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                "national-cloud", directory, given, new LinkedHashMap<>(), new LinkedHashMap<>());
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
}
