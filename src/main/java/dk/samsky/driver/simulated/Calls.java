package dk.samsky.driver.simulated;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls were made: counted in memory, and written to the cloud's file when a driver is
 * closed.
 */
final class Calls {
    private final ConcurrentHashMap<Operation, Long> numbers = new ConcurrentHashMap<>();

    void count(Operation operation) {
        numbers.merge(operation, 1L, Long::sum);
    }

    long of(Operation operation) {
        return numbers.getOrDefault(operation, 0L);
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    void addTo(Connection connection) throws SQLException {
        var sql =
                "INSERT INTO call VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number +"
                        + " excluded.number";
        try (var statement = connection.prepareStatement(sql)) {
            for (var operation : Operation.values()) {
                statement.setString(1, operation.word());
                statement.setLong(2, of(operation));
                statement.executeUpdate();
            }
        }
    }

    static SequencedMap<String, Long> read(Connection connection) throws SQLException {
        var counts = none();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT operation, number FROM call")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return Collections.unmodifiableSequencedMap(counts);
    }

    static SequencedMap<String, Long> none() {
        var counts = new LinkedHashMap<String, Long>();
        for (var operation : Operation.values()) {
            counts.put(operation.word(), 0L);
        }
        return counts;
    }
}
