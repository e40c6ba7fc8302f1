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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state that is lost builds nothing a second time, and can be had again. */
class LostStateTest {
    private static final Pattern DEPLOYMENT = Pattern.compile("Deployment ([0-9a-f-]{36})\\.");

    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private String deployment() {
        var found = DEPLOYMENT.matcher(run("state", "list").out());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void lose() throws IOException {
        for (var name : List.of("state.db", "state.db-wal", "state.db-shm")) {
            Files.deleteIfExists(workspace.resolve(".samsky").resolve(name));
        }
    }

    private String standing() {
        return run("simulated", "list").out();
    }

    private void edit(String file, String from, String to) throws IOException {
        var path = workspace.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void isRefusedRestoredAndAdopted() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        var stood = standing();
        lose();

        var refused = run("apply", "--yes");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err())
                .contains("error[EN-108]")
                .contains("samsky state restore " + lost)
                .contains("spec.state.beside: [" + lost + "]");
        assertThat(run("destroy", "--yes").err()).contains("error[EN-108]");
        assertThat(standing()).isEqualTo(stood);
        var drift = run("drift", "--detailed-exitcode");
        assertThat(drift.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(drift.out()).doesNotContain("No drift");
        assertThat(drift.err()).contains("error[EN-108]");

        assertThat(run("state", "restore", lost, "--yes", "--reason", "The disk broke").out())
                .contains("of 3 tenants");
        assertThat(deployment()).isEqualTo(lost);
        assertThat(CommandRun.ends(ExitStatus.DONE, workspace, "state", "log", "aarhus").out())
                .contains("the state was given the identity of " + lost);
        assertThat(run("state", "log", "århus").err()).contains("Known: aarhus, samsoe, viborg.");
        assertThat(run("plan").out())
                .contains("    * tenant-space/national-cloud.dk-east ")
                .contains(
                        "0 to create, 0 to update, 0 to replace, 0 to delete, 89 to adopt in 3 of 3"
                                + " tenants; 0 unchanged. 0,00 DKK/month.");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        assertThat(standing()).isEqualTo(stood);
        assertThat(run("state", "log", "aarhus", "--limit", "1000").out())
                .containsPattern(
                        "state +the state was given the identity of "
                                + lost
                                + " +state restore by .*: The disk broke");
    }

    @Test
    void whereThereIsNoStateItHasNoIdentity() throws IOException {
        for (var made : List.of(false, true)) {
            if (made) { // and whoever made it died before anything was in it
                Files.createDirectories(workspace.resolve(".samsky"));
                Files.createFile(workspace.resolve(".samsky/state.db"));
            }
            assertThat(CommandRun.ends(ExitStatus.DONE, workspace, "state", "list").out())
                    .isEqualTo("There is no state yet. The first apply makes it.\n");
            assertThat(run("state", "list", "-o", "json").out()).doesNotContain("deployment");
        }
    }

    @Test
    void whatStandsKeepsItsRoomBeforeItIsTakenIn() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        edit(
                "providers/national-cloud.yaml",
                "dk-east: {country: DK, capacity: {vcpus: 600,",
                "dk-east: {country: DK, capacity: {vcpus: 160,");
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        Files.writeString(
                workspace.resolve("tenants/samsoe/journal.yaml"),
                """
                apiVersion: samsky.dk/v1
                kind: Workload
                metadata: {name: journal, tenant: samsoe}
                spec:
                  blueprint: case-management
                  parameters: {webServers: 1, databaseSize: 200Gi, protectDatabase: false}
                  data: {confidentiality: sensitive, personal: cpr}
                """);
        assertThat(run("plan").out()).containsPattern("journal +national-cloud/dk-west");
    }

    @Test
    void whatHoldsDataIsTakenInBeforeItIsTakenAway() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        var stood = standing();
        var refused = run("destroy", "--yes");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err()).contains("error[PN-112]").contains("Run 'samsky apply' with");
        assertThat(standing()).isEqualTo(stood);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("destroy", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    /** Its range is remembered, so that it can be looked for. */
    @Test
    void aTenantWhoseDocumentsAreGoneAsWellIsPlannedAndDestroyed() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        Files.move(workspace.resolve("tenants/samsoe"), folder.resolve("samsoe"));
        assertThat(run("plan").err()).contains("error[PN-112]").contains("samsoe/");
        assertThat(run("destroy", "--yes", "--tenant", "samsoe").err()).contains("error[PN-112]");
    }

    @Test
    void whatIsNotTakenInYetCostsWhatNobodyKnows() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("cost").out())
                .containsPattern("samsoe +\\? .*and 1 price unknown")
                .containsPattern("total +\\? ")
                .contains("what stands of samsoe is not known before it is applied");
        assertThat(run("cost", "-o", "markdown").out()).containsPattern("samsoe \\| \\? ");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("cost").out()).doesNotContain("unknown");
    }

    /** The order in which tenants came decided ranges, and prices places: neither moves. */
    @Test
    void keepsRangesAndPlacesThatWouldBeOthersNow() throws IOException {
        var samsoe = workspace.resolve("tenants/samsoe");
        Files.move(samsoe, folder.resolve("samsoe"));
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        Files.move(folder.resolve("samsoe"), samsoe);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        var ranges = ranges();
        var stood = standing();
        lose();
        edit(
                "providers/prices/national-cloud.csv",
                "g1.small,*,month,310.00,",
                "g1.small,dk-west,month,310.00,DKK,assumed,2026-01-01,assumed\n"
                        + "server,g1.small,dk-east,month,990.00,");
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ranges()).isEqualTo(ranges).contains("viborg 10.0.0.0/16");
        assertThat(standing()).isEqualTo(stood);
    }

    /** Removed, to be elsewhere, or to be made: whatever it is, nothing happens to it there. */
    @ParameterizedTest
    @ValueSource(strings = {"national-cloud", "nordic-commercial"})
    void leavesAnExcludedProviderAloneBeforeAllIsTakenIn(String excluded) throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        Files.delete(workspace.resolve("tenants/samsoe/hjemmeside.yaml"));
        edit(
                "tenants/viborg/workloads.yaml",
                "  placement: {provider: nordic-commercial} ",
                "  placement: {provider: national-cloud} ");
        edit(
                "tenants/viborg/workloads.yaml",
                "  parameters: {servers: 2}\n",
                "  parameters: {servers: 2}\n  placement: {provider: nordic-commercial}\n");
        for (var again = 0; again < 2; again++) {
            var plan = run("plan", "--exclude-provider", excluded, "-o", "json");
            assertThat(plan.out())
                    .contains("\"resource_changes\"")
                    .doesNotContain("\"provider\": \"" + excluded + "\"")
                    .doesNotContain("\"type\": \"replace\"");
            var before = standingAt(excluded);
            run("apply", "--exclude-provider", excluded, "--yes");
            assertThat(standingAt(excluded)).isEqualTo(before);
        }
    }

    private String standingAt(String provider) {
        return run("simulated", "list", "--provider", provider).out();
    }

    @Test
    void whatWasRenamedMeanwhileIsMoved() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        var stood = standing().lines().count();
        lose();
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        edit("tenants/samsoe/esdh.yaml", "name: esdh", "name: journal");
        edit("tenants/samsoe/esdh.yaml", "spec:\n", "spec:\n  movedFrom: esdh\n");
        var plan = run("plan", "--tenant", "samsoe");
        assertThat(plan.status()).as(plan.err()).isEqualTo(ExitStatus.DONE);
        assertThat(plan.out())
                .contains(
                        "0 to create, 0 to update, 0 to replace, 0 to delete, 7 to move, 6 to"
                                + " adopt");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        assertThat(standing().lines().count()).isEqualTo(stood);
        assertThat(standing()).contains("samsoe/journal/").doesNotContain("samsoe/esdh/");
    }

    /** Of a move that was cut short, the larger one holds all. */
    @Test
    void aRangeIsRestoredAsItStandsAndMovesFromNothingUnseen() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        var space = "aarhus/tenant-space/nordic-commercial.se-stockholm";
        run("simulated", "change", space, "range", "10.64.0.0/15");
        assertThat(run("state", "restore", lost, "--yes").status()).isEqualTo(ExitStatus.DONE);
        edit("tenants/samsoe/tenant.yaml", "  access:", "  addressRange: 10.65.0.0/16\n  access:");
        assertThat(run("validate").err())
                .contains("overlaps 10.64.0.0/15, which belongs to 'aarhus'");
        edit("tenants/samsoe/tenant.yaml", "10.65.0.0/16", "10.200.0.0/16");
        var unseen = run("plan", "--tenant", "samsoe", "--refresh", "none");
        assertThat(unseen.err()).contains("error[BP-203]", "what stands of it is not known");
        assertThat(run("plan", "--tenant", "samsoe").err())
                .contains("error[BP-203]", "stands in 10.0.0.0/16");
    }

    private List<String> ranges() {
        return Pattern.compile("(?m)^([a-z]+) .* (10\\.[0-9.]+/[0-9]+) ")
                .matcher(run("state", "list").out())
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    @Test
    void anotherDeploymentThatIsNamedIsNoMatter() throws IOException {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var first = deployment();
        lose();
        edit(
                "samsky.yaml",
                "  currency: DKK\n",
                "  currency: DKK\n  state: {beside: [" + first + "]}\n");
        assertThat(run("apply", "--tenant", "samsoe", "--yes").err()).doesNotContain("EN-108");
        edit("samsky.yaml", "beside: [" + first + "]", "beside: []");
        var warned = run("plan", "--detailed-exitcode", "--tenant", "samsoe");
        assertThat(warned.status()).isEqualTo(ExitStatus.DONE);
        assertThat(warned.err()).contains("warning[EN-108]").contains(first);
    }

    @Test
    void onlyAnIdentityThatSomethingCarriesIsTaken() {
        assertThat(run("state", "restore", "a b", "--yes").status()).isEqualTo(ExitStatus.USAGE);
        var nothing = run("state", "restore", "unheard-of", "--yes");
        assertThat(nothing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(nothing.err()).contains("error[EN-109]").contains("unheard-of");
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var own = deployment();
        var used = run("state", "restore", own, "--yes");
        assertThat(used.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(used.err()).contains("error[EN-109]").contains("is not empty");
        assertThat(run("state", "restore", own).status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void isNotRestoredWhileACloudCannotBeRead() throws IOException {
        assertThat(run("apply", "--tenant", "samsoe", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var lost = deployment();
        lose();
        Files.writeString(
                workspace.resolve(".samsky").resolve("simulated-nordic-commercial.db"),
                "no cloud at all");
        var refused = run("state", "restore", lost, "--yes");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err()).contains("error[EN-109]").contains("nordic-commercial");
        assertThat(deployment()).isNotEqualTo(lost);
    }

    @Test
    void whatAnotherDeploymentHasCostsWhatNobodyKnows() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        lose();
        var plan = run("plan");
        assertThat(plan.out()).doesNotContain("0,00").contains("; 3 tenants not planned");
        assertThat(run("plan", "-o", "json").out()).contains("\"unread\"", "\"samsoe\"");
        var applied = run("apply", "--yes").out();
        assertThat(applied)
                .containsPattern("samsoe +\\? .*and 1 price unknown")
                .containsPattern("total +\\? ")
                .contains("unknown: what another deployment has of samsoe")
                .doesNotContain(" 0,00");
        run("plan", "--out", "lost.plan");
        assertThat(run("apply", "lost.plan").out()).containsPattern("samsoe +\\? ");
    }

    @Test
    void aTenantWithoutDocumentsIsMarkedWhileItStandsAndLeftOutWhenItIsGone() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        Files.move(workspace.resolve("tenants/samsoe"), folder.resolve("samsoe"));
        assertThat(run("cost").out())
                .contains("samsoe (removed) ")
                .contains(
                        "No document speaks of samsoe any more. What stands of it costs as before");
        assertThat(run("cost", "-o", "json").out()).contains("\"removed\": true");
        assertThat(run("cost", "-o", "csv").out()).containsPattern("samsoe,.*,true,\r\n");
        assertThat(run("cost", "-o", "markdown").out()).contains("samsoe (removed)");
        assertThat(run("state", "list").out()).contains("samsoe (removed, still standing)");
        assertThat(run("destroy", "--yes", "--tenant", "samsoe").status())
                .isEqualTo(ExitStatus.DONE);
        assertThat(run("cost").out()).doesNotContain("samsoe").contains("viborg");
        assertThat(run("state", "list").out()).contains("samsoe (removed, nothing left)");
    }
}
