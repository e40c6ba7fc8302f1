package dk.samsky.state.jdbc;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.Stood;
import dk.samsky.model.TenantId;
import dk.samsky.state.Shard;
import dk.samsky.state.ShardHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads shards: what stands is in one table, what stood in another, so that reading what stands
 * costs no history.
 */
final class Shards {
    private static final String HEADS = "SELECT tenant, serial, resources, changed_at FROM shard";
    private static final String STANDING =
            "SELECT " + RecordedRow.COLUMNS + " FROM resource WHERE tenant = ?";
    private static final String AT =
            STANDING
                    + " AND from_serial <= ? UNION ALL SELECT "
                    + RecordedRow.COLUMNS
                    + " FROM resource_past WHERE tenant = ? AND from_serial <= ? AND to_serial > ?";
    private static final String BETWEEN =
            "SELECT "
                    + RecordedRow.COLUMNS
                    + ", from_at, NULL FROM resource WHERE tenant = ? AND from_at < ? UNION ALL"
                    + " SELECT "
                    + RecordedRow.COLUMNS
                    + ", from_at, to_at FROM resource_past WHERE tenant = ? AND from_at < ? AND"
                    + " to_at > ?";

    private Shards() {}

    static List<ShardHead> heads(Session session) throws SQLException {
        return session.list(HEADS + " ORDER BY tenant", Shards::head);
    }

    static Optional<ShardHead> head(Session session, TenantId tenant) throws SQLException {
        return session.find(HEADS + " WHERE tenant = ?", Shards::head, tenant.name());
    }

    private static ShardHead head(ResultSet row) throws SQLException {
        return new ShardHead(
                new TenantId(row.getString(1)),
                row.getLong(2),
                row.getInt(3),
                Moments.of(row.getLong(4)));
    }

    static Shard read(Session session, TenantId tenant) throws SQLException {
        var serial = head(session, tenant).map(ShardHead::serial).orElse(0L);
        return shard(
                tenant,
                serial,
                session.list(STANDING, new RecordedRow(tenant)::read, tenant.name()));
    }

    static Optional<Shard> readAt(Session session, TenantId tenant, long serial)
            throws SQLException {
        var current = head(session, tenant).map(ShardHead::serial).orElse(0L);
        if (serial < 0 || serial > current) {
            return Optional.empty();
        }
        var name = tenant.name();
        return Optional.of(
                shard(
                        tenant,
                        serial,
                        session.list(
                                AT,
                                new RecordedRow(tenant)::read,
                                name,
                                serial,
                                name,
                                serial,
                                serial)));
    }

    private static Shard shard(TenantId tenant, long serial, List<Recorded> all) {
        var resources = new LinkedHashMap<Address, Recorded>();
        all.stream()
                .sorted(Comparator.comparing(Recorded::address))
                .forEach(recorded -> resources.put(recorded.address(), recorded));
        return new Shard(tenant, serial, resources);
    }

    static List<Stood> history(Session session, TenantId tenant, Instant from, Instant until)
            throws SQLException {
        var name = tenant.name();
        var end = Moments.nanos(until);
        var rows = new RecordedRow(tenant);
        var all =
                session.list(
                        BETWEEN,
                        row -> {
                            var since = Moments.of(row.getLong(3));
                            var ended = row.getLong(4);
                            var to = row.wasNull() ? until : Moments.of(ended);
                            return new Stood(
                                    rows.read(row),
                                    since.isBefore(from) ? from : since,
                                    to.isAfter(until) ? until : to);
                        },
                        name,
                        end,
                        name,
                        end,
                        Moments.nanos(from));
        return all.stream()
                .filter(stood -> stood.from().isBefore(stood.until()))
                .sorted(
                        Comparator.comparing((Stood stood) -> stood.recorded().address())
                                .thenComparing(Stood::from))
                .toList();
    }
}
