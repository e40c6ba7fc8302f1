package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.model.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a workspace and the names in it by looking at folders alone: fast enough to be done while
 * somebody types. What is no name is not offered: a shell would run what some files are called.
 */
public final class Folders {
    private static final Pattern WORKLOAD =
            Pattern.compile("metadata:[^}]*?\\bname:\\s*[\"']?([a-z0-9-]+)");

    private Folders() {}

    /**
     * The workspace's folder: the one that is named, else the nearest upwards that holds a {@code
     * samsky.yaml}.
     */
    public static Optional<Path> find(Arguments arguments, Terminal terminal) {
        var named = arguments.find("--directory");
        if (named.isPresent()) {
            return Optional.of(terminal.directory().resolve(named.get()).normalize());
        }
        return upwards(terminal.directory());
    }

    /** Whether a file is in a workspace, or would be if it were there. */
    static boolean isInWorkspace(Path file) {
        return upwards(file.toAbsolutePath().normalize()).isPresent();
    }

    private static Optional<Path> upwards(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("samsky.yaml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** The names of the tenants. */
    public static List<String> tenants(Path workspace) {
        return names(workspace.resolve("tenants"), true);
    }

    /**
     * The names of the workloads, each with its tenant; found without reading YAML, so one written
     * in an unusual way may be missed.
     */
    public static List<String> workloads(Path workspace) {
        return tenants(workspace).stream()
                .flatMap(tenant ->
                        workloads(workspace.resolve("tenants").resolve(tenant), tenant).stream())
                .toList();
    }

    private static List<String> workloads(Path folder, String tenant) {
        var found = new ArrayList<String>();
        try (var entries = Files.list(folder)) {
            for (var file : entries.filter(Folders::isDocument).sorted().toList()) {
                for (var document : Files.readString(file).split("(?m)^---", -1)) {
                    var name = WORKLOAD.matcher(document);
                    if (document.contains("kind: Workload") && name.find()) {
                        found.add(tenant + "/" + name.group(1));
                    }
                }
            }
        } catch (IOException _) {
            return found; // nothing more to offer
        }
        return found;
    }

    /** The names of the providers' files. */
    public static List<String> providers(Path workspace) {
        return names(workspace.resolve("providers"), false);
    }

    private static List<String> names(Path folder, boolean areFolders) {
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            entry -> areFolders ? Files.isDirectory(entry) : isDocument(entry))
                    .map(entry -> entry.getFileName().toString().replaceFirst("\\.ya?ml$", ""))
                    .filter(name -> Names.isName(name, 40))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of(); // nothing to offer
        }
    }

    private static boolean isDocument(Path entry) {
        var name = entry.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    static boolean isFile(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    /** What is wrong with the folder that was named. */
    static String noWorkspace(String named, Optional<Path> found) {
        if (found.filter(Files::isDirectory).isPresent()) {
            return "The folder '" + named + "' is no workspace.";
        }
        return found.filter(Folders::isFile).isPresent()
                ? "'" + named + "' is no folder."
                : "There is no folder '" + named + "'.";
    }
}
