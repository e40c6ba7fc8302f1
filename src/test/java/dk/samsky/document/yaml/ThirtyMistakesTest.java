package dk.samsky.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten files with thirty different mistakes, one a line, and the same files mended beside them. */
class ThirtyMistakesTest {
    private static final Path MISTAKEN = Path.of("src/test/resources/documents/mistaken");
    private static final Path MENDED = Path.of("src/test/resources/documents/mended");

    @TempDir Path folder;

    @Test
    void oneRunNamesAllThirtyEachAtItsPlace() {
        assertThat(told(MISTAKEN))
                .containsExactly(
                        "blueprints/case-management.yaml:7:42 DOC-411",
                        "blueprints/case-management.yaml:17:17 DOC-401",
                        "blueprints/case-management.yaml:18:33 DOC-509",
                        "blueprints/web-service.yaml:7:19 DOC-403",
                        "blueprints/web-service.yaml:17:22 DOC-403",
                        "blueprints/web-service.yaml:20:47 DOC-508",
                        "blueprints/web-service.yaml:21:22 DOC-406",
                        "blueprints/web-service.yaml:22:18 DOC-513",
                        "policies/cpr.yaml:7:10 DOC-403",
                        "policies/cpr.yaml:13:16 DOC-506",
                        "policies/sizes.yaml:5:16 DOC-201",
                        "providers/national-cloud.yaml:6:39 DOC-401",
                        "providers/national-cloud.yaml:8:51 DOC-413",
                        "providers/national-cloud.yaml:18:82 DOC-401",
                        "samsky.yaml:5:13 DOC-410",
                        "samsky.yaml:6:10 DOC-513",
                        "samsky.yaml:7:3 DOC-304",
                        "tenants/aarhus/esdh.yaml:6:28 DOC-512",
                        "tenants/aarhus/esdh.yaml:7:48 DOC-403",
                        "tenants/aarhus/esdh.yaml:17:14 DOC-503",
                        "tenants/aarhus/esdh.yaml:22:49 DOC-505",
                        "tenants/aarhus/tenant.yaml:6:21 DOC-308",
                        "tenants/aarhus/tenant.yaml:7:8 DOC-408",
                        "tenants/aarhus/tenant.yaml:8:16 DOC-405",
                        "tenants/aarhus/tenant.yaml:9:54 DOC-403",
                        "tenants/aarhus/tenant.yaml:10:31 DOC-401",
                        "tenants/ribe/gis.yml:8:5 DOC-206",
                        "tenants/ribe/gis.yml:12:35 DOC-502",
                        "tenants/ribe/tenant.yaml:4:1 DOC-305",
                        "tenants/ribe/tenant.yaml:9:17 DOC-402");
    }

    @Test
    void theMendedWorkspaceHasNothingToTell() {
        assertThat(told(MENDED)).isEmpty();
    }

    /**
     * Each line that was mended takes exactly one diagnostic away, whatever else is still wrong.
     */
    @Test
    void eachFixMendsWhatItWasToldFor() throws IOException {
        Workspaces.copy(MISTAKEN, folder);
        var left = told(folder).size();
        assertThat(left).isEqualTo(30);
        for (var file : Workspaces.files(MISTAKEN)) {
            var mistaken = Files.readAllLines(MISTAKEN.resolve(file));
            var mended = Files.readAllLines(MENDED.resolve(file));
            assertThat(mistaken).as(file).hasSameSizeAs(mended);
            for (var i = 0; i < mended.size(); i++) {
                if (!mistaken.get(i).equals(mended.get(i))) {
                    mistaken.set(i, mended.get(i));
                    Files.write(folder.resolve(file), mistaken);
                    left--;
                    assertThat(told(folder)).as(file + " line " + (i + 1)).hasSize(left);
                }
            }
        }
        assertThat(left).isZero();
    }

    private static List<String> told(Path workspace) {
        return WorkspaceLoader.load(workspace, workspace, _ -> true).diagnostics().stream()
                .map(ThirtyMistakesTest::placeAndCode)
                .toList();
    }

    private static String placeAndCode(Diagnostic diagnostic) {
        return diagnostic.span().orElseThrow() + " " + diagnostic.code().id();
    }
}
