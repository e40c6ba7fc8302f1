package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that nobody reads is told, wherever it lies. */
class StraysTest {
    private static final String HEAD = "apiVersion: samsky.dk/v1\nkind: Policy\n";

    @TempDir Path folder;

    @BeforeEach
    void setUp() throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
    }

    private String told() {
        return String.join(
                ", ",
                Workspaces.load(folder).diagnostics().stream()
                        .map(one ->
                                one.code().id() + " " + one.span().orElseThrow().source().name())
                        .toList());
    }

    private void move(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to).resolveSibling(""));
        Files.move(folder.resolve(from), folder.resolve(to));
    }

    private void write(String file, String text) throws IOException {
        Workspaces.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "tenants/aarhus/esdh.yaml, tenants/aarhus/web/esdh.yaml",
        "tenants/aarhus/esdh.yaml, tenants/aarhus/a/b/c/esdh.YML",
        "policies/cpr.yaml, policies/national/cpr.yaml",
        "blueprints/case-management.yaml, blueprints/old/case-management.yaml",
        "providers/national-cloud.yaml, providers/prices/national-cloud.yaml"
    })
    void oneThatWasMovedIntoAFolderWithinIsToldAndNothingElse(String from, String to)
            throws IOException {
        move(from, to);
        assertThat(told()).isEqualTo("DOC-111 " + to);
    }

    @Test
    void oneOfATenantRefusesThatTenantOnly() throws IOException {
        move("tenants/aarhus/esdh.yaml", "tenants/aarhus/web/esdh.yaml");
        var workspace = Workspaces.load(folder).usable().value().orElseThrow();
        assertThat(workspace.refused().keySet())
                .extracting(id -> id.name())
                .containsExactly("aarhus");
    }

    @Test
    void aTenantsFolderThatIsALinkToNowhereOrOutRefusesThatTenantOnly(@TempDir Path outside)
            throws IOException {
        for (var target : List.of(folder.resolve("nowhere"), outside)) {
            var place = folder.resolve("tenants/aarhus");
            Workspaces.remove(place);
            Files.createSymbolicLink(place, target);
            assertThat(Workspaces.load(folder).usable().value().orElseThrow().refused().keySet())
                    .extracting(id -> id.name())
                    .containsExactly("aarhus");
        }
        assertThat(told()).startsWith("DOC-106 tenants/aarhus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenants", "policies", "providers", "blueprints"})
    void aUsualFolderThatIsALinkToNowhereIsNoMissingOne(String name) throws IOException {
        var place = folder.resolve(name);
        Workspaces.remove(place);
        Files.createSymbolicLink(place, Path.of("nowhere"));
        assertThat(told()).startsWith("DOC-109 " + name);
        assertThat(Workspaces.load(folder).usable().value()).isEmpty();
    }

    @Test
    void whatIsNoDocumentOfOursIsNotToldBesideWhatAllShare() throws IOException {
        write("blueprints/files/init.yaml", "#cloud-config\npackages: [nginx]\n");
        write("policies/.drafts/new.yaml", HEAD);
        write("policies/notes/read.txt", HEAD);
        write("tenants/aarhus/.git/x.yaml", HEAD);
        assertThat(told()).isEmpty();
    }

    @Test
    void aFolderThatIsReadItselfAndAnotherWorkspaceAreNotToldOf() throws IOException {
        var settings = folder.resolve("samsky.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        + "  search: {policies: [policies, policies/national]}\n");
        move("policies/cpr.yaml", "policies/national/cpr.yaml");
        write("policies/other/samsky.yaml", "kind: Workspace\n");
        write("policies/other/tenants/a/tenant.yaml", HEAD);
        assertThat(told()).isEmpty();
    }

    @Test
    void aFolderIsNotNamedByAPathOfThisMachine() throws IOException {
        var settings = folder.resolve("samsky.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        + "  search: {policies: ["
                        + folder.resolve("policies").toAbsolutePath()
                        + "]}\n");
        assertThat(Workspaces.load(folder).diagnostics())
                .extracting(Diagnostic::what)
                .singleElement()
                .asString()
                .endsWith("policies is not relative to samsky.yaml.");
    }

    @Test
    void theFixSaysWhereToMoveIt() throws IOException {
        move("policies/cpr.yaml", "policies/national/cpr.yaml");
        assertThat(Workspaces.load(folder).diagnostics())
                .extracting(Diagnostic::fix)
                .containsExactly(
                        "Move the file into policies, or name its folder under 'search' in"
                                + " samsky.yaml.");
    }
}
