package dk.samsky.state.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its statements prepared once. For one thread at a time.
 *
 * <p>Transactions are begun and ended by statements: the driver's own mode begins the next one as
 * soon as one ends, and so would hold the right to write for as long as the connection is open.
 */
final class Session implements AutoCloseable {
    /** Makes a value of the row that a result stands at. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String begin;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * @param begin the statement that begins a transaction
     */
    Session(Connection connection, String begin) {
        this.connection = connection;
        this.begin = begin;
    }

    void begin() throws SQLException {
        update(begin);
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        var all = new ArrayList<T>();
        try (var result = bind(sql, parameters).executeQuery()) {
            while (result.next()) {
                all.add(row.read(result));
            }
        }
        return all;
    }

    /** The first row, if there is one. */
    <T> Optional<T> find(String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (var result = bind(sql, parameters).executeQuery()) {
            return result.next() ? Optional.of(row.read(result)) : Optional.empty();
        }
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /** For statements that are run once: makes tables. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The names of the tables that are there, in lower case. */
    List<String> tables() throws SQLException {
        var names = new ArrayList<String>();
        try (var tables =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    void commit() throws SQLException {
        update("COMMIT");
    }

    void rollback() throws SQLException {
        update("ROLLBACK");
    }

    @Override
    public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
