package dk.samsky.state.jdbc;

import dk.samsky.state.StateException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** SQLite, in one file. */
final class Sqlite implements Dialect {
    private static final String CLUSTERED = " WITHOUT ROWID";

    /** How long a transaction waits for another process's; its own take some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final Access access;
    private final Properties writing;
    private final Properties reading;

    /**
     * What may be done to the file.
     *
     * <p>Who may not write beside the file cannot see what a log beside it holds, unless the log's
     * index is there too; without a log, SQLite has to be told that none comes. See
     * https://www.sqlite.org/wal.html#readonly (2026-11).
     */
    enum Access {
        WRITE(""),
        READ("?mode=ro"),
        READ_ALONE("?mode=ro&immutable=1");

        private final String query;

        Access(String query) {
            this.query = query;
        }
    }

    Sqlite(Path file) {
        this(file, Access.WRITE);
    }

    Sqlite(Path file, Access access) {
        this.file = file;
        this.access = access;
        this.writing = settings();
        this.reading = settings();
        reading.setProperty("query_only", "true");
        // Whoever reads takes it as it is.
        reading.remove("journal_mode");
        if (access != Access.WRITE) {
            writing.remove("journal_mode");
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
        // Readers do not wait for the writer; a commit is one append and one flush.
        settings.setProperty("journal_mode", "WAL");
        // NORMAL would lose the last commits with the power: an intent must be there before its
        // call leaves.
        settings.setProperty("synchronous", "FULL");
        return settings;
    }

    @Override
    public Session openForWriting() throws SQLException {
        // Taken at once: a transaction that has read first may be refused the right to write.
        return new Session(connect(writing), "BEGIN IMMEDIATE");
    }

    @Override
    public Session openForWritingAtOnce() throws SQLException {
        var session = openForWriting();
        session.execute("PRAGMA busy_timeout = 0");
        return session;
    }

    @Override
    public Session openForReading() throws SQLException {
        return new Session(connect(reading), "BEGIN");
    }

    /** Copies all that is committed into a file that is not there yet; alters nothing here. */
    void copy(Path to) {
        var settings = settings();
        settings.remove("journal_mode");
        try (var connection = connect(settings);
                var copying = connection.prepareStatement("VACUUM INTO ?")) {
            copying.setString(1, to.toString());
            copying.execute();
        } catch (SQLException failure) {
            throw explain(failure);
        }
    }

    private Connection connect(Properties settings) throws SQLException {
        // As a URI, so that a '?' in the path is part of the path.
        return DriverManager.getConnection(
                "jdbc:sqlite:" + file.toUri().toASCIIString() + access.query, settings);
    }

    @Override
    public String clustered() {
        return CLUSTERED;
    }

    /**
     * The file is written anew from what its tables hold, and the log is emptied; if somebody reads
     * all the while, that is done when the last one closes the store.
     */
    @Override
    public void erase() throws SQLException {
        try (var session = openForWriting()) {
            session.execute("VACUUM");
            session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** By SQLite's result codes: https://www.sqlite.org/rescode.html (2026-11). */
    @Override
    public StateException explain(SQLException failure) {
        return switch (failure.getErrorCode() & 0xff) {
            case 5, 6 ->
                    failed(
                            "is in use: another process has been writing to it for "
                                    + PATIENCE.toSeconds()
                                    + " seconds",
                            "Wait until the other run has ended, or end it; then run the command"
                                    + " again.",
                            failure);
            case 3, 8, 14, 23 ->
                    failed(
                            "cannot be opened for writing",
                            "Make sure that the directory exists, and that you may read and write"
                                    + " it and the files in it.",
                            failure);
            case 10 ->
                    failed(
                            "cannot be read or written: the disk reports an error",
                            "Check the disk; if the file lies on a network drive, move the"
                                    + " workspace to a local disk.",
                            failure);
            case 11 ->
                    failed(
                            "is damaged",
                            "Restore the file from a backup, together with the files beside it that"
                                    + " begin with its name.",
                            failure);
            case 13 ->
                    failed(
                            "cannot grow: the disk is full",
                            "Free some space, then run the command again.",
                            failure);
            case 26 ->
                    failed(
                            "is no state store: it holds something else",
                            "Name another file as the location of the state, or restore this one"
                                    + " from a backup.",
                            failure);
            default ->
                    failed(
                            "cannot be used (SQLite says: " + failure.getErrorCode() + ")",
                            "This may be a bug in Samsky: report it with the output of the command"
                                    + " with --debug.",
                            failure);
        };
    }

    private StateException failed(String what, String remedy, SQLException failure) {
        return new StateException("The state in " + file + " " + what + ".", remedy, failure);
    }
}
