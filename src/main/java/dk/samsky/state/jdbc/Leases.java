package dk.samsky.state.jdbc;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.state.Holder;
import dk.samsky.state.Lease;
import dk.samsky.state.LeaseLost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The leases. A tenant's row stays when its lease ends, so that the next token is higher. */
final class Leases {
    private static final String HELD =
            """
            SELECT tenant, run, holder, process, token, acquired_at, renewed_at, expires_at FROM lease
            WHERE expires_at > ?\
            """;

    private Leases() {}

    static Optional<Lease> find(Session session, TenantId tenant, Instant now) throws SQLException {
        return session.find(
                HELD + " AND tenant = ?", Leases::read, Moments.nanos(now), tenant.name());
    }

    static List<Lease> all(Session session, Instant now) throws SQLException {
        return session.list(HELD + " ORDER BY tenant", Leases::read, Moments.nanos(now));
    }

    private static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                new TenantId(row.getString(1)),
                new RunId(row.getString(2)),
                new Holder(row.getString(3), Optional.ofNullable(row.getString(4))),
                row.getLong(5),
                Moments.of(row.getLong(6)),
                Moments.of(row.getLong(7)),
                Moments.of(row.getLong(8)));
    }

    /** Takes it, whoever held it: the caller has looked. */
    static Lease take(
            Session session, TenantId tenant, RunId run, Holder holder, Instant now, Duration ttl)
            throws SQLException {
        var token =
                1
                        + session.find(
                                        "SELECT token FROM lease WHERE tenant = ?",
                                        row -> row.getLong(1),
                                        tenant.name())
                                .orElse(0L);
        var lease = new Lease(tenant, run, holder, token, now, now, now.plus(ttl));
        session.update(
                """
                INSERT INTO lease (tenant, token, run, holder, process, acquired_at, renewed_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET
                    token = excluded.token, run = excluded.run, holder = excluded.holder,
                    process = excluded.process,
                    acquired_at = excluded.acquired_at, renewed_at = excluded.renewed_at,
                    expires_at = excluded.expires_at\
                """,
                tenant.name(),
                token,
                run.value(),
                holder.name(),
                holder.process().orElse(null),
                Moments.nanos(now),
                Moments.nanos(now),
                Moments.nanos(lease.expiresAt()));
        return lease;
    }

    /**
     * Refuses unless this very lease is the last that was given, and was not ended: the first thing
     * that each write does. The time is not asked.
     */
    static void check(Session session, Lease lease) throws SQLException, LeaseLost {
        var isEnded =
                session.find(
                        "SELECT CASE WHEN expires_at IS NULL THEN 1 ELSE 0 END FROM lease WHERE"
                                + " tenant = ? AND token = ?",
                        row -> row.getInt(1) == 1,
                        lease.tenant().name(),
                        lease.token());
        if (isEnded.isEmpty()) {
            throw new LeaseLost(lease.tenant(), LeaseLost.How.TAKEN_OVER);
        }
        if (isEnded.get()) {
            throw new LeaseLost(lease.tenant(), LeaseLost.How.ENDED);
        }
    }

    static Lease renew(Session session, Lease lease, Instant now, Duration ttl)
            throws SQLException, LeaseLost {
        check(session, lease);
        var renewed =
                new Lease(
                        lease.tenant(),
                        lease.run(),
                        lease.holder(),
                        lease.token(),
                        lease.acquiredAt(),
                        now,
                        now.plus(ttl));
        session.update(
                "UPDATE lease SET renewed_at = ?, expires_at = ? WHERE tenant = ?",
                Moments.nanos(now),
                Moments.nanos(renewed.expiresAt()),
                lease.tenant().name());
        return renewed;
    }

    static void release(Session session, Lease lease) throws SQLException {
        session.update(
                "UPDATE lease SET expires_at = NULL WHERE tenant = ? AND token = ?",
                lease.tenant().name(),
                lease.token());
    }

    /** Ends every lease for good, also those that have run out. */
    static void endAll(Session session) throws SQLException {
        session.update("UPDATE lease SET expires_at = NULL");
    }

    static void end(Session session, TenantId tenant) throws SQLException {
        session.update("UPDATE lease SET expires_at = NULL WHERE tenant = ?", tenant.name());
    }
}
