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

/** What somebody does first, from init to destroy, as output that is read in review. */
class FirstWorkspaceTest {
    @TempDir private Path folder;

    @BeforeEach
    void init() {
        assertThat(run("init").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(folder, line);
    }

    private void replace(String file, String old, String now) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }

    @Test
    void initWritesOverNothing() {
        var again = run("init");
        assertThat(again.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(again.err()).contains("samsky.yaml is there already.");
    }

    @Test
    void whoOnlyLooksMakesNoState() {
        for (var line :
                List.of(
                        "validate",
                        "plan",
                        "plan --destroy",
                        "show",
                        "drift",
                        "cost",
                        "graph",
                        "state list",
                        "explain aarhus/esdh")) {
            CommandRun.ends(ExitStatus.DONE, folder, line.split(" "));
            assertThat(folder.resolve(".samsky/state.db")).as(line).doesNotExist();
        }
        CommandRun.ends(ExitStatus.DONE, folder, "plan", "--out", "change.plan");
        CommandRun.ends(ExitStatus.DONE, folder, "apply", "--yes", "change.plan");
    }

    @Test
    void theFolderToGoToIsOneWord() {
        assertThat(run("init", "new folder æøå").out()).contains("    cd -- 'new folder æøå'\n");
        assertThat(run("init", "nyt/æøå").out()).contains("    cd nyt/æøå\n");
    }

    @Test
    void whatTheEmbeddedCloudDoesNotHoldIsWrongUsageAndItsDamageIsNot() throws IOException {
        run("apply", "--yes");
        CommandRun.ends(
                ExitStatus.USAGE, folder, "simulated", "change", "nope", "size", "g1.large");
        CommandRun.ends(ExitStatus.USAGE, folder, "simulated", "fault", "nope");
        var cloud = folder.resolve(".samsky/simulated-national-cloud.db");
        Files.writeString(cloud, "This is no cloud. ".repeat(1000));
        CommandRun.ends(ExitStatus.FAILED, folder, "simulated", "list");
    }

    @Test
    void editorsFindTheirSchemas() throws IOException {
        for (var file :
                new String[] {
                    "samsky.yaml", "tenants/aarhus/esdh.yaml", "policies/cpr-stays-in-denmark.yaml"
                }) {
            var path = folder.resolve(file);
            var header = Files.readAllLines(path).getFirst();
            var schema = header.substring(header.indexOf("$schema=") + "$schema=".length());
            assertThat(path.resolveSibling(schema)).exists();
        }
    }

    @Test
    void planShowsWhatIsToComeWithItsPrice() {
        var plan = run("plan");
        assertThat(plan.status()).isEqualTo(ExitStatus.DONE);
        Golden.check("plan/first/out.txt", plan.out());
        Golden.check("plan/first/out.md", run("plan", "-o", "markdown").out());
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.CHANGES);
    }

    @Test
    void mistakesAreNamedAtTheirPlaces() throws IOException {
        replace("tenants/aarhus/esdh.yaml", "case-management", "case-managment");
        replace("providers/national-cloud.yaml", "jurisdiction: DK", "jurisdiktion: DK");
        var validate = run("validate");
        assertThat(validate.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(validate.out()).isEmpty();
        Golden.check("validate/mistakes/err.txt", validate.err());
        var json = run("validate", "-o", "json", "--sarif-into", "s.json", "--junit-into", "j.xml");
        assertThat(json.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(json.err()).isEmpty();
        assertThat(json.out()).contains("\"file\": \"tenants/aarhus/esdh.yaml\"");
        Golden.check("validate/mistakes/junit.xml", text("j.xml"));
        assertThat(text("s.json")).contains("\"version\": \"2.1.0\"").contains("\"startLine\": 6");
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void applyAsksAndDoesNothingUnlessItIsToldTo() {
        assertThat(run("apply").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.typed("no\n", folder, "apply").status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run("state", "list", "-o", "json").out()).doesNotContain("aarhus");
        var applied = CommandRun.typed("yes\n", folder, "apply");
        assertThat(applied.status()).isEqualTo(ExitStatus.DONE);
        assertThat(applied.out()).contains("8 steps done in 1 tenant.").contains("2 740,00");
    }

    @Test
    void whatWasAppliedIsEmptyToPlanAndDriftIsSeen() {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("plan", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        Golden.check("plan/nothing/out.txt", run("plan").out());
        Golden.check("cost/workloads/out.txt", run("cost", "--by", "workload").out());
        Golden.check("explain/only/out.txt", run("explain", "aarhus/esdh").out());
        assertThat(run("drift", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        run("simulated", "change", "aarhus/esdh/server/web-1", "size", "g1.large");
        run("simulated", "delete", "aarhus/esdh/server/web-2");
        var drift = run("drift", "--detailed-exitcode");
        assertThat(drift.status()).isEqualTo(ExitStatus.CHANGES);
        Golden.check("drift/damage/out.txt", drift.out());
        assertThat(run("apply", "--yes", "--reason", "mend").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("drift", "--detailed-exitcode").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("state", "log", "aarhus").out()).contains(": mend");
    }

    @Test
    void aSavedPlanIsAppliedAsItIsOrRefused() throws IOException {
        assertThat(run("plan", "--out", "first.plan").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("show", "first.plan").out()).contains("8 changes.");
        replace("tenants/aarhus/esdh.yaml", "webServers: 3", "webServers: 2");
        var refused = run("apply", "first.plan");
        assertThat(refused.status()).isEqualTo(ExitStatus.STALE);
        assertThat(refused.err()).contains("tenants/aarhus/esdh.yaml changed");
        replace("tenants/aarhus/esdh.yaml", "webServers: 2", "webServers: 3");
        assertThat(run("apply", "first.plan").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "first.plan").status()).isEqualTo(ExitStatus.STALE);
    }

    @Test
    void whatIsForbiddenOrTooDearHasItsOwnStatus() throws IOException {
        replace("tenants/aarhus/tenant.yaml", "450000 DKK", "100 DKK");
        assertThat(run("plan", "-q").status()).isEqualTo(ExitStatus.OVER_BUDGET);
        replace(
                "policies/cpr-stays-in-denmark.yaml",
                "region.country == 'DK'",
                "region.country == 'SE'");
        var forbidden = run("plan", "-q", "-o", "json");
        assertThat(forbidden.status()).isEqualTo(ExitStatus.FORBIDDEN);
        assertThat(forbidden.out()).contains("PL-201").contains("\"complete\": false");
    }

    /** What plan forbids whatever the place, explain does not tell as permitted. */
    @Test
    void explainKnowsTheRulesAboutWorkloads() throws IOException {
        replace("policies/cpr-stays-in-denmark.yaml", "scope: placement", "scope: workload");
        replace(
                "policies/cpr-stays-in-denmark.yaml",
                "region.country == 'DK' && provider.owner.jurisdiction in eu",
                "workload.data.personal == 'none'");
        replace("policies/cpr-stays-in-denmark.yaml", "${provider.name}/${region.name}", "that");
        var forbidden = run("plan", "-q");
        assertThat(forbidden.status()).isEqualTo(ExitStatus.FORBIDDEN);
        assertThat(forbidden.err()).contains("PN-108");
        assertThat(run("explain", "aarhus/esdh").out())
                .contains("has no place")
                .containsPattern("forbidden +≈ [0-9,\\h]+ DKK +cpr-stays-in-denmark")
                .contains("FAIL cpr-stays-in-denmark")
                .doesNotContainPattern("(chosen|permitted) +≈ [0-9]");
    }

    @Test
    void destroyLeavesNothing() {
        assertThat(run("validate").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
        var destroyed = run("destroy", "--yes", "-q");
        assertThat(destroyed.status()).isEqualTo(ExitStatus.DONE);
        assertThat(destroyed.out()).endsWith("Nothing is left: every place was looked at.\n");
        assertThat(run("simulated", "list").out()).isEmpty();
    }

    @Test
    void destroyDoesNothingToWhatIsProtectedAndSaysHowItMayGo() throws IOException {
        replace("tenants/aarhus/esdh.yaml", "protectDatabase: false", "protectDatabase: true");
        assertThat(run("apply", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
        var refused = run("destroy", "--yes", "-q");
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err())
                .containsOnlyOnce("error[PN-101]")
                .contains(
                        "aarhus/esdh/volume/db-1-data, aarhus/esdh/server/db-1 are protected, and"
                                + " would be deleted.")
                .contains("'protect' of its component false, apply that");
        replace("tenants/aarhus/esdh.yaml", "protectDatabase: true", "protectDatabase: false");
        assertThat(run("apply", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("destroy", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aCloudThatNoDocumentDescribesIsNotPassedOverInSilence() throws IOException {
        assertThat(run("apply", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("simulated", "list").err()).isEmpty();
        Files.move(folder.resolve("providers"), folder.resolve("gone"));
        var listed = run("simulated", "list");
        assertThat(listed.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(listed.err())
                .contains("keeps an embedded cloud of national-cloud in .samsky/")
                .contains("No provider of this workspace is an embedded cloud.");
    }

    @Test
    void aCloudThatCannotBeReadIsToldOnceForATenantAndPlace() {
        assertThat(run("apply", "--yes", "-q").status()).isEqualTo(ExitStatus.DONE);
        run("simulated", "fault", "observe denied times=100");
        var once = "unknown in national-cloud/dk-west: This is not permitted to aarhus";
        assertThat(run("plan").out()).containsOnlyOnce(once).contains("? 8 resources  ");
        assertThat(run("plan", "-o", "markdown").out())
                .containsOnlyOnce("* 8 resources unknown in ");
        assertThat(run("drift").out()).containsOnlyOnce(once).contains("aarhus: 8 resources  ");
    }

    @Test
    void anExceededQuotaIsToldAtTheQuota() throws IOException {
        replace("tenants/aarhus/tenant.yaml", "quota: {vcpus: 400", "quota: {vcpus: 4");
        assertThat(run("plan").err())
                .contains("error[PN-103]")
                .contains("--> tenants/aarhus/tenant.yaml:11:10  aarhus");
    }

    @Test
    void initNamesTheWayFromValidateToDestroy() {
        var told = run("init", "another").out();
        assertThat(told.lines().filter(line -> line.startsWith("    ")).map(String::strip))
                .extracting(line -> line.replaceFirst("  .*", ""))
                .containsExactly(
                        "cd another",
                        "samsky validate",
                        "samsky plan",
                        "samsky apply",
                        "samsky destroy");
    }
}
