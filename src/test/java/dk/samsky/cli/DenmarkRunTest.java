package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
    void everyWorkloadOfTheCountryHasAPlaceWithinItsQuota() throws IOException {
        var plan = ends(ExitStatus.DONE, "plan", "--markdown-into", "plan.md");
        assertThat(plan)
                .contains("98 tenants, 3 822 workloads")
                .contains("in 98 of 98 tenants")
                .contains("national-cloud/dk-east", "national-cloud/dk-west");
        assertThat(plan).containsPattern("(?m)^aabenraa +≈ [0-9,\\h]+ DKK/month  \\(");
        // Everything is at the national cloud, whose guide says what that costs a year.
        assertThat(plan).doesNotContain("ovhcloud/gra");
        var sum = Pattern.compile("unchanged\\. ≈ \\+ ([0-9 ]+),").matcher(plan);
        assertThat(sum.find()).isTrue();
        var millions = 12 * Double.parseDouble(sum.group(1).replace(" ", "")) / 1_000_000;
        assertThat(Files.readString(folder.resolve("providers/README.md")))
                .contains(
                        "| unit prices | %s mDKK for all of that |"
                                .formatted(Math.round(10 * millions) / 10.0));
    }

    /** Where nothing is left, that is what is told, and of what. */
    @Test
    void whatGrowsInAFullRegionIsToldOfTheRoom() throws IOException {
        ends(ExitStatus.DONE, "apply", "--yes", "--tenant", "fanoe");
        var provider = folder.resolve("providers/national-cloud.yaml");
        Files.writeString(
                provider,
                Files.readString(provider)
                        .replaceAll("dk-east: .*", "dk-east: {country: DK, capacity: {vcpus: 1}}"));
        var workloads = denmark.resolve("tenants/fanoe/workloads.yaml");
        Files.writeString(
                workloads,
                Files.readString(workloads)
                        .replace(
                                "spec: {blueprint: esdh}",
                                "spec: {blueprint: esdh, parameters: {webServers: 9}}"));
        var refused = CommandRun.in(denmark, "plan", "--tenant", "fanoe");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err())
                .contains("PL-204")
                .contains("There is no room at national-cloud/dk-east")
                .containsPattern("needs [0-9]+ vCPU, [0-9]{2,} of 1 taken")
                .doesNotContain("PN-101", "PN-102", "PN-103");
        assertThat(ends(ExitStatus.DONE, "explain", "fanoe/erp"))
                .containsPattern("More is taken than there is \\([0-9]+ of 1 vCPU\\), and it asks")
                .doesNotContain("0 of 1 vCPU left");
    }

    /** A cloud that no driver is there for is told once, not for each workload. */
    @Test
    void missingDriversAndFoldersAreToldOnce() throws IOException {
        var settings = denmark.resolve("samsky.yaml");
        var embedded = Files.readString(settings);
        Files.writeString(
                settings,
                embedded.replace("clouds: embedded", "clouds: real")
                        .replace("  rates: ../../providers/rates.csv\n", "")
                        .replace("../../providers]", "../../unbuilt]"));
        Files.createDirectories(folder.resolve("unbuilt"));
        Files.writeString(
                folder.resolve("unbuilt/one.yaml"),
                Files.readString(folder.resolve("providers/national-cloud.yaml"))
                        .replaceAll("(driver: )[a-z]+, [a-z]+: national", "$1google")
                        .replace("  prices: prices/national-cloud.csv\n", ""));
        for (var command : List.of("validate", "plan")) {
            var refused = CommandRun.in(denmark, command);
            assertThat(refused.status()).as(refused.err()).isEqualTo(ExitStatus.INVALID);
            assertThat(refused.err())
                    .containsOnlyOnce("error[")
                    .contains("PL-206", "driver google");
        }
        Files.writeString(
                settings,
                embedded.replace("../../providers]", "../../providers, ./../../providers]"));
        ends(ExitStatus.DONE, "validate");
        Files.writeString(settings, embedded.replace("../../blueprints", "../../nowhere"));
        var refused = CommandRun.in(denmark, "validate");
        assertThat(refused.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(refused.err()).containsOnlyOnce("error[").contains("DOC-109");
    }

    /** Whoever asks for one place hears of that one first, however much is in the way there. */
    @Test
    void aPinnedPlaceThatIsUnableIsTheFirstThatIsTold() throws IOException {
        var workloads = denmark.resolve("tenants/fanoe/workloads.yaml");
        Files.writeString(
                workloads,
                Files.readString(workloads)
                        .replace(
                                "spec: {blueprint: erp}",
                                "spec: {blueprint: erp, placement: {provider: cleura}}"));
        assertThat(CommandRun.in(denmark, "plan", "--tenant", "fanoe").err())
                .contains("why:  cleura/sto2: ")
                .contains("Nearest is cleura/sto2.");
    }

    /** A cloud that nobody has access to is told once, with the way to it. */
    @Test
    void cloudsThatCannotBeReachedAreToldTogetherWithWhatToDo() throws IOException {
        var settings = denmark.resolve("samsky.yaml");
        Files.writeString(
                settings, Files.readString(settings).replace("clouds: embedded", "clouds: real"));
        var plan = CommandRun.in(denmark, "plan", "--tenant", "s*");
        assertThat(plan.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(plan.out().lines().count()).as(plan.out()).isLessThan(15);
        assertThat(plan.out())
                .containsPattern(
                        "\\? [0-9]+ resources of [0-9]+ tenants unknown in national-cloud");
        assertThat(plan.err()).contains("PN-107").contains("clouds.yaml, in this directory");
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
        assertThat(refused.err()).containsOnlyOnce("PN-101").contains("fanoe/eoj");
    }

    @Test
    void onlyWhatARuleNamesIsToldAsItsAssumption() throws IOException {
        var provider = folder.resolve("providers/national-cloud.yaml");
        Files.writeString(
                provider,
                Files.readString(provider)
                        .replace(
                                "    - {name: iso-27001",
                                "    - {name: iso, evidence: none yet, reviewed: 2026-11-26,"
                                        + " assumed: true}\n    - {name: iso-27001"));
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/eoj"))
                .contains("It holds if what is assumed comes true: iso-27001 of national-cloud.");
    }

    @Test
    void cprStaysInDenmarkAndTheWebSiteMayGo() {
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/eoj"))
                .contains("is eoj: Electronic care record")
                .contains("; sizes are estimates.")
                .contains("FAIL sensitive-content-stays-in-denmark")
                .containsPattern("national-cloud/dk-east +chosen +≈ [0-9,\\h]+ DKK")
                .contains("It costs ≈ ")
                .contains("may hold sensitive content, as is ")
                .contains("It holds if what is assumed comes true: iso-27001 of national-cloud.");
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/cms", "-o", "json"))
                .contains("\"blueprint\": \"cms\"")
                .contains("sizes are estimates");
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/cms"))
                .containsPattern("ovhcloud/gra +permitted")
                .containsPattern("cleura/sto2 +unable")
                // Its prices are listed, in USD at a rate that is assumed.
                .containsPattern("aws-stockholm/[a-z0-9-]+ +[a-z ]+≈ [0-9]");
        assertThat(ends(ExitStatus.DONE, "explain", "samsoe/erp"))
                .containsPattern("cleura/sto2 +forbidden +unknown")
                .containsPattern("ovhcloud/gra +forbidden +unknown")
                .doesNotContain(" 0,00 DKK");
    }
}
