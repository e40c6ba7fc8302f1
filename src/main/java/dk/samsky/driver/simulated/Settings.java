package dk.samsky.driver.simulated;

import dk.samsky.driver.Capabilities;
import dk.samsky.driver.Connection;
import dk.samsky.driver.DriverException;
import dk.samsky.model.Capability;
import dk.samsky.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a provider's document says of its embedded cloud.
 *
 * @param file the cloud's file
 * @param capabilities the kinds that it holds
 * @param pageSize objects in one answer to a list, 1 to 10 000
 * @param latency how long each call takes
 * @param startup how long servers, volumes and namespaces take to come and to go
 * @param faults a file with a rule of faults on each line
 */
record Settings(
        Path file,
        List<Capability> capabilities,
        int pageSize,
        Duration latency,
        Duration startup,
        Optional<Path> faults) {
    static final List<String> NAMES =
            List.of("file", "kinds", "pageSize", "latency", "startup", "faults");

    private static final String FOLDER = ".samsky";
    private static final String PREFIX = "simulated-";
    private static final String SUFFIX = ".db";

    static final List<Capability> ALL_KINDS = join(Capabilities.SERVERS, Capabilities.NAMESPACES);

    static Settings read(Connection connection) throws DriverException {
        connection.requireKnown(NAMES);
        var given = connection.settings();
        var workspace = connection.workspace();
        return new Settings(
                path(
                        workspace,
                        "file",
                        given.getOrDefault(
                                "file", FOLDER + "/" + PREFIX + connection.provider() + SUFFIX)),
                kinds(Optional.ofNullable(given.get("kinds"))),
                pageSize(given.getOrDefault("pageSize", "500")),
                duration("latency", given.getOrDefault("latency", "0")),
                duration("startup", given.getOrDefault("startup", "0")),
                given.containsKey("faults")
                        ? Optional.of(path(workspace, "faults", given.getOrDefault("faults", "")))
                        : Optional.empty());
    }

    /** See {@link dk.samsky.driver.Backstage.Door#kept}. */
    static SortedSet<String> kept(Path workspace) throws DriverException {
        var folder = workspace.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException _) {
            throw new DriverException(
                    DriverException.Kind.DENIED,
                    "The folder " + folder + " cannot be read.",
                    "Give yourself permission to read it.");
        }
    }

    /** What is said of a kind; empty if the cloud does not hold it. */
    Optional<Capability> capability(Kind kind) {
        return capabilities.stream().filter(capability -> capability.kind() == kind).findFirst();
    }

    private static Path path(Path workspace, String setting, String text) throws DriverException {
        try {
            if (!text.isBlank()) {
                return workspace.resolve(text).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException _) {
            // told below
        }
        throw invalid(
                "'" + text + "' is not the name of a file.",
                "Write a path under '" + setting + "', relative to the workspace.");
    }

    private static List<Capability> kinds(Optional<String> word) throws DriverException {
        return switch (word.orElse("all")) {
            case "servers" -> Capabilities.SERVERS;
            case "namespaces" -> Capabilities.NAMESPACES;
            case "all" -> ALL_KINDS;
            default ->
                    throw invalid(
                            "'" + word.orElse("") + "' is not a choice of kinds.",
                            "Write 'servers' or 'namespaces' under 'kinds', or leave it out for"
                                    + " both.");
        };
    }

    private static int pageSize(String text) throws DriverException {
        if (text.matches("[1-9][0-9]{0,3}|10000")) {
            return Integer.parseInt(text);
        }
        throw invalid(
                "'" + text + "' is not the size of a page.",
                "Write a whole number from 1 to 10000 under 'pageSize'.");
    }

    /** Reads {@code 20ms}, {@code 2s}, {@code 1m} or {@code 0}. */
    static Duration duration(String setting, String text) throws DriverException {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.matches("[0-9]{1,6}ms")) {
            return Duration.ofMillis(Long.parseLong(text, 0, text.length() - 2, 10));
        }
        if (text.matches("[0-9]{1,6}[sm]")) {
            var number = Long.parseLong(text, 0, text.length() - 1, 10);
            return text.endsWith("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
        }
        throw invalid(
                "'" + text + "' is not a length of time.",
                "Write a whole number and its unit under '"
                        + setting
                        + "', such as 20ms, 2s or 1m.");
    }

    static DriverException invalid(String message, String remedy) {
        return new DriverException(DriverException.Kind.INVALID, message, remedy);
    }

    private static List<Capability> join(List<Capability> first, List<Capability> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
