package dk.samsky.state.jdbc;

import dk.samsky.state.StateException;
import java.sql.SQLException;

/**
 * All that differs from one database to the next. Everything else is SQL that SQLite and PostgreSQL
 * read alike.
 */
interface Dialect {
    /**
     * A connection to write by. Its transactions take the right to write when they begin, and are
     * durable when they end.
     */
    Session openForWriting() throws SQLException;

    /** The same, but its transactions do not wait for another process's: they fail at once. */
    Session openForWritingAtOnce() throws SQLException;

    /**
     * A connection to read by. Its transactions see one moment of the database, and neither wait
     * for a writer nor stop one.
     */
    Session openForReading() throws SQLException;

    /**
     * What stands after a table's columns to keep its rows together in the order of the primary
     * key; may be empty.
     */
    String clustered();

    /** Leaves nothing in the store's files of what was deleted or written over. */
    void erase() throws SQLException;

    /** What went wrong, and what to do about it, in the user's words. */
    StateException explain(SQLException failure);
}
