package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.session.SavedPlans;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.model.Address;
import dk.samsky.model.OperationId;
import dk.samsky.model.RunId;
import dk.samsky.state.Action;
import dk.samsky.state.Holder;
import dk.samsky.state.Intent;
import dk.samsky.state.Run;
import dk.samsky.state.jdbc.SqliteStateStoreFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedTest {
    private static final String ERASED = "\r\u001B[K";

    @TempDir private Path folder;

    @Test
    void whoIsStoppedWhileLookingHearsAtWhatAndThatNothingWasChanged() throws Exception {
        CommandRun.in(folder, "init");
        CommandRun.in(folder, "apply", "--yes");
        CommandRun.in(folder, "simulated", "fault", "observe hangs times=100");
        var process = start("plan");
        var reader = process.errorReader(StandardCharsets.UTF_8);
        var told = until(" plan", reader);
        process.toHandle().destroy(); // which leaves what was told to be read
        told.append(reader.readAllAsString());
        assertThat(told.substring(told.lastIndexOf(ERASED) + ERASED.length()))
                .startsWith("Interrupted at: plan")
                .endsWith("\nNothing was changed.\n");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void whoIsStoppedWhileSettlingAFormerRunPlansNothing() throws Exception {
        CommandRun.in(folder, "init");
        CommandRun.ends(ExitStatus.DONE, folder, "plan", "--out", "change.plan");
        var address = leaveOpen();
        var stale = CommandRun.ends(ExitStatus.STALE, folder, "apply", "--yes", "change.plan");
        assertThat(stale.err()).contains("what a former run did to " + address + " is not known");
        CommandRun.in(folder, "simulated", "fault", "observe hangs times=1 for=4s");
        var process = start("apply", "--yes");
        var reader = process.errorReader(StandardCharsets.UTF_8);
        var told = until(" recover", reader);
        process.toHandle().destroy();
        told.append(reader.readAllAsString());
        assertThat(process.waitFor()).as(told.toString()).isEqualTo(143);
        assertThat(told)
                .contains("Finishing what is under way.")
                .endsWith("Nothing was planned, and nothing more was done.\n");
        assertThat(CommandRun.in(folder, "state", "log", address.tenant().name()).out())
                .contains("not done: nothing was made");
    }

    /** As a run that was killed before its first call. */
    private Address leaveOpen() throws Exception {
        var plan =
                SavedPlans.read(
                        folder.resolve("change.plan"), "change.plan", _ -> Optional.empty());
        var change = plan.tenants().getFirst().changes().changes().getFirst();
        var tenant = change.address().tenant();
        try (var store = new SqliteStateStoreFactory().open(folder, "", InstantSource.system())) {
            var run = new RunId("killed");
            var none = Optional.<String>empty();
            store.begin(new Run(run, "apply", "anna", none, none, Instant.EPOCH));
            var lease = store.acquire(tenant, run, Holder.named("dead"), Duration.ofMinutes(1));
            store.intend(
                    lease,
                    List.of(
                            new Intent(
                                    new OperationId("op"),
                                    change.address(),
                                    Action.CREATE,
                                    change.site().location(),
                                    change.site().driver(),
                                    false,
                                    Instant.EPOCH)));
            store.release(lease);
        }
        return change.address();
    }

    private Process start(String... command) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Dsamsky.terminals=2");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add("dk.samsky.cli.Main");
        line.addAll(List.of(command));
        line.addAll(List.of("-C", folder.toString()));
        return new ProcessBuilder(line).start();
    }

    private static StringBuilder until(String text, Reader reader) throws IOException {
        var told = new StringBuilder();
        while (!told.toString().contains(text)) {
            var next = reader.read();
            assertThat(next).describedAs("end of %s", told).isNotNegative();
            told.append((char) next);
        }
        return told;
    }
}
