package dk.samsky.cli.session;

import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.model.RunId;
import dk.samsky.state.Holder;
import dk.samsky.state.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Who runs something, from where, and of which commit: what the journal remembers. */
public final class Actor {
    private Actor() {}

    public static Run run(String command, Arguments arguments, Path workspace, Terminal terminal) {
        return new Run(
                new RunId(UUID.randomUUID().toString()),
                command,
                name(terminal),
                commit(workspace),
                arguments.find("--reason"),
                terminal.clock().instant());
    }

    /** Who holds a lease: enough to find the process. */
    public static Holder holder(Terminal terminal) {
        return new Holder(
                name(terminal) + ", process " + ProcessHandle.current().pid(), Processes.own());
    }

    private static String name(Terminal terminal) {
        var user = System.getProperty("user.name", "somebody");
        return user + "@" + host(terminal);
    }

    /** The machine's name, without asking the network for it. */
    private static String host(Terminal terminal) {
        return Optional.ofNullable(terminal.environment().get("HOSTNAME"))
                .or(() -> text(Path.of("/etc/hostname")))
                .or(() -> Optional.ofNullable(terminal.environment().get("COMPUTERNAME")))
                .orElse("unnamed");
    }

    /**
     * The commit that is checked out, read from Git's own files: starting Git would take longer
     * than all the rest. Empty for a workspace that Git does not track: what its documents say is
     * in no commit.
     */
    private static Optional<String> commit(Path workspace) {
        for (Path folder = workspace; folder != null; folder = folder.getParent()) {
            var git = folder.resolve(".git");
            var settings = folder.relativize(workspace.resolve("samsky.yaml"));
            if (Files.isDirectory(git)) {
                return tracks(git, settings) ? head(git, git) : Optional.empty();
            }
            if (Files.isRegularFile(git)) {
                var pointer = text(git).filter(line -> line.startsWith("gitdir: "));
                var base = folder;
                return pointer.map(line -> base.resolve(line.substring(8)))
                        .filter(own -> tracks(own, settings))
                        .flatMap(own ->
                                head(
                                        own,
                                        text(own.resolve("commondir"))
                                                .map(own::resolve)
                                                .orElse(own)));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a file is in the index, where each path ends in a zero byte; source:
     * https://git-scm.com/docs/index-format. Of version 4, which holds no whole paths, it is taken
     * for granted.
     */
    private static boolean tracks(Path own, Path file) {
        try {
            var index = Files.readString(own.resolve("index"), StandardCharsets.ISO_8859_1);
            var path = file.toString().replace(File.separatorChar, '/');
            return index.startsWith("DIRC\0\0\0\4")
                    || index.contains(
                            new String(
                                            path.getBytes(StandardCharsets.UTF_8),
                                            StandardCharsets.ISO_8859_1)
                                    + "\0");
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<String> head(Path own, Path common) {
        return text(own.resolve("HEAD"))
                .flatMap(head ->
                        head.startsWith("ref: ")
                                ? text(common.resolve(head.substring(5)))
                                        .or(() -> packed(common, head.substring(5)))
                                : Optional.of(head))
                .filter(commit -> commit.matches("[0-9a-f]{40,64}"));
    }

    private static Optional<String> packed(Path git, String ref) {
        try (var lines = Files.lines(git.resolve("packed-refs"))) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
