package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.report.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal shows stays within its columns; what is redirected is not broken. */
class WidthTest {
    private static void fits(int columns, String shown) {
        assertThat(shown.lines())
                .allSatisfy(line ->
                        assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void plansAndCostsAreKeptWithinTheColumns(int columns, @TempDir Path folder)
            throws IOException {
        var workspace = ExampleCopy.of(folder);
        var plan = CommandRun.wide(columns, workspace, "plan", "--no-color").out();
        fits(columns, plan);
        assertThat(plan.replaceAll("\\s+", " "))
                .contains("(samsky explain aarhus/esdh)", "to create", "with its source.");
        fits(columns, CommandRun.wide(columns, workspace, "apply", "--yes", "--no-color").out());
        Files.move(workspace.resolve("tenants/samsoe"), folder.resolve("samsoe"));
        for (var view : new String[] {"tenant", "workload", "line"}) {
            fits(
                    columns,
                    CommandRun.wide(columns, workspace, "cost", "--by", view, "--no-color").out());
        }
        assertThat(CommandRun.in(workspace, "cost").out())
                .containsPattern("(?m)^No document speaks of samsoe .* or what protects it\\.$");
    }
}
