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
        var file =
                workspace
                        .resolve(location.isBlank() ? DEFAULT : location)
                        .toAbsolutePath()
                        .normalize();
        make(file);
        var dialect = new Sqlite(file);
        return JdbcStateStore.open(
                dialect, new Schema(Schema.VERSIONS, dialect.clustered()), clock);
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
