package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole country is planned, and one municipality of it is made. */
class DenmarkRunTest {
    @TempDir private Path folder;
    private Path denmark = Path.of("");

    @BeforeEach
    void copyTheExampleAndItsShelves() throws IOException {
        for (var from : List.of("blueprints", "providers", "policies", "examples/denmark")) {
            try (var files = Files.walk(Path.of(from))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var copy = folder.resolve(file);
                    if (!file.toString().contains(".samsky")) {
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        }
        denmark = folder.resolve("examples/denmark");
    }

    private String ends(ExitStatus status, String... line) {
        var run = CommandRun.in(denmark, line);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        return run.out();
    }

    @Test
    void everyWorkloadOfTheCountryHasAPlaceWithinItsQuota() {
        assertThat(ends(ExitStatus.DONE, "plan", "--markdown-into", "plan.md"))
                .contains("98 tenants, 3 822 workloads")
                .contains("in 98 of 98 tenants");
    }

    @Test
    void aMunicipalityIsMadeAsPlannedAndItsDatabasesAreProtected() {
        ends(ExitStatus.DONE, "apply", "--yes", "--tenant", "fanoe");
        ends(ExitStatus.DONE, "plan", "--detailed-exitcode", "--tenant", "fanoe");
        ends(ExitStatus.DONE, "drift", "--detailed-exitcode", "--tenant", "fanoe");
        assertThat(ends(ExitStatus.DONE, "cost", "--by", "label:sizing", "--tenant", "fanoe"))
                .contains("estimate");
        var refused = CommandRun.in(denmark, "destroy", "--yes", "--tenant", "fanoe");
        assertThat(refused.status()).isNotEqualTo(ExitStatus.DONE);
        assertThat(refused.err()).contains("PN-101").contains("fanoe/esdh");
    }

    @Test
    void cprStaysInDenmarkAndTheWebSiteMayGo() {
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/eoj"))
                .contains("is eoj: Electronic care record")
                .contains("; sizes are estimates.")
                .contains("FAIL sensitive-content-stays-in-denmark");
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/cms", "-o", "json"))
                .contains("\"blueprint\": \"cms\"")
                .contains("sizes are estimates");
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/cms"))
                .containsPattern("ovhcloud/gra +permitted");
    }
}
