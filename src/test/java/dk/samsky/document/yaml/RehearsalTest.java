package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Loaded;
import dk.samsky.document.Provider.Offer;
import dk.samsky.document.Workspace;
import dk.samsky.document.WorkspaceSettings.Clouds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One provider catalogue for real clouds and for a rehearsal without any. */
class RehearsalTest {
    @TempDir private Path folder;

    @BeforeEach
    void writeAProvider() throws IOException {
        Files.createDirectories(folder.resolve("shelf"));
        Files.writeString(
                folder.resolve("shelf/north.yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Provider
                metadata: {name: north}
                spec:
                  displayName: North
                  owner: {name: North, jurisdiction: DK}
                  offers:
                    servers: {driver: openstack, cloud: national}
                    namespaces: {driver: simulated, latency: 5ms}
                  regions: {east: {country: DK}}
                  sizes: {small: {vcpus: 1, memory: 1Gi}}
                """);
        Files.writeString(
                folder.resolve("shelf/rates.csv"),
                "currency,to,rate,date,source\nEUR,DKK,7.46,2026-01-01,a test\n");
    }

    @Test
    void reachesEveryOfferThroughItsDriver() throws IOException {
        var workspace = load("").usable().value().orElseThrow();

        assertThat(workspace.settings().clouds()).isEqualTo(Clouds.REAL);
        assertThat(offers(workspace)).isEqualTo("openstack{cloud=national} simulated{latency=5ms}");
        assertThat(workspace.settings().storeLocation()).isEqualTo(".samsky/state.db");
    }

    @Test
    void reachesEveryOfferThroughAnEmbeddedCloudInARehearsal() throws IOException {
        var workspace = load("clouds: embedded, ").usable().value().orElseThrow();

        assertThat(offers(workspace)).isEqualTo("simulated{} simulated{latency=5ms}");
    }

    @Test
    void remembersARehearsalApartFromWhatIsReal() throws IOException {
        assertThat(
                        load("clouds: embedded, ")
                                .usable()
                                .value()
                                .orElseThrow()
                                .settings()
                                .storeLocation())
                .isEqualTo(".samsky/rehearsal.db");
        assertThat(
                        load("clouds: embedded, state: {location: mine.db}, ")
                                .usable()
                                .value()
                                .orElseThrow()
                                .settings()
                                .storeLocation())
                .isEqualTo("mine.db");
    }

    @Test
    void refusesAnotherChoice() throws IOException {
        assertThat(load("clouds: fake, ").diagnostics())
                .extracting(Diagnostic::fix)
                .containsExactly("Write real or embedded.");
    }

    @Test
    void readsRatesBesideTheProvidersThatItNames() throws IOException {
        var inside = Files.createDirectories(folder.resolve("inside"));
        Files.writeString(
                inside.resolve("samsky.yaml"),
                settings("search: {providers: [../shelf]}, rates: ../shelf/rates.csv"));
        assertThat(Workspaces.load(inside).diagnostics()).isEmpty();

        Files.writeString(inside.resolve("samsky.yaml"), settings("rates: ../shelf/rates.csv"));
        assertThat(Workspaces.load(inside).diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("DOC-106");
    }

    private Loaded load(String keys) throws IOException {
        Files.writeString(
                folder.resolve("samsky.yaml"), settings(keys + "search: {providers: [shelf]}"));
        return Workspaces.load(folder);
    }

    private static String settings(String spec) {
        return """
        apiVersion: samsky.dk/v1
        kind: Workspace
        metadata: {name: w}
        spec: {%s}
        """
                .formatted(spec);
    }

    private static String offers(Workspace workspace) {
        return String.join(
                " ",
                workspace.providers().firstEntry().getValue().offers().values().stream()
                        .map(RehearsalTest::told)
                        .toList());
    }

    private static String told(Offer offer) {
        return offer.driver() + offer.settings();
    }
}
