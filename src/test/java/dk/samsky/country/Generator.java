package dk.samsky.country;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes workspaces of Denmark's municipalities; {@code src/build/generate} runs it. Equal
 * arguments give equal bytes.
 */
public final class Generator {
    private static final String USAGE =
            """
            src/build/generate denmark DIR
                the 98 municipalities with their own systems: DIR is examples/denmark, or an empty folder.
                They take blueprints, providers and policies from ../../ of it, so that Samsky reads
                them only in a folder two levels below the checkout's, such as target/denmark
            src/build/generate estate [--tenants 1..98] [--workloads 1..2000] [--providers 1|2] DIR
                an estate to measure with, into a folder that is empty or not there
            """;

    /** What was asked for cannot be done. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String why) {
            super(why);
        }
    }

    private Generator() {}

    /** Ends with 64 and the usage if the arguments are wrong. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.err.print(USAGE);
            System.exit(64);
        } catch (IOException failed) {
            System.err.println("generate: cannot write " + reason(failed) + ".");
            System.exit(1);
        }
    }

    /** What cannot be written, and why: of most failures the library names the file alone. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + ": it is not permitted";
            case FileAlreadyExistsException there ->
                    there.getFile() + ": a file of that name is in the way";
            case NoSuchFileException missing -> missing.getFile() + ": there is no such folder";
            default -> failure.getMessage();
        };
    }

    static void run(String[] arguments) throws IOException, Refusal {
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        var what = rest.isEmpty() ? "" : rest.removeFirst();
        switch (what) {
            case "denmark" -> denmark(rest);
            case "estate" -> estate(rest);
            case "--help", "-h" -> System.out.print(USAGE);
            case "" -> throw new Refusal("Say what to generate: denmark or estate.");
            default ->
                    throw new Refusal(
                            "There is nothing '"
                                    + what
                                    + "' to generate; there are denmark and estate.");
        }
    }

    private static void denmark(Deque<String> rest) throws IOException, Refusal {
        var directory = directory(rest);
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new Refusal(directory + " is no folder.");
        }
        var files = Denmark.files();
        var foreign = foreign(directory, files.keySet());
        if (!foreign.isEmpty()) {
            throw new Refusal(
                    directory
                            + " holds what is not made here, such as "
                            + foreign.getFirst()
                            + "; name an empty folder, or take it away.");
        }
        var inTheWay =
                files.keySet().stream().filter(name -> isFolder(directory, name)).findFirst();
        if (inTheWay.isPresent()) {
            throw new Refusal(
                    directory.resolve(inTheWay.get())
                            + " is a folder, and a file is to be written there; take it away.");
        }
        write(directory, files);
    }

    private static boolean isFolder(Path directory, String name) {
        return Files.isDirectory(directory.resolve(name));
    }

    /** What is in the folder and would stay beside what is written; a run's state may. */
    private static List<Path> foreign(Path directory, Set<String> names) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .filter(path -> !path.startsWith(".samsky") && !names.contains(slashed(path)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static void estate(Deque<String> rest) throws IOException, Refusal {
        var numbers = new TreeMap<>(Map.of("--tenants", 1, "--workloads", 100, "--providers", 1));
        var given = new HashSet<String>();
        while (!rest.isEmpty() && (rest.size() > 1 || rest.getFirst().startsWith("-"))) {
            var option = rest.removeFirst();
            if (!option.startsWith("-")) {
                throw new Refusal(
                        "'" + option + "' is no option; the folder is the last thing to name.");
            }
            if (!numbers.containsKey(option)) {
                throw new Refusal(
                        "There is no option '"
                                + option
                                + "'; there are "
                                + String.join(", ", numbers.keySet())
                                + ".");
            }
            if (!given.add(option)) {
                throw new Refusal(option + " is given twice.");
            }
            numbers.put(option, number(option, rest.isEmpty() ? "" : rest.removeFirst()));
        }
        var directory = directory(rest);
        if (Files.exists(directory) && !isEmpty(directory)) {
            throw new Refusal(directory + " is not an empty folder.");
        }
        write(
                directory,
                new Estate(
                                numbers.get("--tenants"),
                                numbers.get("--workloads"),
                                numbers.get("--providers"))
                        .files());
    }

    private static Path directory(Deque<String> rest) throws Refusal {
        if (rest.size() != 1 || rest.getFirst().startsWith("-") || rest.getFirst().isBlank()) {
            throw new Refusal(
                    "One folder is to be named"
                            + (rest.isEmpty() ? "." : ", and not " + String.join(" ", rest) + "."));
        }
        return Path.of(rest.getFirst());
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static int number(String option, String text) throws Refusal {
        var most =
                switch (option) {
                    case "--tenants" -> Municipality.all().size();
                    case "--workloads" -> Estate.MOST_WORKLOADS;
                    default -> 2;
                };
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > most) {
            throw new Refusal(
                    option
                            + " is a whole number from 1 to "
                            + most
                            + (text.isEmpty() ? "." : ", and not '" + text + "'."));
        }
        return Integer.parseInt(text);
    }

    /** Writes each file, over one that is there. */
    static void write(Path directory, SequencedMap<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            var path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
