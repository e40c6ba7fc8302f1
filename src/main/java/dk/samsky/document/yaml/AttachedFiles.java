package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.document.Attachments;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Located;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that one document file names.
 *
 * @param folder the folder of the document's file
 * @param roots the folders that a named file may be in
 * @param missing folders that the document names and that are not there
 */
record AttachedFiles(Disk disk, Path folder, List<Path> roots, List<Located<String>> missing)
        implements Attachments {
    @Override
    public Attachments orIn(List<Located<String>> folders) {
        var all = new ArrayList<>(roots);
        var absent = new ArrayList<>(missing);
        for (var path : folders) {
            try {
                all.add(folder.resolve(path.value()).toRealPath());
            } catch (IOException | InvalidPathException _) {
                absent.add(path);
            }
        }
        return new AttachedFiles(disk, folder, all, absent);
    }

    @Override
    public Optional<Source> fetch(Located<String> path, Purpose purpose, Problems problems) {
        try {
            if (path.value().startsWith("/")
                    || Path.of(path.value()).isAbsolute()
                    || path.value().contains("\\")) {
                problems.add(
                        Diagnostic.error(
                                DocumentCode.OUTSIDE,
                                path.span(),
                                "The path of the "
                                        + purpose.word()
                                        + " is not relative to its document.",
                                "A workspace reads the same on every machine.",
                                "Write a path that begins at this document's folder, with '/'"
                                        + " between folders."));
                return Optional.empty();
            }
            var file = folder.resolve(path.value());
            var told = new Problems();
            var read = disk.read(file, roots, purpose.mostBytes(), path.span(), told);
            if (!missing.isEmpty() && isOutside(told)) {
                // It may be in a folder whose name is wrong: that is the mistake.
                missing.forEach(one -> problems.add(Folder.missing(one.value(), one.span())));
                return Optional.empty();
            }
            told.list().forEach(problems::add);
            return read;
        } catch (InvalidPathException _) {
            problems.add(
                    Diagnostic.error(
                            DocumentCode.FILE_NOT_FOUND,
                            path.span(),
                            "This is not the path of a file.",
                            "The path of a " + purpose.word() + " is expected.",
                            "Write a path that begins at this document's folder."));
            return Optional.empty();
        }
    }

    private static boolean isOutside(Problems told) {
        return told.list().stream().anyMatch(problem -> problem.code() == DocumentCode.OUTSIDE);
    }
}
