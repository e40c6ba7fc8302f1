package dk.samsky.document.yaml;

import dk.samsky.document.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Copies of workspaces, to be changed by a test. */
final class Workspaces {
    static final Path MENDED = Path.of("src/test/resources/documents/mended");

    private Workspaces() {}

    /** The names of all files below a folder. */
    static List<String> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (var file : files(from)) {
            write(to.resolve(file), Files.readAllBytes(from.resolve(file)));
        }
    }

    /** Removes a file, a link, or a folder with all that is in it. */
    static void remove(Path path) throws IOException {
        try (var paths = Files.walk(path)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
    }

    static Loaded load(Path workspace) {
        return WorkspaceLoader.load(workspace, workspace, _ -> true);
    }
}
