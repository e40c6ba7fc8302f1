package dk.samsky.state.jdbc;

import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.state.StateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Keeps beside a shard what its resources take of each place, so that it is told without reading
 * them. Changes one tenant's sums, within one transaction.
 */
final class Occupied {
    private static final String ALL =
            """
            SELECT tenant, provider, region, vcpus, memory, storage, servers, namespaces, public_addresses
            FROM occupancy\
            """;
    private static final String ROWS = "SELECT " + RecordedRow.COLUMNS + ", tenant FROM resource";
    private static final String CHANGE =
            """
            INSERT INTO occupancy (tenant, provider, region, vcpus, memory, storage, servers, namespaces,
                public_addresses)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant, provider, region) DO UPDATE SET
                vcpus = occupancy.vcpus + excluded.vcpus,
                memory = occupancy.memory + excluded.memory,
                storage = occupancy.storage + excluded.storage,
                servers = occupancy.servers + excluded.servers,
                namespaces = occupancy.namespaces + excluded.namespaces,
                public_addresses = occupancy.public_addresses + excluded.public_addresses\
            """;
    private static final String CLEAN =
            """
            DELETE FROM occupancy WHERE tenant = ? AND vcpus = 0 AND memory = 0 AND storage = 0
                AND servers = 0 AND namespaces = 0 AND public_addresses = 0\
            """;

    /** What comes and goes at one place: each may be less than 0. */
    private record Difference(
            long vcpus,
            long memory,
            long storage,
            long servers,
            long namespaces,
            long publicAddresses) {
        static Difference of(Amounts amounts, int sign) {
            return new Difference(
                    sign * (long) amounts.vcpus(),
                    sign * amounts.memory().bytes(),
                    sign * amounts.storage().bytes(),
                    sign * (long) amounts.servers(),
                    sign * (long) amounts.namespaces(),
                    sign * (long) amounts.publicAddresses());
        }

        Difference plus(Difference other) {
            return new Difference(
                    vcpus + other.vcpus,
                    memory + other.memory,
                    storage + other.storage,
                    servers + other.servers,
                    namespaces + other.namespaces,
                    publicAddresses + other.publicAddresses);
        }
    }

    private final TenantId tenant;
    private final SequencedMap<Location, Difference> differences = new TreeMap<>();

    /** Whether the sums have to be added up anew, since nobody knows what went. */
    private boolean isLost;

    Occupied(TenantId tenant) {
        this.tenant = tenant;
    }

    void comes(Recorded recorded) {
        try {
            add(recorded.location(), amounts(recorded), 1);
        } catch (UnfitRecord _) {
            // what happened in the cloud must be remembered even if it is not understood
        }
    }

    void goes(Recorded recorded) {
        try {
            add(recorded.location(), amounts(recorded), -1);
        } catch (UnfitRecord | StateException _) {
            isLost = true; // it may have been readable, and counted, when it came
        }
    }

    private void add(Location location, Amounts amounts, int sign) {
        if (!amounts.equals(Amounts.NONE)) {
            differences.merge(location, Difference.of(amounts, sign), Difference::plus);
        }
    }

    /** Writes what came and went; the rows of the tenant are as they are to be by now. */
    void write(Session session) throws SQLException {
        if (isLost) {
            session.update("DELETE FROM occupancy WHERE tenant = ?", tenant.name());
            fill(session, ROWS + " WHERE tenant = ?", tenant.name());
            return;
        }
        add(session);
    }

    private void add(Session session) throws SQLException {
        for (var entry : differences.entrySet()) {
            var difference = entry.getValue();
            session.update(
                    CHANGE,
                    tenant.name(),
                    entry.getKey().provider(),
                    entry.getKey().region(),
                    difference.vcpus,
                    difference.memory,
                    difference.storage,
                    difference.servers,
                    difference.namespaces,
                    difference.publicAddresses);
        }
        if (!differences.isEmpty()) {
            session.update(CLEAN, tenant.name());
        }
    }

    private static Amounts amounts(Recorded recorded) {
        return switch (recorded.address().kind()) {
            case SERVER, VOLUME, PUBLIC_ADDRESS, NAMESPACE, NAMESPACE_QUOTA ->
                    Resources.of(recorded).amounts();
            case TENANT_SPACE, NETWORK, FIREWALL, NETWORK_POLICY, ACCESS_BINDING, DEPLOYER ->
                    Amounts.NONE;
        };
    }

    /** What each tenant's resources take of each place. */
    static SequencedMap<TenantId, SequencedMap<Location, Amounts>> all(Session session)
            throws SQLException {
        var all = new TreeMap<TenantId, SequencedMap<Location, Amounts>>();
        session.list(
                ALL,
                row ->
                        all.computeIfAbsent(new TenantId(row.getString(1)), _ -> new TreeMap<>())
                                .put(new Location(row.getString(2), row.getString(3)), read(row)));
        return all;
    }

    private static Amounts read(ResultSet row) throws SQLException {
        return new Amounts(
                row.getInt(4),
                new ByteSize(row.getLong(5)),
                new ByteSize(row.getLong(6)),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9));
    }

    /** Adds up what stands in a store that was made before the sums were kept. */
    static void fill(Session session) throws SQLException {
        fill(session, ROWS);
    }

    private static void fill(Session session, String rows, Object... parameters)
            throws SQLException {
        Map<TenantId, Occupied> tenants = new TreeMap<>();
        session.list(
                rows,
                row -> {
                    var tenant = new TenantId(row.getString(3));
                    var occupied = tenants.computeIfAbsent(tenant, Occupied::new);
                    try {
                        occupied.comes(new RecordedRow(tenant).read(row));
                    } catch (StateException _) {
                        // told whenever the tenant is read
                    }
                    return tenant;
                },
                parameters);
        for (var each : tenants.values()) {
            each.add(session);
        }
    }
}
