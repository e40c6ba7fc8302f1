package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the cost of what stands, in the example, where many prices are assumed. */
class StandingCostTest {
    @TempDir private Path folder;
    private Path workspace;

    @BeforeEach
    void applyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    @Test
    void aSumOfGuessesIsMarkedInEveryColumn() {
        assertThat(run("cost", "--tenant", "samsoe").out())
                .containsPattern("samsoe +≈ 2 896,19 +6 852,24 +≈ 9 748,43");
        assertThat(run("cost", "--tenant", "samsoe", "-o", "markdown").out())
                .contains("| samsoe | ≈ 2 896,19 | 6 852,24 | ≈ 9 748,43 | 0 |");
    }

    @Test
    void whatIsSavedByGuessesIsAGuess() {
        var destroy = run("plan", "--destroy", "--tenant", "samsoe").out();
        assertThat(destroy.lines().findFirst().orElseThrow())
                .endsWith("6 852,24 DKK/month  (≈ - 2 896,19)");
        assertThat(destroy).containsPattern("\nsamsoe +6 852,24 DKK/month +\\(≈ - 2 896,19\\)");
        assertThat(destroy).contains(" unchanged. ≈ - 2 896,19 DKK/month.");
    }

    /** Its database is protected, which no apply deletes. */
    @Test
    void whatIsLeftOfARemovedTenantIsNotSaidToGo() throws IOException {
        var esdh = workspace.resolve("tenants/samsoe/esdh.yaml");
        Files.writeString(
                esdh,
                Files.readString(esdh).replace("protectDatabase: false", "protectDatabase: true"));
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        remove("samsoe");
        assertThat(run("plan").out()).contains("Not planned: samsoe, for 1 error.");
        assertThat(run("cost").out().replace('\n', ' '))
                .contains("samsoe (removed)")
                .contains(
                        "What stands of it costs as before: 'samsky plan' tells whether apply"
                                + " takes it away, or what protects it.");
    }

    @Test
    void thePartsOfAPlanSumToItsWhole() throws IOException {
        ExampleCopy.replace(
                workspace.resolve("providers/national-cloud.yaml"),
                "amount: 18000 DKK, per: month, by: even",
                "amount: 18000 DKK, per: month, by: proportional");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        remove("samsoe");
        var plan = run("plan", "-o", "json").out();
        var cost = plan.substring(plan.indexOf("\"cost\": {"), plan.indexOf("\"digest\""));
        for (var sum : List.of("before", "after", "delta")) {
            var amounts =
                    Pattern.compile("\"" + sum + "\": \"(-?[0-9.]+)\"")
                            .matcher(cost)
                            .results()
                            .map(found -> new BigDecimal(found.group(1)))
                            .toList();
            assertThat(amounts).as(sum).hasSize(4);
            assertThat(amounts.stream().skip(1).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(sum)
                    .isEqualByComparingTo(amounts.getFirst());
        }
        assertThat(cost)
                .containsPattern(
                        "\"after\": \"0.00\",[^}]+\"delta\": \"-[^}]+\"tenant\": \"samsoe\"");
    }

    @Test
    void aPageSaysWhatMakesTheDifference() throws IOException {
        ExampleCopy.replace(
                workspace.resolve("providers/national-cloud.yaml"),
                "amount: 18000 DKK, per: month, by: even",
                "amount: 18000 DKK, per: month, by: proportional");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        ExampleCopy.replace(
                workspace.resolve("tenants/samsoe/esdh.yaml"), "webServers: 1", "webServers: 2");
        var page = run("plan", "-o", "markdown").out();
        assertThat(page)
                .contains("**(shared)**", "| `national-cloud/operation` | + 155,51 |")
                .contains("| samsoe | 2 | 0 | ≈ 5 560,34 | ≈ + 490,51 |")
                .contains("rest on estimated or assumed prices");
        assertThat(run("cost", "-o", "markdown").out())
                .contains("rest on estimated or assumed prices");
    }

    @Test
    void aPageSaysOfAPlaceWhatTheTextSays() throws IOException {
        ExampleCopy.replace(
                workspace.resolve("providers/prices/national-cloud.csv"), "310.00", "1.00");
        ExampleCopy.replace(
                workspace.resolve("tenants/aarhus/workloads.yaml"), "{servers: 4}", "{servers: 5}");
        ExampleCopy.replace(
                workspace.resolve("tenants/samsoe/hjemmeside.yaml"),
                "blueprint: web-site",
                "blueprint: web-site\n  placement: {provider: national-cloud}");
        assertThat(run("plan", "-o", "markdown").out())
                .containsPattern("\n\\* advice: national-cloud/[^ ]+ would be [0-9 ,]+ DKK/month c")
                .contains("\n* moves away from nordic-commercial/se-stockholm, where it may not")
                .containsPattern("\nAdvice: [0-9]+ workloads? would be cheaper elsewhere, by ");
    }

    private void remove(String tenant) throws IOException {
        try (var files = Files.walk(workspace.resolve("tenants").resolve(tenant))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
