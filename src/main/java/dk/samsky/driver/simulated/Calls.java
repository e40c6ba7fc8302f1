package dk.samsky.driver.simulated;

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

    void addTo(Session session) throws SQLException {
        var sql =
                "INSERT INTO call VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number +"
                        + " excluded.number";
        var statement = session.prepare(sql);
        for (var operation : Operation.values()) {
            statement.setString(1, operation.word());
            statement.setLong(2, of(operation));
            statement.executeUpdate();
        }
    }

    static SequencedMap<String, Long> read(Session session) throws SQLException {
        var counts = none();
        try (var rows = session.prepare("SELECT operation, number FROM call").executeQuery()) {
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
