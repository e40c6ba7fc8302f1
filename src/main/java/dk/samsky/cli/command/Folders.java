package dk.samsky.cli.command;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds a workspace and the names in it by looking at folders alone: fast enough to be done while
 * somebody types.
 */
final class Folders {
    private Folders() {}

    /**
     * The workspace's folder: the one that is named, else the nearest upwards that holds a {@code
     * samsky.yaml}.
     */
    static Optional<Path> find(Arguments arguments, Terminal terminal) {
        var named = arguments.find("--directory");
        if (named.isPresent()) {
            return Optional.of(terminal.directory().resolve(named.get()).normalize());
        }
        for (Path folder = terminal.directory(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("samsky.yaml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** The names of the tenants. */
    static List<String> tenants(Path workspace) {
        return names(workspace.resolve("tenants"), true);
    }

    /**
     * The names of the workloads' files, each with its tenant: what most workspaces call their
     * workloads.
     */
    static List<String> workloads(Path workspace) {
        return tenants(workspace).stream()
                .flatMap(tenant ->
                        names(workspace.resolve("tenants").resolve(tenant), false).stream()
                                .filter(name -> !name.equals("tenant"))
                                .map(name -> tenant + "/" + name))
                .toList();
    }

    /** The names of the providers' files. */
    static List<String> providers(Path workspace) {
        return names(workspace.resolve("providers"), false);
    }

    private static List<String> names(Path folder, boolean areFolders) {
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            entry -> areFolders ? Files.isDirectory(entry) : isDocument(entry))
                    .map(entry -> entry.getFileName().toString().replaceFirst("\\.ya?ml$", ""))
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
}
