package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in one tenant's own files is that tenant's, and stops nobody else. */
class RefusedTenantTest {
    @TempDir Path folder;
    private Path workspace;
    private Path tenant;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        tenant = workspace.resolve("tenants/samsoe/tenant.yaml");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void mistake(String kind) throws IOException {
        switch (kind) {
            case "a wrong word" -> replace(tenant, "onExceed: deny", "onExceed: denny");
            case "no YAML" -> Files.writeString(tenant, "kind: [\n}");
            case "no UTF-8" -> Files.write(tenant, new byte[] {'k', (byte) 0xE6, '\n'});
            case "another's name" -> replace(tenant, "name: samsoe", "name: viborg");
            case "an emptied tenant.yaml" -> Files.writeString(tenant, "");
            case "an emptied workload" ->
                    Files.writeString(workspace.resolve("tenants/samsoe/esdh.yaml"), "# later\n");
            case "a workload in a folder within" -> {
                var inner = Files.createDirectory(workspace.resolve("tenants/samsoe/web"));
                Files.move(
                        workspace.resolve("tenants/samsoe/hjemmeside.yaml"),
                        inner.resolve("hjemmeside.yaml"));
            }
            case "no tenant.yaml" -> Files.delete(tenant);
            case "a wrong workload" ->
                    replace(
                            workspace.resolve("tenants/samsoe/esdh.yaml"),
                            "blueprint: case-management",
                            "blueprint: case-managment");
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static void replace(Path file, String right, String wrong) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a wrong word",
                "no YAML",
                "no UTF-8",
                "another's name",
                "an emptied tenant.yaml",
                "an emptied workload",
                "no tenant.yaml",
                "a workload in a folder within",
                "a wrong workload"
            })
    void stopsNobodyElseAndLosesNothing(String mistake) throws IOException {
        mistake(mistake);
        replace(
                workspace.resolve("tenants/viborg/tenant.yaml"),
                "{group: viborg-it, role: operator}",
                "{group: viborg-drift, role: operator}");

        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("viborg-drift")
                .doesNotContain("- server");
        assertThat(plan.err()).contains("tenants/samsoe/");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("plan", "--tenant", "viborg").status()).isEqualTo(ExitStatus.DONE);
        var cost = run("cost");
        assertThat(cost.out()).containsPattern("samsoe +≈ 2 896,19");
        assertThat(cost.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(run("show", "--tenant", "samsoe").out()).contains("server/web-1");
    }

    @Test
    void everyCommandSaysWhomItLeavesOut() throws IOException {
        mistake("a wrong word");
        assertThat(run("validate").status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("plan", "--tenant", "samsoe").status()).isEqualTo(ExitStatus.INVALID);
        var drift = run("drift");
        assertThat(drift.out()).contains("Not compared: samsoe, for 1 error.");
        assertThat(drift.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("explain", "viborg/bibliotek").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("explain", "samsoe/esdh").status()).isEqualTo(ExitStatus.INVALID);
    }

    @Test
    void isNotDestroyedByWhatItsDocumentsDoNotSay() throws IOException {
        mistake("no YAML");
        var destroyed = run("destroy", "--yes", "--tenant", "samsoe");
        assertThat(destroyed.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("show", "--tenant", "samsoe").out()).contains("server/web-1");
    }

    @Test
    void isLeftWhereAllElseIsDestroyed() throws IOException {
        mistake("an emptied tenant.yaml");
        assertThat(run("destroy", "--yes").status()).isEqualTo(ExitStatus.PARTIAL);
        assertThat(run("show", "--tenant", "samsoe").out()).contains("server/web-1");
        assertThat(run("destroy", "--yes").status()).isEqualTo(ExitStatus.INVALID);
    }

    /** A waiver that nobody uses permits nothing. */
    @Test
    void whoRenamesAWorkloadThatHasAWaiverStopsNobody() throws IOException {
        replace(
                workspace.resolve("tenants/viborg/workloads.yaml"),
                "name: bibliotek,",
                "name: biblioteket,");
        var told = run("validate");
        assertThat(told.err()).contains("warning[DOC-507]");
        assertThat(told.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--tenant", "samsoe").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void keepsItsRoomAndTheOthersBearWhatItsInhabitantsWould() throws IOException {
        mistake("no YAML");
        var told = run("cost").err();
        assertThat(told).contains("How many inhabitants samsoe has is not known.");
        assertThat(run("plan", "--tenant", "viborg").err()).contains("How many inhabitants samsoe");
        mistake("a wrong workload");
    }

    @Test
    void aPlanThatWasSavedBesideARefusedTenantIsStaleOnceThatIsMended() throws IOException {
        var right = Files.readAllBytes(tenant);
        mistake("no UTF-8");
        replace(
                workspace.resolve("tenants/viborg/tenant.yaml"),
                "{group: viborg-it, role: operator}",
                "{group: viborg-drift, role: operator}");
        assertThat(run("plan", "--out", "change.plan").status()).isEqualTo(ExitStatus.INVALID);
        Files.write(tenant, right);
        var stale = run("apply", "change.plan");
        assertThat(stale.status()).isEqualTo(ExitStatus.STALE);
        assertThat(stale.err()).contains("tenants/samsoe/tenant.yaml changed");
        mistake("no UTF-8");
        assertThat(run("apply", "change.plan").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("show", "--tenant", "samsoe").out()).contains("server/web-1");
        assertThat(run("show", "--tenant", "viborg").out()).contains("viborg-drift");
    }

    @Test
    void aRangeThatWasGivenToAnotherIsToldByValidateAndRefusesItsWriterOnly() throws IOException {
        replace(
                workspace.resolve("tenants/viborg/tenant.yaml"),
                "  access:",
                "  addressRange: 10.0.0.0/16\n  access:");
        var told = run("validate");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(told.err())
                .contains("BP-200")
                .contains(
                        "The range 10.0.0.0/16 of 'viborg' overlaps 10.0.0.0/16, which belongs to"
                                + " 'samsoe'.");
        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: viborg, for 1 error.")
                .contains(
                        "No changes: 60 resources in 2 tenants as written; 1 tenant not planned,"
                                + " counted with ");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("plan", "--tenant", "samsoe").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void twoThatWriteOneRangeAreBothRefusedAndToldOnce() throws IOException {
        for (var name : new String[] {"viborg", "samsoe"}) {
            replace(
                    workspace.resolve("tenants/" + name + "/tenant.yaml"),
                    "  access:",
                    "  addressRange: 10.80.0.0/16\n  access:");
        }
        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("Not planned: viborg, for 1 error.")
                .contains(
                        "No changes: 47 resources in 1 tenant as written; 2 tenants not planned,"
                                + " counted with ");
        assertThat(plan.err()).containsOnlyOnce("DOC-514").doesNotContain("BP-200");
        assertThat(run("validate").err()).containsOnlyOnce("DOC-514").doesNotContain("BP-200");
    }

    @Test
    void whoseRangeStandsKeepsItAndTheNewcomerIsRefused() throws IOException {
        replace(
                tenant,
                "  access:",
                "  addressRange: 10.64.0.0/16    # which aarhus has\n  access:");
        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("2 tenants as written; 1 tenant not planned, counted with ");
        assertThat(plan.err()).containsOnlyOnce("DOC-514").contains("of 'samsoe' overlaps");
        assertThat(run("plan", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aNewcomerWithAnothersMunicipalityCodeIsRefusedAlone() throws IOException {
        var newcomer = workspace.resolve("tenants/nyborg/tenant.yaml");
        Files.createDirectories(newcomer.getParent());
        Files.writeString(newcomer, Files.readString(tenant).replace("samsoe", "nyborg"));
        var plan = run("plan");
        assertThat(plan.err())
                .containsOnlyOnce("DOC-516")
                .contains("the official list has 'samsoe' under this code");
        assertThat(plan.out())
                .contains("Not planned: nyborg, for 1 error.")
                .contains("3 tenants as written; 1 tenant not planned, counted with ");
    }

    @Test
    void aFolderThatIsNotNamedLikeATenantRefusesTheOneThatIsMeant() throws IOException {
        Files.move(workspace.resolve("tenants/samsoe"), workspace.resolve("tenants/Samsø"));
        var plan = run("plan");
        assertThat(plan.err())
                .contains("The folder tenants/Samsø is not named like a tenant.")
                .contains("Did you mean tenants/samsoe?")
                .contains("1 error and 2 warnings in 1 file.");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("2 tenants as written; 1 tenant not planned, counted with ");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("validate").status()).isEqualTo(ExitStatus.INVALID);
    }

    @Test
    void aWaiverOfATenantWhoseFolderIsMisnamedIsNotDoubted() throws IOException {
        Files.move(workspace.resolve("tenants/viborg"), workspace.resolve("tenants/Viborg"));
        assertThat(run("validate").err())
                .contains("DOC-404")
                .doesNotContain("DOC-506")
                .doesNotContain("DOC-507");
    }

    /** Nobody knows whose a misnamed folder is, so nothing is deleted for want of a folder. */
    @Test
    void aFolderThatNobodyIsMeantByDeletesNobody() throws IOException {
        Files.move(workspace.resolve("tenants/samsoe"), workspace.resolve("tenants/1. Ø-kommunen"));
        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: oe-kommunen, for 1 error.")
                .contains("Not planned: samsoe, for 1 error.")
                .doesNotContain("- server")
                .contains("2 tenants as written; 2 tenants not planned, counted with ");
        assertThat(plan.err()).contains("Whether 'samsoe' has a folder is not known.");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
    }

    @Test
    void twoFoldersThatDifferInCapitalLettersStopNobodyElse() throws IOException {
        Files.createDirectories(workspace.resolve("tenants/SAMSOE"));
        var plan = run("plan");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("2 tenants as written; 1 tenant not planned, counted with ");
    }

    @Test
    void theFirstLineSumsTheWholeAndTellsWhatStandsOfTheTenantThatIsNotPlanned()
            throws IOException {
        var whole = run("plan").out().lines().findFirst().orElseThrow();
        assertThat(whole).contains("3 tenants").doesNotContain("not planned");
        assertThat(sum(whole)).startsWith("≈ 163 020,89");
        mistake("a wrong workload");
        var plan = run("plan").out();
        assertThat(plan.lines().findFirst().orElseThrow())
                .contains("2 tenants")
                .contains(sum(whole))
                .endsWith(
                        "/month  (0,00); 1 tenant not planned, counted with ≈ 9 748,43 as it"
                                + " stands");
        assertThat(plan)
                .contains(
                        "1 tenant not planned, counted with ≈ 9 748,43 as it stands. "
                                + sum(whole)
                                + "/month.");
    }

    private static String sum(String first) {
        return first.replaceFirst(".*workloads, (.*)/month.*", "$1");
    }

    @Test
    void aWorkloadThatIsNamedWithItsTenantIsPlannedWithThatTenantAlone() {
        var alone = run("plan", "--workload", "viborg/esdh").out();
        assertThat(alone).doesNotContain("aarhus", "samsoe");
        var rest = alone.substring(alone.lastIndexOf(" as written. "));
        assertThat(run("plan", "--tenant", "viborg").out()).contains(rest.strip());
    }

    @Test
    void aRuleThatCannotBeJudgedIsToldOnce() throws IOException {
        var rule = workspace.resolve("policies/backup-windows.yaml");
        replace(rule, "action: warn", "action: deny");
        replace(rule, "resource.storage <=", "resource.fields.sizes <=");
        var plan = run("plan");
        assertThat(plan.err()).containsOnlyOnce("error[PN-109]").contains("'sizes'");
        assertThat(plan.out()).contains("Not planned: aarhus, for 1 error.");
        assertThat(plan.status()).isEqualTo(ExitStatus.FORBIDDEN);
    }

    @Test
    void whatAllShareStillStopsAll() throws IOException {
        replace(workspace.resolve("policies/cpr.yaml"), "scope: placement", "scope: plcement");
        var plan = run("plan", "--tenant", "viborg");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(plan.out()).isEmpty();
    }

    @Test
    void anExceededQuotaDoesNotHideTheBudget() throws IOException {
        replace(tenant, "vcpus: 40,", "vcpus: 1,");
        replace(tenant, "amount: 60000 DKK", "amount: 60 DKK");
        replace(
                workspace.resolve("tenants/samsoe/tenant.yaml"),
                "{group: samsoe-it, role: operator}",
                "{group: samsoe-drift, role: operator}");
        replace(workspace.resolve("tenants/samsoe/esdh.yaml"), "webServers: 1", "webServers: 2");
        var plan = run("plan");
        assertThat(plan.err()).contains("PN-103").contains("COST-301");
        assertThat(plan.out()).contains("Not planned: samsoe, for 2 errors.");
    }

    @Test
    void noTenantSpeaksForAllByAMisplacedDocument() throws IOException {
        Files.copy(
                workspace.resolve("policies/cpr.yaml"),
                workspace.resolve("tenants/samsoe/cpr.yaml"));
        var plan = run("plan");
        assertThat(plan.err()).contains("DOC-303").doesNotContain("DOC-501");
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("No changes: 76 resources");
    }
}
