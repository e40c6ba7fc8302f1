package dk.samsky.driver.simulated;

import dk.samsky.model.Address;
import dk.samsky.model.DeploymentId;
import dk.samsky.model.Kind;
import dk.samsky.model.Location;
import dk.samsky.model.OperationId;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Digest;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Cidr;
import dk.samsky.model.resource.Network;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The objects in the cloud's file, in one session and at one moment: what is gone by then is not
 * there.
 *
 * <p>Whatever takes a scope sees what is in that scope and nothing else.
 */
final class ObjectTable {
    /**
     * All of an object as one text, a line each: fetching a column costs more than reading it. The
     * last may hold any character, the others hold no line break.
     */
    private static final String COLUMNS =
            """
            concat_ws('
            ', remote_id, coalesce(address, ''), coalesce(operation, ''), digest, ready_at, coalesce(gone_at, ''),
                kind, location, deployment, tenant, canonical, coalesce('!' || failure, ''))\
            """;

    private static final String SCOPE = " location = ? AND deployment = ? AND tenant = ?";
    private static final String AMOUNTS =
            "sum(vcpus), sum(memory), sum(storage), sum(servers), sum(namespaces),"
                    + " sum(public_addresses)";

    private final Session session;
    private final long now;

    ObjectTable(Session session, long now) {
        this.session = session;
        this.now = now;
    }

    /** Forgets what is gone. Before anything is written, so that sums are right. */
    void purge() throws SQLException {
        var statement = session.prepare("DELETE FROM object WHERE gone_at <= ?");
        statement.setLong(1, now);
        statement.executeUpdate();
    }

    Optional<CloudObject> find(TenantScope scope, RemoteId id) throws SQLException {
        return select(scope, "object_by_id", "remote_id = ?", id.value()).stream().findFirst();
    }

    Optional<CloudObject> find(TenantScope scope, OperationId operation) throws SQLException {
        return select(scope, "object_by_operation", "operation = ?", operation.value()).stream()
                .findFirst();
    }

    /**
     * Everything in the scope that carries this address; two after a create that was sent twice.
     */
    List<CloudObject> marked(TenantScope scope, Address address) throws SQLException {
        return select(scope, "object_by_mark", "address = ?", address.toString());
    }

    /** One page, marked or not, in order of remote ids. */
    List<CloudObject> page(TenantScope scope, Kind kind, String after, int limit)
            throws SQLException {
        return select(
                scope,
                "sqlite_autoindex_object_1",
                "kind = ? AND remote_id > ? ORDER BY remote_id LIMIT " + limit,
                kind.word(),
                after);
    }

    /** The other deployments that have marked objects of the scope's tenant and this kind here. */
    List<DeploymentId> others(TenantScope scope, Kind kind) throws SQLException {
        // By the sums, one row for each tenant: the objects of a region are many.
        var sql =
                "SELECT deployment FROM taken WHERE location = ? AND deployment <> ? AND tenant = ?"
                        + " AND EXISTS (SELECT 1 FROM object WHERE location = taken.location AND"
                        + " deployment = taken.deployment AND tenant = taken.tenant AND kind = ?"
                        + " AND address IS NOT NULL AND (gone_at IS NULL OR gone_at > ?))";
        var statement = session.prepare(sql);
        bind(statement, scope);
        statement.setString(4, kind.word());
        statement.setLong(5, now);
        var others = new ArrayList<DeploymentId>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                others.add(new DeploymentId(rows.getString(1)));
            }
        }
        return Collections.unmodifiableList(others);
    }

    /** Everything in the cloud, whoever's it is. */
    List<CloudObject> everything() throws SQLException {
        var sql =
                "SELECT "
                        + COLUMNS
                        + " FROM object WHERE (gone_at IS NULL OR gone_at > ?) ORDER BY location,"
                        + " deployment, tenant, address IS NULL, address, kind, remote_id";
        var statement = session.prepare(sql);
        statement.setLong(1, now);
        return read(statement, Optional.empty());
    }

    /** What refers to this object. */
    List<CloudObject> users(TenantScope scope, RemoteId target) throws SQLException {
        return select(
                scope,
                "object_by_id",
                "remote_id IN (SELECT source FROM reference WHERE target = ?) ORDER BY kind,"
                        + " address",
                target.value());
    }

    /**
     * Of the networks in the scope, those that may overlap this range. What stands does not overlap
     * each other, so they are the last two that begin before the range ends: one may be the network
     * that is to have it.
     */
    List<CloudObject> neighbours(TenantScope scope, Cidr range) throws SQLException {
        return select(
                scope,
                "object_by_range",
                "range_start < CAST(? AS INTEGER) ORDER BY range_start DESC LIMIT 2",
                String.valueOf(range.first() + range.size()));
    }

    List<RemoteId> references(RemoteId source) throws SQLException {
        var statement =
                session.prepare("SELECT target FROM reference WHERE source = ? ORDER BY target");
        statement.setString(1, source.value());
        var targets = new ArrayList<RemoteId>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                targets.add(new RemoteId(rows.getString(1)));
            }
        }
        return Collections.unmodifiableList(targets);
    }

    /**
     * @param index the one to use: left to itself, SQLite reads all that a tenant has
     */
    private List<CloudObject> select(
            TenantScope scope, String index, String condition, String... values)
            throws SQLException {
        var sql =
                "SELECT "
                        + COLUMNS
                        + " FROM object INDEXED BY "
                        + index
                        + " WHERE"
                        + SCOPE
                        + " AND (gone_at IS NULL OR gone_at > ?) AND "
                        + condition;
        var statement = session.prepare(sql);
        bind(statement, scope);
        statement.setLong(4, now);
        for (var i = 0; i < values.length; i++) {
            statement.setString(5 + i, values[i]);
        }
        return read(statement, Optional.of(scope));
    }

    private static List<CloudObject> read(PreparedStatement statement, Optional<TenantScope> known)
            throws SQLException {
        var objects = new ArrayList<CloudObject>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                objects.add(read(new Lines(rows.getString(1)), known));
            }
        }
        return objects;
    }

    private static CloudObject read(Lines lines, Optional<TenantScope> known) {
        var remoteId = new RemoteId(lines.next());
        var address = lines.next();
        var operation = lines.next();
        var digest = Digest.parse(lines.next());
        var readyAt = Long.parseLong(lines.next());
        var goneAt = lines.next();
        var kind = Kind.find(lines.next()).orElseThrow();
        var scope = scope(lines, known);
        var canonical = lines.next();
        var failure = lines.rest();
        return new CloudObject(
                scope,
                kind,
                remoteId,
                Address.parse(address),
                operation.isEmpty() ? Optional.empty() : Optional.of(new OperationId(operation)),
                digest,
                canonical,
                readyAt,
                goneAt.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(goneAt)),
                failure.isEmpty() ? Optional.empty() : Optional.of(failure.substring(1)));
    }

    private static TenantScope scope(Lines lines, Optional<TenantScope> known) {
        if (known.isPresent()) {
            lines.skip(3);
            return known.get();
        }
        var location = lines.next().split("/", 2);
        return new TenantScope(
                new DeploymentId(lines.next()),
                new TenantId(lines.next()),
                new Location(location[0], location[1]));
    }

    /** Takes a text apart, line by line. */
    private static final class Lines {
        private final String text;
        private int start;

        Lines(String text) {
            this.text = text;
        }

        String next() {
            var end = text.indexOf('\n', start);
            var line = text.substring(start, end);
            start = end + 1;
            return line;
        }

        void skip(int lines) {
            for (var i = 0; i < lines; i++) {
                start = text.indexOf('\n', start) + 1;
            }
        }

        String rest() {
            return text.substring(start);
        }
    }

    /** Writes an object anew or over the one with its id, and what it refers to. */
    void put(CloudObject object, Collection<RemoteId> references) throws SQLException {
        remove(object);
        var sql =
                "INSERT INTO object (location, deployment, tenant, kind, remote_id, address,"
                    + " operation, digest, canonical, ready_at, gone_at, failure, vcpus, memory,"
                    + " storage, servers, namespaces, public_addresses, range_start) VALUES (?, ?,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        var statement = session.prepare(sql);
        bind(statement, object.scope());
        statement.setString(4, object.kind().word());
        statement.setString(5, object.remoteId().value());
        statement.setString(6, object.address().map(Address::toString).orElse(null));
        statement.setString(7, object.operation().map(OperationId::value).orElse(null));
        statement.setString(8, object.digest().hex());
        statement.setString(9, object.canonical());
        statement.setLong(10, object.readyAt());
        statement.setObject(11, object.goneAt().orElse(null));
        statement.setString(12, object.failure().orElse(null));
        var resource = object.resource();
        bind(statement, 13, resource.amounts());
        statement.setObject(
                19, resource instanceof Network network ? network.range().first() : null);
        statement.executeUpdate();
        var reference = session.prepare("INSERT OR IGNORE INTO reference VALUES (?, ?)");
        for (var target : references) {
            reference.setString(1, object.remoteId().value());
            reference.setString(2, target.value());
            reference.executeUpdate();
        }
    }

    /** Takes an object away, and its references with it. */
    void remove(CloudObject object) throws SQLException {
        var sql = "DELETE FROM object WHERE" + SCOPE + " AND kind = ? AND remote_id = ?";
        var statement = session.prepare(sql);
        bind(statement, object.scope());
        statement.setString(4, object.kind().word());
        statement.setString(5, object.remoteId().value());
        statement.executeUpdate();
    }

    /** Lets an object go at a moment. */
    void leave(CloudObject object, long goneAt) throws SQLException {
        var sql = "UPDATE object SET gone_at = ? WHERE" + SCOPE + " AND kind = ? AND remote_id = ?";
        var statement = session.prepare(sql);
        statement.setLong(1, goneAt);
        statement.setString(2, object.scope().location().toString());
        statement.setString(3, object.scope().deployment().value());
        statement.setString(4, object.scope().tenant().name());
        statement.setString(5, object.kind().word());
        statement.setString(6, object.remoteId().value());
        statement.executeUpdate();
    }

    /** What a tenant takes here. */
    Amounts taken(TenantScope scope) throws SQLException {
        var statement = session.prepare("SELECT " + AMOUNTS + " FROM taken WHERE" + SCOPE);
        bind(statement, scope);
        return amounts(statement);
    }

    /** What all tenants take of a region. */
    Amounts taken(Location location) throws SQLException {
        var statement = session.prepare("SELECT " + AMOUNTS + " FROM taken WHERE location = ?");
        statement.setString(1, location.toString());
        return amounts(statement);
    }

    private static Amounts amounts(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next()
                    ? new Amounts(
                            rows.getInt(1),
                            new ByteSize(rows.getLong(2)),
                            new ByteSize(rows.getLong(3)),
                            rows.getInt(4),
                            rows.getInt(5),
                            rows.getInt(6))
                    : Amounts.NONE;
        }
    }

    private static void bind(PreparedStatement statement, int from, Amounts amounts)
            throws SQLException {
        statement.setInt(from, amounts.vcpus());
        statement.setLong(from + 1, amounts.memory().bytes());
        statement.setLong(from + 2, amounts.storage().bytes());
        statement.setInt(from + 3, amounts.servers());
        statement.setInt(from + 4, amounts.namespaces());
        statement.setInt(from + 5, amounts.publicAddresses());
    }

    private static void bind(PreparedStatement statement, TenantScope scope) throws SQLException {
        statement.setString(1, scope.location().toString());
        statement.setString(2, scope.deployment().value());
        statement.setString(3, scope.tenant().name());
    }
}
