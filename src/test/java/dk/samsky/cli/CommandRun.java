package dk.samsky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.cli.terminal.Terminal.Connected;
import dk.samsky.cli.terminal.Terminal.Paints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/**
 * What a command line did, run in this process: everything redirected, the time at a standstill.
 */
record CommandRun(ExitStatus status, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    static CommandRun in(Path directory, String... line) {
        return with(Connected.NONE, "", directory, line);
    }

    /** The same; fails the test unless it ends so. */
    static CommandRun ends(ExitStatus status, Path directory, String... line) {
        var run = in(directory, line);
        assertThat(run.status())
                .as("samsky %s\n%s%s", String.join(" ", line), run.out(), run.err())
                .isEqualTo(status);
        return run;
    }

    /** As if somebody sat at a terminal and typed this. */
    static CommandRun typed(String answer, Path directory, String... line) {
        return with(new Connected(true, false, false), answer, directory, line);
    }

    /** With its result going to a full disk. */
    static CommandRun full(Path directory, String... line) {
        var full =
                new ByteArrayOutputStream() {
                    @Override
                    public void flush() throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        return with(Connected.NONE, "", directory, full, 100, line);
    }

    /** On a terminal of so many columns. */
    static CommandRun wide(int columns, Path directory, String... line) {
        var shown = new Connected(false, true, false);
        return with(shown, "", directory, new ByteArrayOutputStream(), columns, line);
    }

    private static CommandRun with(
            Connected connected, String answer, Path directory, String... line) {
        return with(connected, answer, directory, new ByteArrayOutputStream(), 100, line);
    }

    private static CommandRun with(
            Connected connected,
            String answer,
            Path directory,
            ByteArrayOutputStream out,
            int columns,
            String... line) {
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        out,
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                        Map.of(),
                        directory,
                        connected,
                        columns,
                        Paints.NONE,
                        InstantSource.fixed(NOW));
        var status = Main.run(Arrays.asList(line), terminal);
        return new CommandRun(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
