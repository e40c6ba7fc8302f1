package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One municipality that asks for absurdly much is told so, and nobody else is. */
class AbsurdAmountTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void setUp() throws IOException {
        workspace = ExampleCopy.of(folder);
        // A parameter without a maximum, and a region that states no limit.
        replace("blueprints/self-service.yaml", "minimum: 10Gi, maximum: 5Ti, ", "");
        for (var region : new String[] {"dk-east", "dk-west"}) {
            var file = workspace.resolve("providers/national-cloud.yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst(region + ": \\{.*\\}\\}", region + ": {country: DK}"));
        }
    }

    private void replace(String file, String right, String wrong) throws IOException {
        ExampleCopy.replace(workspace.resolve(file), right, wrong);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    private void ask(String first, String second) throws IOException {
        replace("tenants/aarhus/workloads.yaml", "storage: 500Gi", "storage: " + first);
        replace("tenants/aarhus/workloads.yaml", "storage: 2Ti", "storage: " + second);
    }

    @Test
    void aParameterBeyondAnyCloudIsToldWhereItIsWritten() throws IOException {
        ask("7000Pi", "7000Pi");
        var told = run("validate");
        assertThat(told.err())
                .contains("tenants/aarhus/workloads.yaml:28:")
                .contains("It is at most 1024Pi.");
        assertThat(told.status()).isEqualTo(ExitStatus.INVALID);
        assertThat(run("plan").out())
                .contains("Not planned: aarhus")
                .contains("samsoe")
                .contains("viborg");
    }

    @Test
    void theMostThatMayBeWrittenIsOverTheQuotaAndNoBug() throws IOException {
        ask("1024Pi", "1024Pi");
        var plan = run("plan");
        assertThat(plan.err()).contains("PN-103").doesNotContain("EN-199");
        assertThat(plan.out()).contains("Not planned: aarhus");
        assertThat(plan.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void anExpressionThatComesToMoreIsTold() throws IOException {
        replace("blueprints/self-service.yaml", "\"${storage}\"", "\"${storage * 1000000}\"");
        ask("500Pi", "2Ti");
        var plan = run("plan");
        assertThat(plan.err()).contains("BP-").doesNotContain("EN-199").doesNotContain("CLI-199");
        assertThat(plan.out()).contains("Not planned: aarhus").contains("viborg");
    }
}
