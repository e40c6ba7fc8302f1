package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import dk.samsky.model.data.Confidentiality;
import dk.samsky.model.data.DataClass;
import dk.samsky.model.data.DataLocation;
import dk.samsky.model.data.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blueprints that are based on others. */
class VariantTest {
    private static final String ARCHIVE = "blueprints/archive.yaml";

    @TempDir private Path folder;

    @Test
    void hasTheComponentsOfItsBaseAndTheRestOfItsOwn() {
        var workspace = load(Workspaces.MENDED);
        var base = get(workspace.blueprints(), "case-management");
        var archive = get(workspace.blueprints(), "archive");
        assertThat(archive.basedOn()).hasValue("case-management");
        assertThat(archive.description()).isEqualTo("A small records system");
        assertThat(archive.components()).isEqualTo(base.components());
        assertThat(archive.rules()).isEqualTo(base.rules());
        assertThat(archive.parameters().keySet())
                .containsExactlyElementsOf(base.parameters().keySet());
        assertThat(get(archive.parameters(), "webServers").maximum()).hasValue(10L);
        assertThat(archive.parameters()).isNotEqualTo(base.parameters());
        assertThat(archive.data())
                .isEqualTo(
                        new DataClass(
                                Confidentiality.SENSITIVE, PersonalData.ORDINARY, DataLocation.DK));
    }

    @Test
    void aWorkloadHasTheLabelsOfItsBlueprintUnderItsOwn() {
        var tenants = load(Workspaces.MENDED).tenants();
        var workloads = get(tenants, new TenantId("aarhus")).workloads();
        assertThat(get(workloads, "archive").metadata().labels())
                .isEqualTo(Map.of("domain", "history", "sizing", "estimate"));
        assertThat(get(workloads, "esdh").metadata().labels()).isEmpty();
    }

    @Test
    void namesWhatWasMeant() throws IOException {
        assertThat(told("basedOn: case-management", "basedOn: case-managment").fix())
                .startsWith("Did you mean 'case-management'?");
        assertThat(told("webServers: 1", "webServer: 1").fix())
                .startsWith("Did you mean 'webServers'?");
    }

    @Test
    void isNotBasedOnWhatIsBasedItself() throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
        var text = Files.readString(folder.resolve(ARCHIVE));
        Files.writeString(
                folder.resolve("blueprints/older.yaml"),
                text.replace("{name: archive,", "{name: older,")
                        .replace("basedOn: case-management", "basedOn: archive"));
        assertThat(Workspaces.load(folder).diagnostics())
                .extracting(Diagnostic::what)
                .containsExactly("The blueprint 'archive' is itself based on 'case-management'.");
    }

    @Test
    void aBaseWithAMistakeIsToldOnce() throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
        replace(
                "blueprints/case-management.yaml",
                "webServers: {type: integer",
                "webServers: {type: int");
        assertThat(Workspaces.load(folder).diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("DOC-403");
        replace("blueprints/case-management.yaml", "kind: Blueprint", "kind: Blueprint\nextra: 1");
        assertThat(Workspaces.load(folder).diagnostics())
                .extracting(problem -> problem.code().id())
                .containsExactly("DOC-304", "DOC-403");
    }

    private Diagnostic told(String right, String wrong) throws IOException {
        Workspaces.copy(Workspaces.MENDED, folder);
        replace(ARCHIVE, right, wrong);
        List<Diagnostic> told = Workspaces.load(folder).diagnostics();
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    private void replace(String name, String right, String wrong) throws IOException {
        var file = folder.resolve(name);
        var text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));
    }

    private static <K, V> V get(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static Workspace load(Path workspace) {
        var loaded = Workspaces.load(workspace);
        assertThat(loaded.diagnostics()).isEmpty();
        return loaded.usable().value().orElseThrow();
    }
}
