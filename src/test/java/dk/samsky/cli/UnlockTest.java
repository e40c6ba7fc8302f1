package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.session.DeadProcess;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.state.Holder;
import dk.samsky.state.LeaseHeld;
import dk.samsky.state.Run;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases of runs of which nobody can tell whether they are alive are ended by hand. */
class UnlockTest {
    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeEach
    void holdTwoTenants() throws Exception {
        workspace = ExampleCopy.of(folder);
        hold(Holder.named("bo@elsewhere, process 7"));
    }

    private void hold(Holder holder) throws LeaseHeld {
        var factory = ServiceLoader.load(StateStoreFactory.class).findFirst().orElseThrow();
        var clock = InstantSource.fixed(CommandRun.NOW);
        try (var store = factory.open(workspace, "", clock)) {
            var run =
                    new Run(
                            new RunId("run of " + holder),
                            "apply",
                            "bo",
                            Optional.empty(),
                            Optional.empty(),
                            CommandRun.NOW);
            store.begin(run);
            for (var tenant : List.of("aarhus", "samsoe")) {
                store.acquire(new TenantId(tenant), run.id(), holder, Duration.ofMinutes(5));
            }
        }
    }

    private CommandRun run(String... line) {
        return CommandRun.in(workspace, line);
    }

    @Test
    void whatIsHeldIsListedBeforeAnythingIsWritten() {
        assertThat(run("state", "list").out())
                .containsPattern("aarhus .*held by bo@elsewhere, process 7")
                .containsPattern("samsoe .*held by bo@elsewhere, process 7");
    }

    @Test
    void ofTheDeadItIsSaidAndTheNextApplyGivesTheirLeasesBack() throws Exception {
        assertThat(run("state", "unlock", "--all", "--yes").status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
        var dead = DeadProcess.identity();
        hold(new Holder("bo@here, process 7", dead));
        assertThat(run("state", "list").out().contains("process 7, which is no longer alive"))
                .isEqualTo(dead.isPresent());
        assertThat(run("state", "list", "-o", "json").out())
                .contains("\"lease_holder_is_dead\": " + dead.isPresent());
        var nothingToDo = run("apply", "--yes", "--tenant", "aarhus");
        assertThat(nothingToDo.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run("state", "list").out())
                .containsPattern("samsoe .*held by bo@here")
                .matches(
                        list -> list.matches("(?s).*aarhus [^\n]*held.*") == dead.isEmpty(),
                        "aarhus is held no more");
    }

    @Test
    void oneOrAllAreEnded() throws IOException {
        var held = run("apply", "--yes");
        assertThat(held.status()).isEqualTo(ExitStatus.STALE);
        assertThat(held.err()).contains("error[EN-103]").contains("samsky state unlock aarhus");
        assertThat(run("state", "unlock", "aarhus", "--yes", "--reason", "Bo fell ill").out())
                .contains("aarhus is ended");
        assertThat(run("apply", "--yes", "--tenant", "aarhus").status()).isEqualTo(ExitStatus.DONE);
        var log = run("state", "log", "aarhus").out();
        assertThat(log)
                .containsPattern(
                        "state +the lease of bo@elsewhere, process 7 was ended +state unlock by"
                                + " .*: Bo fell ill");
        assertThat(run("state", "log", "aarhus", "-o", "json").out())
                .contains("\"detail\": \"the lease of bo@elsewhere, process 7 was ended\"")
                .contains("\"reason\": \"Bo fell ill\"");
        assertThat(run("state", "unlock", "--all", "--yes").out())
                .contains("samsoe is ended")
                .doesNotContain("aarhus");
        assertThat(run("state", "unlock", "--all", "--yes").out()).contains("No lease is held.");
        assertThat(run("apply", "--yes").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void itMustBeSaidWhose() {
        assertThat(run("state", "unlock", "--yes").status()).isEqualTo(ExitStatus.USAGE);
        var both = run("state", "unlock", "aarhus", "--all", "--yes");
        assertThat(both.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(both.err()).contains("Name a tenant, or say --all.");
        assertThat(run("state", "unlock", "nobody", "--yes").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run("state", "unlock", "--all").status()).isEqualTo(ExitStatus.USAGE);
    }
}
