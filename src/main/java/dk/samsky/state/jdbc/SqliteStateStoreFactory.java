package dk.samsky.state.jdbc;

import dk.samsky.state.StateException;
import dk.samsky.state.StateStore;
import dk.samsky.state.StateStoreFactory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;

/** Opens states that are kept in an SQLite file. */
public final class SqliteStateStoreFactory implements StateStoreFactory {
    private static final String DEFAULT = ".samsky/state.db";

    @Override
    public String name() {
        return "sqlite";
    }

    /**
     * An empty location is {@code .samsky/state.db}. What is made can be read by its owner only.
     */
    @Override
    public StateStore open(Path workspace, String location, InstantSource clock) {
        var file = file(workspace, location);
        make(file);
        return access(file) == Sqlite.Access.WRITE
                ? JdbcStateStore.open(new Sqlite(file), Schema.newest(), clock)
                : look(file, clock);
    }

    @Override
    public StateStore look(Path workspace, String location, InstantSource clock) {
        return look(file(workspace, location), clock);
    }

    private static Path file(Path workspace, String location) {
        return workspace
                .resolve(location.isBlank() ? DEFAULT : location)
                .toAbsolutePath()
                .normalize();
    }

    private static StateStore look(Path file, InstantSource clock) {
        if (!Files.exists(file)) {
            return lookAtCopy(Optional.empty(), clock);
        }
        var sqlite = new Sqlite(file, access(file));
        try (var readers = new Readers(sqlite)) {
            if (readers.read(session -> session.tables().isEmpty())) {
                return lookAtCopy(Optional.empty(), clock); // whoever made the file died at once
            }
            if (readers.read(Schema.newest()::isOld)) {
                return lookAtCopy(Optional.of(sqlite), clock);
            }
        }
        return JdbcStateStore.openForReading(sqlite, clock, () -> {}, true);
    }

    /** Brings a copy up to date, which nobody else sees and which goes when it is closed. */
    private static StateStore lookAtCopy(Optional<Sqlite> old, InstantSource clock) {
        try {
            var folder = Files.createTempDirectory("samsky-state");
            var file = folder.resolve("state.db");
            try {
                old.ifPresent(store -> store.copy(file));
                JdbcStateStore.open(new Sqlite(file), Schema.newest(), clock).close();
                var copy = new Sqlite(file, Sqlite.Access.READ_ALONE);
                return JdbcStateStore.openForReading(
                        copy, clock, () -> remove(folder), old.isPresent());
            } catch (RuntimeException failure) {
                remove(folder);
                throw failure;
            }
        } catch (IOException failure) {
            throw cannotMake(Path.of(System.getProperty("java.io.tmpdir")), failure);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException _) {
            // It holds nothing that is needed, and can be read by its owner only.
        }
    }

    /** Whoever may not write reads; all of it, or nothing. */
    private static Sqlite.Access access(Path file) {
        var isOpenFolder = Files.isWritable(file.resolveSibling("."));
        if (isOpenFolder && Files.isWritable(file)) {
            return Sqlite.Access.WRITE;
        }
        if (isOpenFolder || Files.isReadable(beside(file, "-shm"))) {
            return Sqlite.Access.READ;
        }
        if (isEmpty(beside(file, "-wal"))) {
            return Sqlite.Access.READ_ALONE;
        }
        throw new StateException(
                "The state in " + file + " cannot be read in full by who may not write there.",
                "A run was killed, and a part of what it wrote still lies in a log beside the"
                        + " file. Have somebody who may write there run 'samsky state list', or"
                        + " copy the folder to where you may write.");
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static void make(Path file) {
        try {
            var directory = file.getParent();
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            }
            if (!Files.exists(file)) {
                // The files that SQLite puts beside it get its permissions.
                Files.createFile(file, ownerOnly(file, "rw-------"));
            }
        } catch (FileAlreadyExistsException other) {
            if (!Files.exists(file)) {
                throw cannotMake(file, other);
            }
            // Another process was quicker to make the file.
        } catch (IOException failure) {
            throw cannotMake(file, failure);
        }
    }

    private static StateException cannotMake(Path file, IOException failure) {
        return new StateException(
                "The state cannot be made in " + file + ".",
                "Make sure that you may write the directory, and that no file stands where a"
                        + " directory is needed.",
                failure);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
