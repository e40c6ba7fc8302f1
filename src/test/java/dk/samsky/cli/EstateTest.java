package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.country.Generator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estates to measure with, as {@code src/build/generate} writes them. */
class EstateTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aWorkloadIsSixResourcesAndAllProvidersAreUsed(String providers) throws IOException {
        Generator.main(
                new String[] {
                    "estate",
                    "--tenants",
                    "3",
                    "--workloads",
                    "5",
                    "--providers",
                    providers,
                    folder.toString()
                });
        var plan = CommandRun.in(folder, "plan");
        assertThat(plan.status()).as(plan.err()).isEqualTo(ExitStatus.DONE);
        // The tenant in whose midst the cheaper one is full has a space with both.
        var spaces = providers.equals("1") ? 3 : 4;
        assertThat(plan.out()).contains("Plan: " + (3 * 5 * 6 + spaces) + " to create");
        assertThat(CommandRun.in(folder, "apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(CommandRun.in(folder, "plan", "--detailed-exitcode").status())
                .isEqualTo(ExitStatus.DONE);
        assertThat(CommandRun.in(folder, "cost", "--by", "provider").out())
                .contains("cloud-" + providers);
    }
}
