package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What explain says of each place is read in full, however narrow the terminal is. */
class ExplainWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {80, 120, 200})
    void noReasonIsCut(int columns, @TempDir Path folder) throws IOException {
        var workspace = ExampleCopy.of(folder, "three-municipalities");
        var shown =
                CommandRun.wide(columns, workspace, "explain", "viborg/esdh", "--no-color").out();
        // The overview before them may be: what it leaves out is told below.
        var reasons = shown.substring(shown.indexOf("\n\nnational-cloud/"));
        assertThat(reasons).contains("providers/national-cloud.yaml:").doesNotContain("…");
        assertThat(reasons.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        assertThat(reasons.replaceAll("\\s+", " "))
                .contains("Its data must be in Denmark", "cpr-stays-in-denmark");
    }
}
