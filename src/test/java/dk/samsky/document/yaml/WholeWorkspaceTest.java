package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Checked;
import dk.samsky.document.Tenant;
import dk.samsky.document.Workspace;
import dk.samsky.model.TenantId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the design, and one use of every key. */
class WholeWorkspaceTest {
    static final Path WHOLE = Path.of("src/test/resources/documents/whole");

    @Test
    void readsTheExamplesOfTheDesign() {
        var workspace = load().value().orElseThrow();

        assertThat(workspace.tenants().keySet())
                .extracting(TenantId::name)
                .containsExactly("aarhus", "ribe");
        assertThat(workloads(workspace, "aarhus")).containsExactly("esdh", "self-service");
        assertThat(workspace.blueprints().keySet())
                .containsExactly("case-management", "web-service");
        assertThat(workspace.providers().values())
                .allMatch(provider -> provider.prices().isPresent());
        assertThat(workspace.policies().keySet()).containsExactly("cpr-stays-in-public-hands");
    }

    @Test
    void namesEveryFileThatItRead() {
        assertThat(load().value().orElseThrow().digests().keySet())
                .containsExactly(
                        "blueprints/case-management.yaml",
                        "blueprints/files/gateway.yaml.txt",
                        "blueprints/web-service.yaml",
                        "policies/cpr.yaml",
                        "providers/national-cloud.yaml",
                        "providers/prices/national-cloud.csv",
                        "rates.csv",
                        "samsky.yaml",
                        "tenants/aarhus/esdh.yaml",
                        "tenants/aarhus/tenant.yaml",
                        "tenants/ribe/gis.yml",
                        "tenants/ribe/tenant.yaml");
    }

    @Test
    void readsTheWorkloadsOfChosenTenantsOnly() {
        var ribe = new TenantId("ribe");
        var workspace =
                WorkspaceLoader.load(WHOLE, Path.of(""), ribe::equals)
                        .usable()
                        .value()
                        .orElseThrow();

        assertThat(workspace.tenants().values())
                .extracting(Tenant::inhabitants)
                .containsExactly(349_983, 115_483);
        assertThat(workloads(workspace, "aarhus")).isEmpty();
        assertThat(workloads(workspace, "ribe")).containsExactly("gis");
    }

    private static List<String> workloads(Workspace workspace, String tenant) {
        return workspace.tenants().values().stream()
                .filter(each -> each.id().name().equals(tenant))
                .flatMap(each -> each.workloads().keySet().stream())
                .toList();
    }

    private static Checked<Workspace> load() {
        var loaded = WorkspaceLoader.load(WHOLE, Path.of(""), _ -> true);
        assertThat(loaded.diagnostics()).isEmpty();
        return loaded.usable();
    }
}
