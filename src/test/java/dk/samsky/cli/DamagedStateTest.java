package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is damaged of one tenant is that tenant's matter, and costs an unknown sum, not nothing. */
class DamagedStateTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '"',
            textBlock =
                    """
                    digest  @ 'not a digest'
                    content @ '{'
                    content @ '{}'
                    address @ 'viborg/esdh/teapot/' || replace(address, '/', '-')
                    address @ upper(address)
                    remote_id @ ''
                    """)
    void isToldOfItsTenantOnly(String column, String damage) throws Exception {
        var workspace = ExampleCopy.of(folder);
        assertThat(CommandRun.in(workspace, "apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        damage(
                workspace,
                "UPDATE resource SET " + column + " = " + damage + " WHERE tenant = 'viborg'");

        var plan = CommandRun.in(workspace, "plan");
        assertThat(plan.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(plan.err())
                .contains("error[EN-110]")
                .contains("The state of viborg ")
                .contains("warning[COST-202]");

        var cost = CommandRun.in(workspace, "cost");
        assertThat(cost.status()).isEqualTo(ExitStatus.DONE);
        assertThat(cost.out()).containsPattern("viborg +\\?").containsPattern("aarhus +≈ [0-9]");
        var apply = CommandRun.in(workspace, "apply", "--yes");
        assertThat(apply.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(apply.out())
                .containsPattern("aarhus +≈ [0-9]")
                .doesNotContain("another deployment");

        var show = CommandRun.in(workspace, "state", "show", "viborg");
        assertThat(show.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(show.err())
                .contains("CLI-104", "The state of viborg ")
                .doesNotContain("The operating system says");

        var shown = CommandRun.ends(ExitStatus.FAILED, workspace, "show");
        assertThat(shown.err()).contains("error[EN-110]");
        assertThat(shown.out()).contains("aarhus/esdh/server/web-1").doesNotContain("viborg/");

        var json = CommandRun.in(workspace, "plan", "-o", "json").out();
        var viborg = json.substring(json.indexOf("\"tenant\": \"viborg\""));
        assertThat(viborg.substring(0, viborg.indexOf('}'))).doesNotContain("\"unknown\": 0");
    }

    @Test
    void ofItsJournalIsToldOfItsTenantOnly() throws Exception {
        var workspace = ExampleCopy.of(folder);
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        damage(
                workspace,
                "UPDATE journal SET address = 'esdh/teapot/a', result = NULL WHERE tenant ="
                        + " 'viborg' AND number = 1");
        for (var line : List.of("plan", "apply --yes", "destroy --yes --tenant aarhus")) {
            var run = CommandRun.in(workspace, line.split(" "));
            assertThat(run.err()).doesNotContain("bug");
            assertThat(run.out()).contains("aarhus");
            assertThat(run.err().contains("error[EN-110]")).isEqualTo(!line.startsWith("destroy"));
        }
    }

    @Test
    void ofAnActionInItsJournalIsToldOfItsTenantOnly() throws Exception {
        var workspace = ExampleCopy.of(folder);
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        damage(
                workspace,
                "UPDATE journal SET action = 'frob', result = NULL WHERE tenant = 'viborg' AND"
                        + " number = 1");
        var apply = CommandRun.ends(ExitStatus.FAILED, workspace, "apply", "--yes");
        assertThat(apply.err()).contains("error[EN-110]").doesNotContain("bug");
        assertThat(apply.out()).contains("aarhus");
        assertThat(CommandRun.ends(ExitStatus.DONE, workspace, "state", "list").out())
                .containsPattern("viborg .*cannot be read");
        assertThat(CommandRun.in(workspace, "doctor").out())
                .containsPattern("FAIL +state +The state of viborg ");
    }

    @Test
    void refusesNoSelectionOfOthers() throws Exception {
        var workspace = ExampleCopy.of(folder);
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        damage(workspace, "UPDATE resource SET content = '{' WHERE tenant = 'viborg'");
        var plan = CommandRun.ends(ExitStatus.FAILED, workspace, "plan", "--workload", "esdh");
        assertThat(plan.err()).contains("error[EN-110]");
        assertThat(plan.out()).contains("2 tenants");
    }

    @Test
    void takesNoRoomOnceItIsForgotten() throws Exception {
        var workspace = ExampleCopy.of(folder);
        CommandRun.ends(ExitStatus.DONE, workspace, "apply", "--yes");
        damage(
                workspace,
                "UPDATE resource SET content = '{' WHERE tenant = 'viborg' AND address LIKE"
                        + " '%/server/%'");
        for (var address : servers(workspace)) {
            CommandRun.ends(ExitStatus.DONE, workspace, "state", "forget", address, "--yes");
        }
        try (var connection = connect(workspace);
                var question = connection.createStatement();
                var sums =
                        question.executeQuery(
                                "SELECT sum(servers), sum(namespaces) FROM occupancy WHERE tenant"
                                        + " = 'viborg'")) {
            assertThat(sums.next()).isTrue();
            assertThat(sums.getInt(1)).isZero();
            assertThat(sums.getInt(2)).isPositive();
        }
    }

    private static List<String> servers(Path workspace) throws SQLException {
        var servers = new ArrayList<String>();
        try (var connection = connect(workspace);
                var question = connection.createStatement();
                var rows =
                        question.executeQuery(
                                "SELECT address FROM resource WHERE tenant = 'viborg' AND address"
                                        + " LIKE '%/server/%'")) {
            while (rows.next()) {
                servers.add("viborg/" + rows.getString(1));
            }
        }
        assertThat(servers).isNotEmpty();
        return servers;
    }

    private static Connection connect(Path workspace) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve(".samsky/state.db"));
    }

    private static void damage(Path workspace, String sql) throws SQLException {
        try (var connection = connect(workspace);
                var change = connection.createStatement()) {
            assertThat(change.executeUpdate(sql)).isPositive();
        }
    }
}
