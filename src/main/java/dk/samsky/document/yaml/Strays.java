package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.document.DocumentCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds documents in folders within those that are read: nobody reads them, and what they ask for
 * would be deleted, or what they forbid allowed. Another workspace's, and what is behind a link to
 * a folder, are not looked at.
 *
 * @param read the folders that are read
 */
record Strays(Disk disk, Set<Path> read) {
    /** More than a document has before its version, and no more than is quickly read. */
    private static final int HEAD = 64 * 1024;

    /** In a tenant's folder: every YAML file, as beside its tenant.yaml. */
    List<Diagnostic> ofTenant(Path folder) {
        return told(folder, false, "Move the file into " + disk.name(folder) + ".");
    }

    /** In a folder of what all share: there may be files beside that the documents name. */
    List<Diagnostic> ofShared(Path folder) {
        return told(
                folder,
                true,
                "Move the file into "
                        + disk.name(folder)
                        + ", or name its folder under 'search' in samsky.yaml.");
    }

    private List<Diagnostic> told(Path folder, boolean isToBeOurs, String fix) {
        var problems = new Problems();
        var found = new ArrayList<Path>();
        within(folder, found, problems);
        found.stream()
                .filter(file -> !isToBeOurs || isOurs(file))
                .map(file ->
                        Diagnostic.error(
                                DocumentCode.NOT_READ,
                                disk.span(file),
                                disk.name(file) + " is in a folder that is not read.",
                                "Documents are read from "
                                        + disk.name(folder)
                                        + ", not from folders within it.",
                                fix))
                .forEach(problems::add);
        return problems.list();
    }

    private void within(Path folder, List<Path> found, Problems problems) {
        for (var inner : Folder.folders(folder, disk, new Problems())) {
            if (!Files.isSymbolicLink(inner)
                    && !read.contains(inner)
                    && !Files.exists(inner.resolve("samsky.yaml"))) {
                Folder.documents(inner, disk, problems).stream()
                        .filter(Files::isRegularFile)
                        .forEach(found::add);
                within(inner, found, problems);
            }
        }
    }

    private static boolean isOurs(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var head = new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.contains("samsky.dk/v1");
        } catch (IOException _) {
            return true; // nobody knows that it is not
        }
    }
}
