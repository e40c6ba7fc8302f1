package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is selected by a name that means nothing is refused, with what is true of it. */
class SelectingTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void copyTheExample() throws IOException {
        workspace = ExampleCopy.of(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tenant */* | There is no tenant '*/*'. | Known: aarhus, samsoe, viborg.",
                "--tenant any/* | There is no tenant 'any/*'. | Known: aarhus, samsoe, viborg.",
                "--provider */* | There is no provider '*/*'. | Known: national-cloud",
                "--workload any/* | There is no tenant 'any'. | Known: aarhus, samsoe, viborg.",
                "--workload / | There is no tenant ''. | Known: aarhus, samsoe, viborg.",
                "--workload aarhus/x | There is no workload 'aarhus/x'. | Known: aarhus/bibliotek",
                "-t samsoe --workload aarhus/* | No workload is of all that | Leave one of them"
                        + " out.",
                "-t samsoe --workload aarhus/esdh | No workload is of all that | Leave one"
            })
    void isRefusedForWhatIsTrueOfIt(String line, String what, String fix) {
        var run = CommandRun.in(workspace, ("plan " + line).split(" "));
        assertThat(run.err()).contains(what).contains(fix);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    }
}
