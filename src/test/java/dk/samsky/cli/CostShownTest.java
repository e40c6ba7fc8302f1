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

/** What costs are shown as, where they are not simply known. */
class CostShownTest {
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

    private void forgetAllPrices() throws IOException {
        var book = folder.resolve("providers/prices/national-cloud.csv");
        Files.writeString(book, Files.readAllLines(book).getFirst() + "\n");
    }

    @Test
    void aPriceThatIsMissingIsNotShownAsNothing() throws IOException {
        forgetAllPrices();
        assertThat(run("plan").err())
                .contains("Nothing of what it costs is known.")
                .doesNotContain("0,00");
        replace("tenants/aarhus/tenant.yaml", "onExceed: deny", "onExceed: warn");
        var plan = run("plan");
        assertThat(plan.out()).containsPattern("aarhus +\\? DKK/month").doesNotContain("0,00");
        assertThat(plan.err()).doesNotContain("0,00");
        assertThat(run("plan", "-o", "markdown").out()).doesNotContain("0,00");
    }

    @Test
    void whatWasNeverAppliedOrIsForgottenIsNamed() throws IOException {
        assertThat(run("cost").err()).contains("COST-205", "remembers nothing of aarhus.");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("cost").err()).doesNotContain("COST-205");
        assertThat(run("cost", "--tenant", "nobody-else").err()).doesNotContain("COST-205");
        Files.delete(folder.resolve(".samsky/state.db"));
        assertThat(run("cost").err()).contains("COST-205", "samsky plan");
    }

    @Test
    void aRenameOfWhatHasNoPriceChangesNoPrice() throws IOException {
        forgetAllPrices();
        replace("tenants/aarhus/tenant.yaml", "onExceed: deny", "onExceed: warn");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "name: esdh", "name: sager");
        replace("tenants/aarhus/esdh.yaml", "spec:", "spec:\n  movedFrom: esdh");
        var plan = run("plan").out();
        assertThat(plan)
                .contains("7 to move in 1 of 1 tenant; 1 unchanged. 0,00 DKK/month.")
                .doesNotContain("? price unknown");
    }

    @Test
    void aMoveThatChangesMoreThanTheNameIsCounted() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "name: esdh", "name: sager");
        replace("tenants/aarhus/esdh.yaml", "spec:", "spec:\n  movedFrom: esdh");
        run("simulated", "change", "aarhus/esdh/server/web-1", "size", "g1.large");
        assertThat(run("plan").out()).contains("7 to move (1 of them changed) in 1 of 1 tenant");
        for (var name : List.of("sager", "esdh")) {
            assertThat(run("plan", "--workload", "aarhus/" + name).out()).contains("7 to move");
            assertThat(run("drift", "--workload", "aarhus/" + name).out()).contains("server/web-1");
        }
    }

    @Test
    void aFormerNameThatNothingHasIsTold() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "name: esdh", "name: sager");
        replace("tenants/aarhus/esdh.yaml", "spec:", "spec:\n  movedFrom: esdg");
        assertThat(run("plan").err())
                .contains("BP-111", "Nothing stands that was 'esdg'.", "Did you mean 'esdh'?")
                .contains("BP-112", "'sager' (movedFrom: esdh)");
        replace("tenants/aarhus/esdh.yaml", "movedFrom: esdg", "movedFrom: esdh");
        assertThat(run("apply", "--yes").err()).doesNotContain("BP-111");
        assertThat(run("plan").err()).doesNotContain("BP-111");
    }

    @Test
    void whatIsUnknownIsNamedInEveryFormat() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        forgetAllPrices();
        for (var format : new String[] {"text", "markdown", "csv"}) {
            assertThat(run("cost", "-o", format).out()).contains("no price of server g1.large at");
            assertThat(run("cost", "--by", "workload", "-o", format).out())
                    .contains("no price of server g1.large at");
        }
    }

    @Test
    void aLabelThatNothingHasIsWarnedOf() {
        var cost = run("cost", "--by", "label:departmnt");
        assertThat(cost.status()).isEqualTo(ExitStatus.DONE);
        assertThat(cost.err()).contains("Did you mean 'department'?");
        assertThat(run("cost", "--by", "label:department").err()).doesNotContain("label");
    }

    @Test
    void aRenameCostsNothing() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "name: esdh", "name: sager");
        replace("tenants/aarhus/esdh.yaml", "spec:", "spec:\n  movedFrom: esdh");
        var plan = run("plan", "-o", "json").out();
        assertThat(plan).contains("\"move\": 7,").doesNotContainPattern("\"delta\": \"[1-9]");
    }

    @Test
    void guessesAreToldBesideEverySumOfAPlan() throws IOException {
        assertThat(run("plan", "-o", "json").out())
                .contains("\"guessed\": \"2740.00\"")
                .containsPattern("\"delta\": \"310.00\",\\s+\"guess\": true");
        replace("tenants/aarhus/esdh.yaml", "webServers: 3", "webServers: 2");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "webServers: 2", "webServers: 3");
        // The last line is of the whole, and follows one of the change.
        assertThat(run("plan").out())
                .contains("≈ + 310,00 DKK/month.\n")
                .endsWith(
                        "Of 2 740,00 DKK per month, ≈ 2 740,00 rest on estimated or assumed prices:"
                                + " 'samsky prices -v' has each with its source.\n");
    }

    @Test
    void nobodyPaysForTimeThatHasNotCome() {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var cost = run("cost", "--actual", "--from", "2026-10-01", "--until", "2027-10-01");
        assertThat(cost.status()).isEqualTo(ExitStatus.DONE);
        assertThat(cost.out()).contains("until 2026-11-01 13:00").containsPattern("aarhus +0,00");
        assertThat(cost.err()).contains("2027-10-01").contains("has not come");
        assertThat(run("cost", "--actual", "--from", "2027-01-01", "--until", "2027-02-01").err())
                .contains("Give an earlier --from");
        assertThat(run("cost", "--actual", "--from", "2026-10-01").err())
                .doesNotContain("has not come");
    }

    @Test
    void everyLineIsInEveryFormat() {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("cost", "--by", "line", "-o", "markdown").out())
                .contains("| aarhus/esdh/server/web-1 | ≈ 310,00 |")
                .contains("| **total** | **≈ 2 740,00** |");
        assertThat(run("cost", "--by", "workload", "-o", "json").out())
                .containsPattern("\"total\": \"2740.00\",\\s+\"guessed\": \"2740.00\"");
        assertThat(run("cost", "-o", "markdown").out())
                .contains("| **total** | **≈ 2 740,00** | **0,00** | **≈ 2 740,00** | 0 |");
        assertThat(run("cost", "--by", "workload", "-o", "csv").out())
                .startsWith(
                        "group,currency,per,amount,unknown_prices,guessed,unknown,unallocated\r\n")
                .contains(",DKK,month,2740.00,0,2740.00,,\r\n");
        assertThat(run("cost", "-o", "csv").out()).contains(",2740.00,0,2740.00,,false,\r\n");
        assertThat(run("cost", "--by", "line", "-o", "csv").out())
                .contains("310.00,")
                .containsPattern("web-1,.*,true,\r\n");
    }

    @Test
    void whoIsOverTheBudgetMayHaveLess() throws IOException {
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/tenant.yaml", "450000 DKK", "100 DKK");
        replace("tenants/aarhus/tenant.yaml", "vcpus: 400", "vcpus: 2");
        replace("tenants/aarhus/tenant.yaml", "servers: 120", "servers: 2");
        assertThat(run("plan").status()).isEqualTo(ExitStatus.DONE);
        replace("tenants/aarhus/esdh.yaml", "webServers: 3", "webServers: 2");
        var less = run("plan");
        assertThat(less.status()).as(less.err()).isEqualTo(ExitStatus.DONE);
        assertThat(less.err())
                .contains("warning[COST-301]")
                .contains("warning[PN-103]")
                .doesNotContain("error[");
        replace("tenants/aarhus/esdh.yaml", "webServers: 2", "webServers: 4");
        var more = run("plan");
        assertThat(more.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(more.err()).contains("error[COST-301]").contains("error[PN-103]");
        Files.delete(folder.resolve("tenants/aarhus/esdh.yaml"));
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void noProgramReadsThatWhatIsUnknownIsNothing() throws IOException {
        forgetAllPrices();
        replace("tenants/aarhus/tenant.yaml", "onExceed: deny", "onExceed: warn");
        assertThat(run("plan", "-o", "json").out())
                .contains("\"estimate_unknown\"")
                .doesNotContain("\"estimate\"", "\"after\": \"0.00\"", "\"delta\"");
        assertThat(run("apply", "--yes", "-o", "json").out())
                .containsPattern("\"cost_unknown\": [1-9]")
                .containsPattern("\"unknown\": [1-9]")
                .doesNotContain("\"0.00\"", "\"total\"");
        assertThat(run("cost", "-o", "json").out())
                .contains("\"direct\": null", "\"total\": null", "\"shared\": \"0.00\"")
                .doesNotContain("\"total\": \"0.00\"");
        assertThat(run("cost", "--by", "kind", "-o", "json").out())
                .containsPattern("\"name\": \"server\",\\s+\"total\": null")
                .containsPattern("\"name\": \"network\",\\s+\"total\": \"0.00\"");
    }

    @Test
    void whatNobodyBearsIsInEveryFormatAndInNoSum() throws IOException {
        replace(
                "providers/national-cloud.yaml",
                "spec:\n",
                """
                spec:
                  sharedCosts:
                    - {name: desk, amount: 500 DKK, per: month, by: fixed}
                    - {name: vault, amount: 9 USD, per: month, by: fixed}
                """);
        replace("samsky.yaml", "spec:\n", "spec:\n  rates: rates.csv\n");
        Files.writeString(
                folder.resolve("rates.csv"),
                """
                currency,to,rate,date,source
                USD,DKK,6.9,2027-01-01,a rate that does not count yet
                """);
        for (var view : new String[] {"tenant", "kind", "line"}) {
            for (var format : new String[] {"text", "markdown"}) {
                assertThat(run("cost", "--by", view, "-o", format).out().replace('\n', ' '))
                        .contains("Nobody bears 500,00 DKK for desk of national-cloud, since")
                        .contains("Nobody bears an unknown amount for vault of national-cloud");
            }
        }
        assertThat(run("cost", "-o", "csv").out())
                .endsWith(
                        "(nobody)/national-cloud/desk,DKK,month,,,,0,0.00,,false,500.00\r\n"
                            + "(nobody)/national-cloud/vault,DKK,month,,,,0,0.00,no rate for the"
                            + " currency of vault,false,\r\n");
        assertThat(run("cost", "--by", "kind", "-o", "csv").out())
                .contains("\r\n(nobody)/national-cloud/desk,DKK,month,,0,0.00,,500.00\r\n");
        assertThat(run("cost", "--by", "line", "-o", "csv").out())
                .contains(
                        "\r\n"
                            + "(nobody),,national-cloud,,(nobody)/(shared)/national-cloud/desk,shared,DKK,month,,nobody"
                            + " uses national-cloud,,false,500.00\r\n");
    }

    @Test
    void noOneDayHasThePricesOfAllHours() {
        var cost = run("cost", "--actual", "--from", "2026-10-01", "--at", "2026-10-02");
        assertThat(cost.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(cost.err()).contains("--at is not for --actual", "--until");
    }
}
