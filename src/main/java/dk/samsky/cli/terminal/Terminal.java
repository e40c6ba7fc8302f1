package dk.samsky.cli.terminal;

import dk.samsky.report.Look;
import dk.samsky.report.Paint;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The process's surroundings: its streams, what they are connected to, its environment and its
 * clock.
 *
 * <p>All output is UTF-8, whatever the locale: JSON must be, and a redirected report is read
 * elsewhere.
 *
 * @param out for data; a write that fails is a failure of the command
 * @param err for progress, warnings and errors
 * @param directory the working directory
 * @param connected which streams are terminals
 * @param columns the terminal's width
 */
public record Terminal(
        OutputStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> environment,
        Path directory,
        Connected connected,
        int columns,
        Paints paints,
        InstantSource clock) {
    private static final int USUAL_COLUMNS = 100;

    /** What text is wrapped to at the least: in less, tables say nothing any more. */
    private static final int FEWEST_COLUMNS = 40;

    /** Which streams are connected to a terminal. */
    public record Connected(boolean in, boolean out, boolean err) {
        public static final Connected NONE = new Connected(false, false, false);
    }

    /** How what is written to each stream is painted. */
    public record Paints(Paint out, Paint err) {
        public static final Paints NONE = new Paints(Paint.PLAIN, Paint.PLAIN);
    }

    /** This process's. */
    public static Terminal ofProcess() {
        var environment = System.getenv();
        return new Terminal(
                        new StandardOutput(),
                        messages(),
                        System.in,
                        environment,
                        Path.of("").toAbsolutePath(),
                        findConnected(),
                        findColumns(environment),
                        Paints.NONE,
                        InstantSource.system())
                .coloured(Optional.empty());
    }

    /**
     * The same with the colours that were asked for.
     *
     * @param wish {@code auto}, {@code always} or {@code never}. Without one the environment
     *     decides (https://no-color.org, https://bixense.com/clicolors)
     */
    public Terminal coloured(Optional<String> wish) {
        var chosen = new Paints(paint(wish, connected.out), paint(wish, connected.err));
        return new Terminal(
                out, err, in, environment, directory, connected, columns, chosen, clock);
    }

    private Paint paint(Optional<String> wish, boolean isTerminal) {
        var isColoured =
                switch (wish.orElse("auto")) {
                    case "always" -> true;
                    case "never" -> false;
                    default -> isColouredByItself(isTerminal);
                };
        return isColoured ? Paint.COLOURED : Paint.PLAIN;
    }

    private boolean isColouredByItself(boolean isTerminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        var force = environment.getOrDefault("CLICOLOR_FORCE", "");
        return (!force.isEmpty() && !force.equals("0")) || (isTerminal && !isDumb());
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    /** How data is to look. */
    public Look outLook() {
        return new Look(paints.out, connected.out ? wrapped() : Look.UNLIMITED);
    }

    /** How messages are to look. */
    public Look errLook() {
        return new Look(paints.err, connected.err ? wrapped() : Look.UNLIMITED);
    }

    /** Whether a line of messages can be written over. */
    public boolean canRedraw() {
        return connected.err && !isDumb();
    }

    /**
     * Writes data.
     *
     * @throws Unprinted if it cannot be written
     */
    public void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failed) {
            throw new Unprinted(failed);
        }
    }

    /** Writes a message's line. */
    public void say(String line) {
        err.print(line + "\n");
        err.flush();
    }

    /** What goes wrong here can be told nowhere. */
    private static PrintStream messages() {
        var buffered = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 14);
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }

    /**
     * The launcher tests its streams and tells; Java cannot tell them apart. Started without it,
     * all are terminals or none is.
     */
    private static Connected findConnected() {
        var told = System.getProperty("samsky.terminals");
        if (told != null) {
            return new Connected(told.contains("0"), told.contains("1"), told.contains("2"));
        }
        var isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Connected(isTerminal, isTerminal, isTerminal);
    }

    private int wrapped() {
        return Math.max(FEWEST_COLUMNS, columns);
    }

    private static int findColumns(Map<String, String> environment) {
        var told = System.getProperty("samsky.columns", environment.getOrDefault("COLUMNS", ""));
        return told.matches("[0-9]{1,4}") && Integer.parseInt(told) > 1
                ? Integer.parseInt(told)
                : USUAL_COLUMNS;
    }
}
