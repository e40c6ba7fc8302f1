package dk.samsky.driver.simulated;

import dk.samsky.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file that the cloud lives in, open for many threads here and in other processes.
 *
 * <p>Readers never wait for a writer (write-ahead log). Writers queue: here on a lock, between
 * processes on SQLite's own.
 */
final class CloudFile implements AutoCloseable {
    /** What is done with the file; runs in one transaction if it writes. */
    interface Work<T> {
        T with(Session session) throws SQLException, DriverException;
    }

    // Primary result codes of SQLite, the low byte of the driver's:
    // https://www.sqlite.org/rescode.html
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    private static final int CONNECTIONS = 8;

    private final Path path;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits = new Semaphore(CONNECTIONS);
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    CloudFile(Path path) {
        this.path = path;
    }

    /**
     * Reads; empty if nobody has made anything in this cloud yet, so that looking makes no file.
     */
    <T> Optional<T> read(Work<T> work) throws DriverException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        permits.acquireUninterruptibly(); // held for milliseconds
        try {
            return Optional.of(look(lend(), work));
        } catch (SQLException failure) {
            throw explained(failure, DriverException.Kind.TRANSIENT);
        } finally {
            permits.release();
        }
    }

    /** Does the work wholly or, if it throws, not at all. */
    <T> T write(Work<T> work) throws DriverException {
        writing.lock();
        permits.acquireUninterruptibly();
        try {
            return transact(lend(), work);
        } catch (SQLException failure) {
            throw explained(failure, DriverException.Kind.TRANSIENT);
        } finally {
            permits.release();
            writing.unlock();
        }
    }

    private <T> T transact(Session session, Work<T> work) throws SQLException, DriverException {
        var done = false;
        session.update("BEGIN IMMEDIATE");
        try {
            var result = work.with(session);
            commit(session);
            done = true;
            giveBack(session);
            return result;
        } finally {
            if (!done) {
                session.close(); // rolls back, and leaves nothing half done to the next
            }
        }
    }

    private <T> T look(Session session, Work<T> work) throws SQLException, DriverException {
        var done = false;
        try {
            var result = work.with(session);
            done = true;
            giveBack(session);
            return result;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    private void commit(Session session) throws DriverException {
        try {
            session.update("COMMIT");
        } catch (SQLException failure) {
            throw explained(failure, DriverException.Kind.OUTCOME_UNKNOWN);
        }
    }

    private Session lend() throws SQLException, DriverException {
        var waiting = idle.pollFirst();
        return waiting != null ? waiting : open();
    }

    private void giveBack(Session session) throws SQLException {
        idle.addFirst(session);
        if (closed.get()) {
            closeIdle();
        }
    }

    private Session open() throws SQLException, DriverException {
        try {
            var directory = path.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException failure) {
            throw new DriverException(
                    DriverException.Kind.DENIED,
                    "The directory of the embedded cloud, "
                            + path.getParent()
                            + ", cannot be made: "
                            + failure
                            + ".",
                    "Make it, or name another under 'file' in the provider's document.");
        }
        var properties = new Properties();
        properties.setProperty("busy_timeout", "20000");
        // A killed process loses nothing; a power cut may cost the cloud, which is only for trying
        // out.
        properties.setProperty("synchronous", "OFF");
        var session = new Session(DriverManager.getConnection("jdbc:sqlite:" + path, properties));
        var fit = false;
        try {
            CloudSchema.prepare(session, path);
            fit = true;
            return session;
        } finally {
            if (!fit) {
                session.close();
            }
        }
    }

    private DriverException explained(SQLException failure, DriverException.Kind otherwise) {
        var kind =
                switch (failure.getErrorCode() & 0xFF) {
                    case BUSY, LOCKED -> DriverException.Kind.TRANSIENT;
                    case READ_ONLY, CANNOT_OPEN -> DriverException.Kind.DENIED;
                    case CORRUPT, NO_DATABASE -> DriverException.Kind.INVALID;
                    default -> otherwise;
                };
        var remedy =
                switch (failure.getErrorCode() & 0xFF) {
                    case READ_ONLY, CANNOT_OPEN ->
                            "See that it may be written, or name another under 'file'.";
                    case CORRUPT, NO_DATABASE ->
                            "Name another under 'file' in the provider's document, or remove it.";
                    default -> "See that the disc has room and the file may be written.";
                };
        var explained =
                new DriverException(
                        kind,
                        "The embedded cloud's file "
                                + path
                                + " cannot be used: "
                                + failure.getMessage()
                                + ".",
                        remedy);
        explained.initCause(failure);
        return explained;
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            closeIdle();
        } catch (SQLException _) {
            // what was committed stays; nothing more can be done with a file that cannot even be
            // closed
        }
    }

    private void closeIdle() throws SQLException {
        for (var session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.close();
        }
    }
}
