package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What validate tells of a mistake, mends it. */
class ValidateTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    private void edit(String file, String from, String to) throws IOException {
        var path = workspace.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private String told() {
        var run = CommandRun.in(workspace, "validate");
        assertThat(run.status()).isEqualTo(ExitStatus.INVALID);
        return run.err();
    }

    @Test
    void noValueIsOutsideOfBoundsThatContradictEachOther() throws IOException {
        edit("blueprints/case-management.yaml", "maximum: 10,", "maximum: 0,");
        assertThat(told()).contains("DOC-411").doesNotContain("DOC-512").containsOnlyOnce("error[");
    }

    @Test
    void aWrongScopeHidesNothingThatIsWrongInEveryScope() throws IOException {
        edit("policies/cpr.yaml", "scope: placement", "scope: plcement");
        edit("policies/cpr.yaml", "workload.data.personal ==", "workload.data.persona ==");
        assertThat(told()).contains("DOC-403").contains("EX-002").contains("2 errors in");
    }

    @Test
    void whatIsWrongInEveryScopeIsToldByTheScopeThatFitsBest() throws IOException {
        edit("policies/backup-windows.yaml", "scope: resource", "scope: resources");
        edit("policies/backup-windows.yaml", "when: resource.kind", "when: resource.kindd");
        assertThat(told())
                .contains("DOC-403", "Did you mean 'resource.kind'?")
                .doesNotContain("which nobody gives it");
    }

    @Test
    void aCvrNumberThatNeedsQuotesAndIsWrongIsToldForBoth() throws IOException {
        edit("tenants/samsoe/tenant.yaml", "cvr: \"23795515\"", "cvr: 23795516");
        assertThat(told()).contains("DOC-308").contains("DOC-408").contains("is 23795515.");
    }

    @Test
    void aNameThatThereIsNotIsWarnedOf() throws IOException {
        edit(
                "policies/cpr.yaml",
                "region.country == 'DK' &&",
                "provider.name != 'nationl-cloud' &&");
        var run = CommandRun.in(workspace, "validate");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.err())
                .contains("warning[EX-008]")
                .contains("Did you mean 'national-cloud'?");
        assertThat(CommandRun.in(workspace, "plan", "--tenant", "samsoe").err()).contains("EX-008");
    }

    @Test
    void aWaiverWithoutAnEndThatIsADayHasNotExpired() throws IOException {
        edit("policies/cpr.yaml", "until: 2027-06-30", "until: 2027-06-31");
        assertThat(told())
                .contains("'2027-06-31'")
                .doesNotContain("warning[")
                .doesNotContain("1970");
    }

    @Test
    void aNumberThatIsNotWrittenAsAWholeOneIsMendedAsItIsTold() throws IOException {
        edit("tenants/samsoe/esdh.yaml", "webServers: 1,", "webServers: 1e0,");
        assertThat(told()).contains("DOC-308").contains("Write 1 if a number is meant.");
        edit("tenants/samsoe/esdh.yaml", "webServers: 1e0,", "webServers: 1,");
        CommandRun.ends(ExitStatus.DONE, workspace, "validate");
    }

    @Test
    void aWrongPartOfARuleHidesNoOtherPart() throws IOException {
        edit(
                "blueprints/case-management.yaml",
                "{allow: tcp/443, from: internet, to: web}",
                "{allow: tcp443, from: wbe, to: weeb}");
        assertThat(told())
                .contains("'tcp443'", "component 'wbe'", "component 'weeb'", "3 errors in");
        edit(
                "blueprints/case-management.yaml",
                "{allow: tcp443, from: wbe, to: weeb}",
                "{allow: tcp443, from: W_b, to: internet}");
        assertThat(told()).contains("2 errors in");
    }

    @Test
    void aBlankTooManyInTheNameOfAGroupIsShown() throws IOException {
        edit("tenants/samsoe/tenant.yaml", "group: samsoe-it,", "group: \"samsoe-it \",");
        assertThat(told()).contains("is 'samsoe-it ', which is not the name of a group.");
        edit("tenants/samsoe/tenant.yaml", "group: \"samsoe-it \",", "group: samsoe  it,");
        assertThat(told()).contains("is 'samsoe  it', which is not").contains("single spaces");
    }

    @Test
    void settingsThatHoldNothingAreToldBeforeAStateIsLookedFor() throws IOException {
        Files.writeString(workspace.resolve("samsky.yaml"), "");
        assertThat(told()).contains("The file holds no document.").doesNotContain("CLI-104");
    }

    @Test
    void aWrongFolderOfProvidersIsTheOneMistake() throws IOException {
        Files.createDirectories(folder.resolve("shared/providers"));
        Files.move(workspace.resolve("rates.csv"), folder.resolve("shared/providers/rates.csv"));
        edit(
                "samsky.yaml",
                "rates: rates.csv",
                "rates: ../../shared/providers/rates.csv\n"
                        + "  search: {providers: [providers, ../../shared/provider]}");
        edit("tenants/samsoe/tenant.yaml", "DKK, per", "EUR, per");
        assertThat(told())
                .contains("There is no folder ../../shared/provider.")
                .containsOnlyOnce("error[");
        edit("samsky.yaml", "shared/provider]", "shared/providers]");
        CommandRun.ends(ExitStatus.DONE, workspace, "validate");
    }

    @Test
    void unknownInhabitantsAreMendedInTheTenantsDocument() throws IOException {
        edit("tenants/samsoe/tenant.yaml", "inhabitants: 3657", "inhabitants: few");
        assertThat(CommandRun.in(workspace, "plan").err())
                .contains("inhabitants to the tenant's document")
                .contains("Correct tenants/samsoe/tenant.yaml.");
    }
}
