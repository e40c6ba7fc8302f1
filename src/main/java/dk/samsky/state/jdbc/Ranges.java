package dk.samsky.state.jdbc;

import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.state.RangeTaken;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The address ranges of the tenants. */
final class Ranges {
    private Ranges() {}

    static SequencedMap<TenantId, Cidr> all(Session session) throws SQLException {
        var ranges = new LinkedHashMap<TenantId, Cidr>();
        session.list(
                "SELECT tenant, first_address, prefix FROM address_range ORDER BY tenant",
                row ->
                        ranges.put(
                                new TenantId(row.getString(1)),
                                new Cidr(row.getLong(2), row.getInt(3))));
        return Collections.unmodifiableSequencedMap(ranges);
    }

    static Optional<Cidr> find(Session session, TenantId tenant) throws SQLException {
        return session.find(
                "SELECT first_address, prefix FROM address_range WHERE tenant = ?",
                row -> new Cidr(row.getLong(1), row.getInt(2)),
                tenant.name());
    }

    /** Writes it; or writes nothing, and gives the refusal. */
    static Optional<RangeTaken> assign(Session session, TenantId tenant, Cidr range)
            throws SQLException {
        var last = range.first() + range.size() - 1;
        var taken =
                session.find(
                        """
                        SELECT tenant, first_address, prefix FROM address_range
                        WHERE tenant <> ? AND first_address <= ? AND last_address >= ? ORDER BY first_address\
                        """,
                        row ->
                                new RangeTaken(
                                        range,
                                        new TenantId(row.getString(1)),
                                        new Cidr(row.getLong(2), row.getInt(3))),
                        tenant.name(),
                        last,
                        range.first());
        if (taken.isEmpty()) {
            session.update(
                    """
                    INSERT INTO address_range (tenant, first_address, last_address, prefix) VALUES (?, ?, ?, ?)
                    ON CONFLICT (tenant) DO UPDATE SET
                        first_address = excluded.first_address, last_address = excluded.last_address,
                        prefix = excluded.prefix\
                    """,
                    tenant.name(),
                    range.first(),
                    last,
                    range.prefix());
        }
        return taken;
    }
}
