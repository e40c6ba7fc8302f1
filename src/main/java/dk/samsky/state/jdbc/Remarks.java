package dk.samsky.state.jdbc;

import dk.samsky.model.RunId;
import dk.samsky.model.TenantId;
import dk.samsky.state.Remark;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was done to the state itself, and by which run. */
final class Remarks {
    private Remarks() {}

    /**
     * @param tenant whose part it was done to; empty if to all of the state
     */
    static void add(Session session, Optional<TenantId> tenant, RunId run, Instant at, String what)
            throws SQLException {
        Journal.requireBegun(session, run);
        var whose = tenant.map(TenantId::name).orElse("");
        var last =
                session.find(
                                "SELECT number FROM remark WHERE tenant = ? ORDER BY number DESC"
                                        + " LIMIT 1",
                                row -> row.getLong(1),
                                whose)
                        .orElse(0L);
        session.update(
                "INSERT INTO remark (tenant, number, run, made_at, what) VALUES (?, ?, ?, ?, ?)",
                whose,
                last + 1,
                run.value(),
                Moments.nanos(at),
                what);
    }

    static List<Remark> latest(Session session, TenantId tenant, int atMost) throws SQLException {
        return session.list(
                """
                SELECT r.id, r.command, r.actor, r.git_commit, r.reason, r.started_at, m.made_at, m.what
                FROM remark m JOIN run r ON r.id = m.run
                WHERE m.tenant = ? OR m.tenant = '' ORDER BY m.made_at DESC, m.number DESC LIMIT ?\
                """,
                row -> new Remark(Journal.run(row), Moments.of(row.getLong(7)), row.getString(8)),
                tenant.name(),
                atMost);
    }
}
