package dk.samsky.state.jdbc;

import dk.samsky.model.Address;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.state.Action;
import dk.samsky.state.Intent;
import dk.samsky.state.JournalEntry;
import dk.samsky.state.Lease;
import dk.samsky.state.Outcome;
import dk.samsky.state.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was intended, by which run, and how it ended. */
final class Journal {
    private static final String ENTRIES =
            """
            SELECT r.id, r.command, r.actor, r.git_commit, r.reason, r.started_at,
                j.operation, j.address, j.action, j.provider, j.region, j.driver, j.intended_at,
                j.serial, j.result, j.detail, j.ended_at, j.protect
            FROM journal j JOIN run r ON r.id = j.run
            WHERE j.tenant = ?\
            """;

    private Journal() {}

    static void begin(Session session, Run run) throws SQLException {
        if (hasBegun(session, run.id())) {
            throw new IllegalStateException("the run " + run.id() + " has begun already");
        }
        session.update(
                "INSERT INTO run (id, command, actor, git_commit, reason, started_at) VALUES (?, ?,"
                        + " ?, ?, ?, ?)",
                run.id().value(),
                run.command(),
                run.actor(),
                run.commit().orElse(null),
                run.reason().orElse(null),
                Moments.nanos(run.startedAt()));
    }

    static void intend(Session session, Lease lease, List<Intent> intents) throws SQLException {
        requireBegun(session, lease.run());
        var tenant = lease.tenant();
        var addresses = new Addresses(tenant);
        var number =
                session.find(
                                "SELECT number FROM journal WHERE tenant = ? ORDER BY number DESC"
                                        + " LIMIT 1",
                                row -> row.getLong(1),
                                tenant.name())
                        .orElse(0L);
        for (var intent : intents) {
            if (isOpen(session, tenant, intent.operation())) {
                throw new IllegalStateException(
                        "the operation " + intent.operation() + " was intended before");
            }
            session.update(
                    """
                    INSERT INTO journal (tenant, number, operation, run, address, action, provider, region, driver,
                        protect, intended_at, serial)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)\
                    """,
                    tenant.name(),
                    ++number,
                    intent.operation().value(),
                    lease.run().value(),
                    addresses.write(intent.address()),
                    intent.action().word(),
                    intent.location().provider(),
                    intent.location().region(),
                    intent.driver(),
                    intent.protect() ? 1 : 0,
                    Moments.nanos(intent.at()));
        }
    }

    /**
     * @param serial the shard's, after the outcome
     */
    static void conclude(Session session, TenantId tenant, Outcome outcome, long serial)
            throws SQLException {
        var concluded =
                session.update(
                        """
                        UPDATE journal SET result = ?, detail = ?, ended_at = ?, serial = ?
                        WHERE tenant = ? AND operation = ? AND result IS NULL\
                        """,
                        outcome.result().name().toLowerCase(Locale.ROOT),
                        outcome.detail(),
                        Moments.nanos(outcome.at()),
                        serial,
                        tenant.name(),
                        outcome.operation().value());
        if (concluded != 1) {
            throw new IllegalStateException(
                    "the operation "
                            + outcome.operation()
                            + " was never intended, or has its outcome already");
        }
    }

    static List<JournalEntry> latest(Session session, TenantId tenant, int atMost)
            throws SQLException {
        var addresses = new Addresses(tenant);
        return session.list(
                ENTRIES + " ORDER BY j.number DESC LIMIT ?",
                row -> Damage.ofShard(tenant, () -> entry(row, addresses)),
                tenant.name(),
                atMost);
    }

    static List<JournalEntry> open(Session session, TenantId tenant) throws SQLException {
        var addresses = new Addresses(tenant);
        return session.list(
                ENTRIES + " AND j.result IS NULL ORDER BY j.number",
                row -> Damage.ofShard(tenant, () -> entry(row, addresses)),
                tenant.name());
    }

    static void requireBegun(Session session, RunId run) throws SQLException {
        if (!hasBegun(session, run)) {
            throw new IllegalStateException("the run " + run + " was never begun");
        }
    }

    private static boolean hasBegun(Session session, RunId run) throws SQLException {
        return session.find("SELECT id FROM run WHERE id = ?", row -> row.getString(1), run.value())
                .isPresent();
    }

    private static boolean isOpen(Session session, TenantId tenant, OperationId operation)
            throws SQLException {
        return session.find(
                        "SELECT number FROM journal WHERE tenant = ? AND operation = ? AND result"
                                + " IS NULL",
                        row -> row.getLong(1),
                        tenant.name(),
                        operation.value())
                .isPresent();
    }

    /** The run in the first six columns. */
    static Run run(ResultSet row) throws SQLException {
        return new Run(
                new RunId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Moments.of(row.getLong(6)));
    }

    private static JournalEntry entry(ResultSet row, Addresses addresses) throws SQLException {
        Address address = addresses.read(row.getString(8));
        var intent =
                new Intent(
                        new OperationId(row.getString(7)),
                        address,
                        Action.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
                        new Location(row.getString(10), row.getString(11)),
                        row.getString(12),
                        row.getInt(18) == 1,
                        Moments.of(row.getLong(13)));
        return new JournalEntry(run(row), intent, row.getLong(14), end(row));
    }

    private static Optional<JournalEntry.End> end(ResultSet row) throws SQLException {
        var result = row.getString(15);
        if (result == null) {
            return Optional.empty();
        }
        Instant at = Moments.of(row.getLong(17));
        return Optional.of(
                new JournalEntry.End(
                        Outcome.Result.valueOf(result.toUpperCase(Locale.ROOT)),
                        row.getString(16),
                        at));
    }
}
