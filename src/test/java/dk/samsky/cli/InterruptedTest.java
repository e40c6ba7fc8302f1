package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dsamsky.terminals=2",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dk.samsky.cli.Main",
                                "plan",
                                "-C",
                                folder.toString())
                        .start();
        var told = new StringBuilder();
        var reader = process.errorReader(StandardCharsets.UTF_8);
        while (!told.toString().contains(" plan")) {
            var next = reader.read();
            assertThat(next).describedAs("end of %s", told).isNotNegative();
            told.append((char) next);
        }
        process.toHandle().destroy(); // which leaves what was told to be read
        told.append(reader.readAllAsString());
        assertThat(told.substring(told.lastIndexOf(ERASED) + ERASED.length()))
                .startsWith("Interrupted at: plan")
                .endsWith("\nNothing was changed.\n");
        assertThat(process.waitFor()).isEqualTo(143);
    }
}
