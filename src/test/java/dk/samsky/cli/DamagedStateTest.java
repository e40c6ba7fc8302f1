package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is damaged of one tenant is that tenant's matter, and costs an unknown sum, not nothing. */
class DamagedStateTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    digest  | not a digest
                    content | {
                    """)
    void isToldOfItsTenantOnly(String column, String damage) throws Exception {
        var workspace = ExampleCopy.of(folder);
        assertThat(CommandRun.in(workspace, "apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var file = workspace.resolve(".samsky/state.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var change =
                        connection.prepareStatement(
                                "UPDATE resource SET " + column + " = ? WHERE tenant = 'viborg'")) {
            change.setString(1, damage);
            assertThat(change.executeUpdate()).isPositive();
        }

        var plan = CommandRun.in(workspace, "plan");
        assertThat(plan.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(plan.err())
                .contains("error[EN-110]")
                .contains("The state of viborg is damaged")
                .contains("warning[COST-202]");

        var json = CommandRun.in(workspace, "plan", "-o", "json").out();
        var viborg = json.substring(json.indexOf("\"tenant\": \"viborg\""));
        assertThat(viborg.substring(0, viborg.indexOf('}'))).doesNotContain("\"unknown\": 0");
    }
}
