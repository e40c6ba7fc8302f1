package dk.samsky.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a process of this machine is still alive. Where Linux does not say it for certain,
 * nothing is told: a process of another machine, another boot or another container never counts as
 * dead.
 *
 * <p>The identity of a process is the boot of its machine, the namespaces that its number and its
 * start are counted in, its number, and when it started in ticks since the boot: numbers are used
 * again, and clocks are set. See https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 * (2026-11).
 */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    /** Where a process's start stands, counted from its state, the first word after its name. */
    private static final int START = 19;

    private Processes() {}

    /** The identity of this process; empty where there is none. */
    static Optional<String> own() {
        return identity(ProcessHandle.current().pid());
    }

    static Optional<String> identity(long number) {
        try {
            return Optional.of(machine() + " " + number + " " + stat(number).get(START));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether the process of this identity is certainly dead. */
    static boolean isGone(String identity) {
        var words = identity.split(" ", -1);
        try {
            if (words.length < 2
                    || !identity.startsWith(machine() + " ")
                    || !Files.exists(PROC.resolve("1"))) { // else processes are hidden from us
                return false;
            }
            return isGone(Long.parseLong(words[words.length - 2]), words[words.length - 1]);
        } catch (IOException | NumberFormatException _) {
            return false;
        }
    }

    private static boolean isGone(long number, String start) throws IOException {
        try {
            var stat = stat(number);
            // A zombie has ended; only nobody has asked how.
            return !stat.get(START).equals(start) || "ZX".contains(stat.getFirst());
        } catch (NoSuchFileException _) {
            return true;
        }
    }

    private static String machine() throws IOException {
        var boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        return String.join(" ", List.of(boot, namespace("pid"), namespace("time")));
    }

    private static String namespace(String kind) throws IOException {
        var link = PROC.resolve("self/ns/" + kind);
        return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : kind;
    }

    private static List<String> stat(long number) throws IOException {
        var line = Files.readString(PROC.resolve(number + "/stat"));
        // A program's name may hold anything, a bracket too.
        var words = Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        if (words.size() <= START) {
            throw new IOException("not as documented: " + line);
        }
        return words;
    }
}
