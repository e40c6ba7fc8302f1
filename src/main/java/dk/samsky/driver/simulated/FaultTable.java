package dk.samsky.driver.simulated;

import dk.samsky.driver.DriverException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules of faults in the cloud's file, in the order they were given. */
final class FaultTable {
    private final Session session;

    FaultTable(Session session) {
        this.session = session;
    }

    private record Row(long id, Fault fault, int passing, int remaining) {}

    /**
     * Adds a rule.
     *
     * @param origin where it comes from: a rule of one origin is added once; empty for a rule that
     *     is said by hand
     */
    void add(Fault fault, Optional<String> origin) throws SQLException {
        var sql =
                "INSERT OR IGNORE INTO fault (origin, rule, passing, remaining) VALUES (?, ?, ?,"
                        + " ?)";
        var statement = session.prepare(sql);
        statement.setString(1, origin.orElse(null));
        statement.setString(2, fault.toString());
        statement.setInt(3, fault.after());
        statement.setInt(4, fault.times());
        statement.executeUpdate();
    }

    /** Whether any rule fits, without using it up. */
    boolean holds(Predicate<Fault> fits) throws SQLException, DriverException {
        for (var row : rows()) {
            if (fits.test(row.fault)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a call against the rules that fit, and gives the first that hits it. */
    Optional<Fault> take(Predicate<Fault> fits) throws SQLException, DriverException {
        for (var row : rows()) {
            if (!fits.test(row.fault)) {
                continue;
            }
            if (row.passing == 0) {
                update("UPDATE fault SET remaining = remaining - 1 WHERE id = ?", row.id);
                return Optional.of(row.fault);
            }
            update("UPDATE fault SET passing = passing - 1 WHERE id = ?", row.id);
        }
        return Optional.empty();
    }

    /** The rules with what is left of them. */
    List<Fault> left() throws SQLException, DriverException {
        var left = new ArrayList<Fault>();
        for (var row : rows()) {
            var fault = row.fault;
            left.add(
                    new Fault(
                            fault.operation(),
                            fault.what(),
                            fault.kind(),
                            fault.tenant(),
                            fault.address(),
                            row.passing,
                            row.remaining,
                            fault.lasting()));
        }
        return left;
    }

    /**
     * Uses every rule up. Rows stay, so that those of a file do not come back with the next
     * connection.
     */
    void clear() throws SQLException {
        session.update("UPDATE fault SET remaining = 0");
    }

    private List<Row> rows() throws SQLException, DriverException {
        var sql = "SELECT id, rule, passing, remaining FROM fault WHERE remaining > 0 ORDER BY id";
        try (var rows = session.prepare(sql).executeQuery()) {
            var found = new ArrayList<Row>();
            while (rows.next()) {
                found.add(
                        new Row(
                                rows.getLong(1),
                                Fault.parse(rows.getString(2)),
                                rows.getInt(3),
                                rows.getInt(4)));
            }
            return found;
        }
    }

    private void update(String sql, long id) throws SQLException {
        var statement = session.prepare(sql);
        statement.setLong(1, id);
        statement.executeUpdate();
    }
}
