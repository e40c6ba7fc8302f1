package dk.samsky.document.yaml;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Source;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.DocumentCode;
import dk.samsky.model.content.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the disk that a workspace may read: its own folder, and those that its document
 * names. Safe for several threads.
 *
 * @param workspace the workspace's folder
 * @param working what names of files are told relative to
 * @param digests of what was read, by path relative to the workspace's folder
 * @param budget how many bytes may still be read
 */
record Disk(
        Path workspace,
        Path working,
        ConcurrentSkipListMap<String, Digest> digests,
        AtomicLong budget) {
    private static final long MOST_BYTES = 512L << 20;

    static Disk of(Path workspace, Path working) {
        return new Disk(
                workspace.toAbsolutePath().normalize(),
                working.toAbsolutePath().normalize(),
                new ConcurrentSkipListMap<>(),
                new AtomicLong(MOST_BYTES));
    }

    /** The name that people know a file by. */
    String name(Path path) {
        return relative(working, path);
    }

    private static String relative(Path from, Path path) {
        var absolute = path.toAbsolutePath().normalize();
        return absolute.getRoot().equals(from.getRoot())
                ? from.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString().replace('\\', '/');
    }

    /** The place to tell problems at that concern a file as a whole. */
    Span span(Path path) {
        return Span.startOf(new Source(name(path), ""));
    }

    SortedMap<String, Digest> digestsSoFar() {
        return digests;
    }

    /**
     * Reads a file.
     *
     * @param roots the real folders that it must be in, after following links
     * @param most how many bytes it may have
     * @param at where to tell of what is wrong with it as a file
     */
    Optional<Source> read(Path path, List<Path> roots, int most, Span at, Problems problems) {
        try {
            var real = path.toRealPath();
            if (roots.stream().noneMatch(real::startsWith)) {
                problems.add(outside(path, at));
                return Optional.empty();
            }
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(
                        Diagnostic.error(
                                DocumentCode.NOT_A_FILE,
                                at,
                                name(path) + " is not a file.",
                                "Only plain files are read.",
                                "Rename it or remove it."));
                return Optional.empty();
            }
            byte[] bytes = bytes(real, most + 1);
            if (bytes.length > most || budget.addAndGet(-bytes.length) < 0) {
                problems.add(
                        tooLarge(
                                path,
                                bytes.length > most ? most : MOST_BYTES,
                                bytes.length > most,
                                at));
                return Optional.empty();
            }
            var source = TextFile.decode(name(path), bytes, problems);
            // What is no text has a digest too: a plan made beside it is stale once it is mended.
            var text =
                    source.map(Source::text)
                            .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
            digests.put(relative(workspace, path), Digest.of(text));
            return source;
        } catch (NoSuchFileException _) {
            problems.add(
                    Diagnostic.error(
                            DocumentCode.FILE_NOT_FOUND,
                            at,
                            "There is no file " + name(path) + ".",
                            "The path is relative to the file that it is written in.",
                            "Correct the path, or create the file."));
        } catch (AccessDeniedException _) {
            problems.add(unreadable(path, "Permission to read it is missing.", at));
        } catch (IOException failed) {
            problems.add(
                    unreadable(
                            path, "The operating system says: " + failed.getMessage() + ".", at));
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    Diagnostic outside(Path path, Span at) {
        return Diagnostic.error(
                DocumentCode.OUTSIDE,
                at,
                name(path) + " leads out of the workspace.",
                "Only files of the workspace and of the folders that samsky.yaml names are read,"
                        + " links followed.",
                "Copy the file into the workspace.");
    }

    private Diagnostic tooLarge(Path path, long most, boolean isOne, Span at) {
        var limit = (most >= 1 << 20 ? (most >> 20) + " MiB" : (most >> 10) + " KiB") + ".";
        return Diagnostic.error(
                DocumentCode.TOO_LARGE,
                at,
                isOne
                        ? name(path) + " is larger than " + limit
                        : "The workspace's files are larger than " + limit,
                "Larger ones are nearly always there by mistake.",
                isOne
                        ? "Split it into several files, or remove it."
                        : "Remove what does not belong into the workspace.");
    }

    Diagnostic unreadable(Path path, String why, Span at) {
        return Diagnostic.error(
                DocumentCode.UNREADABLE,
                at,
                name(path) + " cannot be read.",
                why,
                "Check the file and who may read it.");
    }
}
