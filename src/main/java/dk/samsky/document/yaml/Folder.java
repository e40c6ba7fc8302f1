package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Lists folders in the order of the names, whatever order the disk gives. */
final class Folder {
    private Folder() {}

    /**
     * The files of documents in a folder; files of other kinds, and hidden ones, are not ours to
     * judge.
     */
    static List<Path> documents(Path folder, Disk disk, Problems problems) {
        return list(folder, disk, problems).stream().filter(Folder::isDocument).toList();
    }

    /** The folders in a folder; a link that leads nowhere may have led to one. */
    static List<Path> folders(Path folder, Disk disk, Problems problems) {
        return list(folder, disk, problems).stream()
                .filter(path ->
                        Files.isDirectory(path) || (leadsNowhere(path) && !isDocument(path)))
                .toList();
    }

    /** Whether it is a link to what is not there. */
    static boolean leadsNowhere(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }

    static boolean isDocument(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static List<Path> list(Path folder, Disk disk, Problems problems) {
        var paths = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var path : entries) {
                if (!path.getFileName().toString().startsWith(".")) {
                    paths.add(path);
                }
            }
        } catch (IOException | DirectoryIteratorException failed) {
            problems.add(
                    disk.unreadable(
                            folder,
                            leadsNowhere(folder)
                                    ? "It is a link, and what it leads to is not there."
                                    : "The folder cannot be listed.",
                            disk.span(folder)));
        }
        paths.sort(Comparator.comparing(path -> path.getFileName().toString()));
        tellCaseOnly(paths, disk, problems);
        return paths;
    }

    private static void tellCaseOnly(List<Path> paths, Disk disk, Problems problems) {
        var byLowerCase = new HashMap<String, Path>();
        for (var path : paths) {
            var first =
                    byLowerCase.putIfAbsent(
                            path.getFileName().toString().toLowerCase(Locale.ROOT), path);
            if (first != null) {
                problems.add(
                        Diagnostic.error(
                                DocumentCode.CASE_ONLY,
                                disk.span(path),
                                disk.name(path)
                                        + " and "
                                        + disk.name(first)
                                        + " differ in capital letters only.",
                                "On Windows and macOS they are the same file, and one would replace"
                                        + " the other.",
                                "Rename one of them."));
            }
        }
    }

    /** Tells that a folder that somebody named is not there, or is named as it may not be. */
    static Diagnostic missing(String name, Span at) {
        if (name.startsWith("/") || Path.of(name).isAbsolute()) {
            return Diagnostic.error(
                    DocumentCode.OUTSIDE,
                    at,
                    "The path " + name + " is not relative to samsky.yaml.",
                    "A workspace reads the same on every machine.",
                    "Write a path that begins at the workspace's folder.");
        }
        return Diagnostic.error(
                DocumentCode.NOT_A_FOLDER,
                at,
                "There is no folder " + name + ".",
                "The path is relative to samsky.yaml.",
                "Correct the path, or create the folder.");
    }
}
