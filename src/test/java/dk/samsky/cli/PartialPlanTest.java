package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.model.Location;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of a part of a workspace, and plans that could not see all of it. */
class PartialPlanTest {
    private static final Location EAST = new Location("national-cloud", "dk-east");

    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private Amounts taken(String tenant) {
        var factory = ServiceLoader.load(StateStoreFactory.class).findFirst().orElseThrow();
        try (var store = factory.open(workspace, "", InstantSource.fixed(CommandRun.NOW))) {
            return Optional.ofNullable(store.occupancy().get(new TenantId(tenant)))
                    .map(places -> places.getOrDefault(EAST, Amounts.NONE))
                    .orElse(Amounts.NONE);
        }
    }

    private void holdInTheEast(int vcpus) throws IOException {
        var file = workspace.resolve("providers/national-cloud.yaml");
        var text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceFirst("capacity: \\{vcpus: [0-9]+", "capacity: {vcpus: " + vcpus));
    }

    @Test
    void placesBesideWhatTheOthersHave() throws IOException {
        assertThat(run("apply", "--tenant", "aarhus", "--yes").status()).isEqualTo(ExitStatus.DONE);
        // Both places cost the same, and the others have taken of the other.
        assertThat(run("plan", "--tenant", "samsoe").out())
                .containsPattern("esdh +national-cloud/dk-west");

        var others = taken("aarhus").vcpus();
        assertThat(others).isGreaterThan(20);
        holdInTheEast(others + 1);

        assertThat(run("plan", "--tenant", "samsoe").out())
                .containsPattern("esdh +national-cloud/dk-west");
        assertThat(run("explain", "samsoe/esdh").out())
                .contains("There is no room beside what stands and what is planned")
                .containsPattern("needs [0-9]+ vCPU, 1 of " + (others + 1));
        assertThat(run("plan", "--detailed-exitcode", "--tenant", "aarhus").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void explainsWhatFillsItsPlaceAsPermittedThere() throws IOException {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        holdInTheEast(taken("samsoe").vcpus());
        assertThat(run("explain", "samsoe/esdh").out()).doesNotContain("There is no room");
    }

    /** The place is full of what the others are to have, of which nothing stands yet. */
    @Test
    void explainsWhatPlanRefusesAsRefused() throws IOException {
        var file = workspace.resolve("providers/national-cloud.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("vcpus: 600", "vcpus: 60").replace("900", "30"));
        var plan = run("plan");
        assertThat(plan.err()).contains("PL-204").contains("viborg/esdh");
        assertThat(run("explain", "viborg/esdh").out())
                .contains("has no place")
                .doesNotContain("chosen");
        assertThat(run("explain", "samsoe/esdh").out())
                .contains("would be placed at national-cloud/dk-east: ")
                .doesNotContain("runs at");
    }

    @Test
    void aMistakeOfAnotherTenantHidesNoExplanation() throws IOException {
        Files.writeString(workspace.resolve("tenants/aarhus/workloads.yaml"), "kind: [");
        assertThat(run("explain", "samsoe/esdh").out()).contains("would be placed at ");
    }

    @Test
    void drawsWhatIsSelectedWithAllThatItNeeds() {
        assertThat(run("apply", "--yes", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.DONE);
        for (var selected :
                List.of(
                        List.of("--provider", "nordic-commercial"),
                        List.of("--workload", "bibliotek"))) {
            var line = new ArrayList<>(List.of("graph", "--tenant", "aarhus", "--format", "dot"));
            line.addAll(selected);
            var drawn = run(line.toArray(String[]::new)).out();
            var declared =
                    Pattern.compile("\\n    \"([^\"]+)\" \\[label")
                            .matcher(drawn)
                            .results()
                            .map(one -> one.group(1))
                            .toList();
            assertThat(declared).isNotEmpty();
            assertThat(drawn).doesNotContain("aarhus/esdh/");
            assertThat(
                            Pattern.compile("-> \"([^\"]+)\"")
                                    .matcher(drawn)
                                    .results()
                                    .map(one -> one.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(declared);
        }
    }

    @Test
    void sharesWithTenantsThatHaveNoDocumentAsCostDoes() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var file = workspace.resolve("providers/national-cloud.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "sharedCosts:",
                                "sharedCosts:\n"
                                        + "    - {name: desk, amount: 99999 DKK, per: month, by:"
                                        + " proportional}"));
        Files.move(workspace.resolve("tenants/samsoe"), folder.resolve("samsoe"));
        var cost = run("cost", "--tenant", "aarhus", "-o", "json").out();
        var total = Pattern.compile("\"total\": \"([0-9.]+)\"").matcher(cost);
        assertThat(total.find()).isTrue();
        assertThat(cost).contains("aarhus/(shared)/national-cloud/desk");
        assertThat(run("plan", "--tenant", "aarhus", "-o", "json").out())
                .contains("\"before\": \"" + total.group(1) + "\"");
        var alone = run("cost", "--tenant", "aarhus", "-o", "csv").out().lines().toList();
        assertThat(run("cost", "-o", "csv").out().lines()).containsAll(alone);
    }

    private void rule(String scope, String require) throws IOException {
        Files.writeString(
                workspace.resolve("policies/own.yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Policy
                metadata: {name: own}
                spec:
                  description: A rule of this test
                  basis: This test
                  scope: %s
                  require: "%s"
                  message: It is forbidden
                """
                        .formatted(scope, require));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workload", "resource", "placement"})
    void holdsOnlyWhatIsSelectedToItsRules(String scope) throws IOException {
        rule(scope, "!has(workload.name) || workload.name != 'bibliotek'");
        assertThat(run("plan", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.FORBIDDEN);
        var others = run("plan", "--tenant", "aarhus", "--workload", "esdh");
        assertThat(others.status()).as(others.err()).isEqualTo(ExitStatus.DONE);
        assertThat(others.out()).contains("1 workload,").doesNotContain("bibliotek");
        assertThat(run("plan", "--tenant", "aarhus", "--label", "domain=culture").status())
                .isEqualTo(ExitStatus.FORBIDDEN);
    }

    @Test
    void countsTheWholeTenantForItsQuota() throws IOException {
        var file = workspace.resolve("tenants/samsoe/tenant.yaml");
        Files.writeString(
                file, Files.readString(file).replaceFirst("servers: [0-9]+", "servers: 1"));
        var plan = run("plan", "--tenant", "samsoe", "--workload", "esdh");
        assertThat(plan.status()).isNotEqualTo(ExitStatus.DONE);
        assertThat(plan.err())
                .contains(
                        "A quota counts all workloads of the tenant over all providers, whatever"
                                + " is selected.");
    }

    @ParameterizedTest
    @CsvSource({
        "--label, domian=culture, Did you mean 'domain=culture'?",
        "--workload, esdhh, Did you mean 'esdh'?",
        "--provider, nationalcloud, Did you mean 'national-cloud'?",
        "--exclude-provider, nationalcloud, Did you mean 'national-cloud'?",
        "--tenant, arhus, Did you mean 'aarhus'?",
    })
    void refusesASelectionThatMeansNothing(String option, String value, String near) {
        for (var command : List.of("plan", "apply", "destroy", "drift", "show", "graph")) {
            var refused = run(command, option, value);
            assertThat(refused.status()).as(command).isEqualTo(ExitStatus.USAGE);
            assertThat(refused.err()).as(command).contains(near);
        }
    }

    @Test
    void refusesASelectionWhosePartsDoNotMeet() {
        assertThat(run("plan", "--label", "domain=culture", "--workload", "esdh").status())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void aPlanThatCouldNotSeeAllIsNoSuccess() {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        run("simulated", "fault", "observe denied times=99", "--provider", "national-cloud");
        for (var command : List.of("plan", "drift")) {
            for (var detail : List.of(List.<String>of(), List.of("--detailed-exitcode"))) {
                var line = new ArrayList<>(List.of(command, "--tenant", "samsoe"));
                line.addAll(detail);
                var run = run(line.toArray(String[]::new));
                assertThat(run.status()).as("%s", line).isEqualTo(ExitStatus.FAILED);
                assertThat(run.out())
                        .contains("Incomplete: no ")
                        .containsPattern("; [0-9]+ resources unknown, because not everything")
                        .doesNotContain("(0,00)");
                assertThat(run.err()).contains("PN-107").contains("could not be looked at.");
            }
        }
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status())
                .isEqualTo(ExitStatus.PARTIAL);
        var left = run("plan", "--tenant", "samsoe", "--exclude-provider", "national-cloud");
        assertThat(left.status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void showsWhatStoodAtASerial() {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var first = run("show", "--tenant", "samsoe", "--at", "1");
        assertThat(first.status()).isEqualTo(ExitStatus.DONE);
        assertThat(first.out()).doesNotContain("server/").contains("1 resource.");
        assertThat(run("state", "show", "samsoe", "--at", "1").out()).endsWith(first.out());
        assertThat(run("show", "--tenant", "samsoe", "--at", "9999").status())
                .isEqualTo(ExitStatus.USAGE);
        assertThat(run("show", "--at", "x", "--tenant", "samsoe").status())
                .isEqualTo(ExitStatus.USAGE);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("show", "--at", "1").err()).contains("Name one with --tenant");
    }

    @Test
    void givesAFormerNameToOneWorkloadOnly() throws IOException {
        Files.writeString(
                workspace.resolve("tenants/samsoe/more.yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Workload
                metadata: {name: one, tenant: samsoe}
                spec: {blueprint: web-site, movedFrom: old}
                ---
                apiVersion: samsky.dk/v1
                kind: Workload
                metadata: {name: two, tenant: samsoe}
                spec: {blueprint: web-site, movedFrom: old}
                """);
        var refused = run("validate");
        assertThat(refused.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(refused.err())
                .contains("tenants/samsoe/more.yaml:9:40")
                .contains("Two workloads are said to be renamed from 'old'.");
    }
}
