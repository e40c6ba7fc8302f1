package dk.samsky.driver.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.driver.DriverException;
import dk.samsky.driver.openstack.access.AccessReader;
import dk.samsky.driver.openstack.access.CloudsFile;
import dk.samsky.driver.openstack.access.Surroundings;
import dk.samsky.driver.openstack.wire.Access;
import dk.samsky.driver.openstack.wire.Cloud;
import dk.samsky.driver.openstack.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That credentials are found where other OpenStack clients find them. */
class CredentialsTest {
    private static final String SECRET = "p4ss: word#1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // before each test
    private Path folder;

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Access read(Map<String, String> environment, String... name) throws DriverException {
        var surroundings =
                new Surroundings(
                        environment,
                        folder.resolve("here"),
                        folder.resolve("home"),
                        folder.resolve("etc"),
                        InstantSource.system());
        return AccessReader.read(
                new CloudsFile(surroundings)
                        .read(Optional.of(name).filter(one -> one.length > 0).map(one -> one[0])));
    }

    private static String cloud(String url) {
        return """
        clouds:
          national:
            region_name: dk-west
            auth:
              auth_url: %s
              username: samsky
              project_name: admin
              user_domain_name: Kommuner
              project_domain_id: default
        """
                .formatted(url);
    }

    @Test
    void theFirstFileWinsAndSecureYamlIsLaidOverIt() throws Exception {
        write("etc/clouds.yaml", cloud("https://etc.example/v3"));
        write("home/.config/openstack/clouds.yaml", cloud("https://home.example/"));
        write("etc/secure.yaml", "clouds: {national: {auth: {password: '" + SECRET + "'}}}");
        var access = read(Map.of(), "national");
        assertThat(access.authUrl()).hasToString("https://home.example/v3");
        assertThat(access.region()).contains("dk-west");
        var user = Json.find(access.identity(), "password", "user").orElseThrow();
        assertThat(Json.text(user, "password")).isEqualTo(SECRET);
        assertThat(Json.text(user, "domain", "name")).isEqualTo("Kommuner");
        assertThat(Json.text(access.scope().orElseThrow(), "project", "domain", "id"))
                .isEqualTo("default");
        assertThat(access.toString()).doesNotContain(SECRET);

        write("here/clouds.yml", cloud("https://here.example/v3"));
        assertThat(read(Map.of(), "national").authUrl()).hasToString("https://here.example/v3");
        write("elsewhere.yaml", cloud("https://named.example/v3"));
        var named = Map.of("OS_CLIENT_CONFIG_FILE", folder.resolve("elsewhere.yaml").toString());
        assertThat(read(named, "national").authUrl()).hasToString("https://named.example/v3");
    }

    @Test
    void theEnvironmentIsACloudToo() throws Exception {
        var environment =
                Map.of(
                        "OS_AUTH_URL", "http://127.0.0.1:5000",
                        "OS_APPLICATION_CREDENTIAL_ID", "abc",
                        "OS_APPLICATION_CREDENTIAL_SECRET", SECRET,
                        "OS_REGION_NAME", "GRA");
        var access = read(environment);
        assertThat(access.isBound()).isTrue();
        assertThat(access.scope()).isEmpty();
        assertThat(access.region()).contains("GRA");
        assertThat(Json.text(access.identity(), "application_credential", "secret"))
                .isEqualTo(SECRET);
    }

    @Test
    void osCloudNamesTheCloudWhereNoDocumentDoes() throws Exception {
        write("here/clouds.yaml", cloud("https://here.example/v3"));
        write("here/secure.yaml", "clouds: {national: {auth: {password: x}}}");
        assertThat(read(Map.of("OS_CLOUD", "national")).authUrl())
                .hasToString("https://here.example/v3");
    }

    @Test
    void saysWhatIsWrongAndTellsNoSecret() throws Exception {
        write("here/clouds.yaml", cloud("https://here.example/v3"));
        assertRefused("Did you mean 'national'?", () -> read(Map.of(), "natinal"));
        assertRefused("'password'", () -> read(Map.of(), "national"));
        assertRefused("OS_CLOUD", () -> read(Map.of()));
        write("here/secure.yaml", "clouds: {national: {auth: {password: [" + SECRET + "}}");
        assertRefused("line ", () -> read(Map.of(), "national"));
        write("here/secure.yaml", "clouds: {national: {verify: false, auth: {password: x}}}");
        assertRefused("cacert", () -> read(Map.of(), "national"));
        write("here/secure.yaml", "clouds: {national: {auth: {password: x, auth_url: nowhere}}}");
        assertRefused("auth_url", () -> read(Map.of(), "national"));
    }

    /** Things that look right, and that no client can use. */
    @Test
    void refusesWhatWouldOnlyBreakLater() throws Exception {
        for (var url :
                List.of(
                        "https://here.example:99999/v3",
                        "https://here.example:0/v3",
                        "https://admin:" + SECRET.replace(' ', '+') + "@here.example/v3",
                        "https://user@here.example/v3",
                        "https://here.example/v3?x=1")) {
            write("here/clouds.yaml", cloud("'" + url + "'"));
            write("here/secure.yaml", "clouds: {national: {auth: {password: x}}}");
            assertRefused("auth_url", () -> read(Map.of(), "national"));
        }
        write("here/clouds.yaml", cloud("https://here.example/v3"));
        write("here/secure.yaml", "clouds: {national: {cacert: \"a\\0b\", auth: {password: x}}}");
        var access = read(Map.of(), "national");
        assertRefused("cacert", () -> Cloud.open(access, InstantSource.system()).close());
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsThere() throws Exception {
        write("here/clouds.yaml", "clouds: &all {national: *all}");
        assertRefused("contains itself", () -> read(Map.of(), "national"));
        write("here/clouds.yaml", "- national");
        assertRefused("clouds.yaml cannot be understood", () -> read(Map.of(), "national"));
        write("here/clouds.yaml", "cloud: {national: {}}");
        assertRefused("here/clouds.yaml names no clouds", () -> read(Map.of(), "national"));
        write("here/clouds.yaml", "clouds: [national]");
        assertRefused("here/clouds.yaml names no clouds", () -> read(Map.of(), "national"));
        Files.delete(folder.resolve("here/clouds.yaml"));
        assertRefused("There is no clouds.yaml", () -> read(Map.of(), "national"));
    }

    /** Each level twice as wide as the one above: a million million mappings, written out. */
    @Test
    void readsWhatIsReferredToAgainAndAgainOnce() throws Exception {
        var text = new StringBuilder("clouds:\n  l0: &l0 {a: b}\n");
        for (var i = 1; i < 25; i++) {
            text.append("  l%d: &l%d {x: *l%d, y: *l%d}\n".formatted(i, i, i - 1, i - 1));
        }
        write("here/clouds.yaml", text + cloud("https://here.example/v3").substring(8));
        write("here/secure.yaml", "clouds: {national: {auth: {password: x}}}");
        assertThat(read(Map.of(), "national").region()).contains("dk-west");
    }

    private static void assertRefused(
            String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(DriverException.Kind.INVALID);
                            assertThat(failure.getMessage() + " " + failure.remedy())
                                    .contains(words)
                                    .doesNotContain(SECRET);
                        });
    }
}
