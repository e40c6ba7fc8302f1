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

/** Nobody's people act in what another municipality runs, unless samsky.yaml says so. */
class ForeignGroupTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    @Test
    void aGroupOfTwoTenantsRefusesThoseTwo() throws IOException {
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        var told = run("validate");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(told.err())
                .containsOnlyOnce("DOC-520")
                .contains("--> tenants/viborg/tenant.yaml:12:15")
                .contains("The group 'samsoe-it' is named by 'samsoe' and by 'viborg'.")
                .contains("under 'sharedGroups' in samsky.yaml");
        var plan = run("plan");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(plan.out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("Not planned: viborg, for 1 error.")
                .contains("in 1 of 1 tenant;");
        replace("samsky.yaml", "[fælles-udviklere]", "[fælles-udviklere, samsoe-it]");
        assertThat(run("validate").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void whoNamesTheGroupOfAnotherIsRefusedAlone() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        assertThat(run("validate", "--tenant", "samsoe").err()).containsOnlyOnce("DOC-520");
        assertThat(run("validate", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.DONE);
        var plan = run("plan");
        assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(plan.err())
                .containsOnlyOnce("DOC-520")
                .contains("--> tenants/viborg/tenant.yaml:12:15")
                .contains("It has rights in what 'samsoe' runs already, and keeps them.");
        assertThat(plan.out())
                .contains("Not planned: viborg, for 1 error.")
                .contains("in 2 tenants as written; 1 tenant not planned, counted with ");
        assertThat(run("plan", "--tenant", "samsoe").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("explain", "samsoe/hjemmeside").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("destroy", "--tenant", "viborg", "--yes").status())
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aGroupThatStillHasRightsElsewhereWaitsUntilTheyAreGone() throws IOException {
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        replace("tenants/samsoe/tenant.yaml", "group: samsoe-it,", "group: samsoe-drift,");
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: Samsoe-IT,");
        assertThat(run("validate").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.DONE);
        for (var alone : List.of(true, false)) {
            var plan = alone ? run("plan", "--tenant", "viborg") : run("plan");
            assertThat(plan.status()).isEqualTo(ExitStatus.INVALID);
            assertThat(plan.err())
                    .containsOnlyOnce("error[BP-113]")
                    .contains("--> tenants/viborg/tenant.yaml:12:15")
                    .contains("The group 'Samsoe-IT' of 'viborg' has rights in what 'samsoe' runs.")
                    .contains("\n            samsky apply --tenant samsoe\n");
            assertThat(plan.out()).contains("Not planned: viborg, for 1 error.");
        }
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.PARTIAL);
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        CommandRun.ends(ExitStatus.DONE, workspace, "plan", "--detailed-exitcode");
    }

    @Test
    void aGroupOfATenantThatNoDocumentSpeaksOfAnyMoreHasItsRightsYet() throws IOException {
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes", "--tenant", "samsoe");
        for (var file : List.of("esdh.yaml", "hjemmeside.yaml", "tenant.yaml")) {
            Files.delete(workspace.resolve("tenants/samsoe").resolve(file));
        }
        Files.delete(workspace.resolve("tenants/samsoe"));
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        assertThat(run("plan", "--tenant", "viborg").err()).contains("error[BP-113]");
        CommandRun.ends(ExitStatus.DONE, workspace, "destroy", "--yes", "--tenant", "samsoe");
        CommandRun.ends(ExitStatus.DONE, workspace, "plan", "--tenant", "viborg");
    }

    @Test
    void aSavedPlanGivesNoGroupThatHasGotRightsElsewhereSince() throws IOException {
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        replace("tenants/samsoe/tenant.yaml", "group: samsoe-it,", "group: samsoe-drift,");
        var others = "plan --tenant viborg --out viborg.plan".split(" ", -1);
        CommandRun.ends(ExitStatus.DONE, workspace, others);
        replace("tenants/viborg/tenant.yaml", "group: samsoe-it,", "group: viborg-it,");
        replace("tenants/samsoe/tenant.yaml", "group: samsoe-drift,", "group: samsoe-it,");
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes", "--tenant", "samsoe");
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        replace("tenants/samsoe/tenant.yaml", "group: samsoe-it,", "group: samsoe-drift,");
        var late = CommandRun.ends(ExitStatus.STALE, workspace, "apply", "--yes", "viborg.plan");
        assertThat(late.err())
                .contains("error[EN-104] The plan is stale\n  --> viborg\n")
                .contains("The group 'samsoe-it' has rights in what 'samsoe' runs.");
        assertThat(run("state", "list").out()).doesNotContain("viborg/");
    }

    @Test
    void whoNamesTheGroupOfAnotherInOtherLettersIsRefusedAlone() throws IOException {
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: Samsoe-IT,");
        assertThat(run("plan").out())
                .contains("Not planned: samsoe, for 1 error.")
                .contains("Not planned: viborg, for 1 error.");
        replace("tenants/viborg/tenant.yaml", "group: Samsoe-IT,", "group: viborg-it,");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: Samsoe-IT,");
        var plan = run("plan");
        assertThat(plan.err())
                .containsOnlyOnce("DOC-521")
                .contains("'samsoe-it' of 'samsoe' and 'Samsoe-IT' of 'viborg'");
        assertThat(plan.out()).doesNotContain("Not planned: samsoe");
    }

    @Test
    void ofThreeThatNameOneGroupEachIsToldOnce() throws IOException {
        replace("tenants/viborg/tenant.yaml", "group: viborg-it,", "group: samsoe-it,");
        replace("tenants/aarhus/tenant.yaml", "group: aarhus-it-drift,", "group: samsoe-it,");
        var told = run("validate").err();
        assertThat(told)
                .contains("named by 'aarhus' and by 'samsoe'")
                .contains("named by 'aarhus' and by 'viborg'")
                .doesNotContain("named by 'samsoe' and by 'viborg'");
    }

    @Test
    void aGroupThatNobodyNamesRefusesThoseWhoseWorkloadsLetItAct() throws IOException {
        replace("samsky.yaml", "  sharedGroups:", "# sharedGroups:");
        var told = run("validate");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(told.err())
                .contains("error[BP-110] Group is not the tenant's")
                .contains("--> blueprints/self-service.yaml:19:21  viborg")
                .contains(
                        "The component 'app' lets the group 'fælles-udviklere' act in what 'viborg'"
                                + " runs; no document says that it is the tenant's.");
        assertThat(run("plan").out())
                .contains("Not planned: aarhus, for 1 error.")
                .contains("Not planned: viborg, for 1 error.")
                .contains("in 1 of 1 tenant;");
    }

    @Test
    void anothersGroupInABlueprintRefusesAllButItsOwner() throws IOException {
        replace("blueprints/self-service.yaml", "fælles-udviklere", "viborg-it");
        assertThat(run("validate").err())
                .contains("act in what 'aarhus' runs; it belongs to 'viborg'.")
                .contains("Remove it from the component, or, if it serves several tenants");
        assertThat(run("plan").out())
                .contains("Not planned: aarhus, for 1 error.")
                .contains("in 2 of 2 tenants;");
    }

    @Test
    void whatIsWrongInSharedGroupsLeavesTheirUseAlone() throws IOException {
        replace("samsky.yaml", "[fælles-udviklere]", "fælles-udviklere");
        assertThat(run("validate").err()).contains("DOC-306").doesNotContain("BP-110");
        assertThat(run("plan").status()).isEqualTo(ExitStatus.INVALID);
    }

    @Test
    void aNameThatDiffersInLetterCaseOnlyIsAMistake() throws IOException {
        replace("blueprints/self-service.yaml", "fælles-udviklere", "Fælles-Udviklere");
        assertThat(run("validate").err())
                .contains("BP-110")
                .contains("Did you mean 'fælles-udviklere'? It differs in letter case only.");
    }
}
