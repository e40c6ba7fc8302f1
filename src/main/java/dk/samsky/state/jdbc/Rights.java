package dk.samsky.state.jdbc;

import dk.samsky.model.Kind;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.model.resource.Groups;
import dk.samsky.model.resource.Resources;
import dk.samsky.model.resource.UnfitRecord;
import dk.samsky.state.StateException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps beside the shards which groups of people their resources let act, so that it is told whose
 * a group is without reading them. See decision 0141.
 */
final class Rights {
    private static final String ROWS =
            "SELECT "
                    + RecordedRow.COLUMNS
                    + ", tenant FROM resource WHERE address LIKE '%"
                    + Kind.TENANT_SPACE.word()
                    + "/%' OR address LIKE '%"
                    + Kind.ACCESS_BINDING.word()
                    + "/%'";

    private final Session session;
    private final TenantId tenant;
    private final Addresses addresses;

    Rights(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
        this.addresses = new Addresses(tenant);
    }

    void comes(Recorded recorded) throws SQLException {
        if (!letsAct(recorded.address().kind())) {
            return;
        }
        var groups = new TreeSet<String>();
        try {
            Groups.acting(Resources.of(recorded)).stream().map(Groups::folded).forEach(groups::add);
        } catch (UnfitRecord _) {
            return; // what happened in the cloud must be remembered even if it is not understood
        }
        for (var group : groups) {
            session.update(
                    "INSERT INTO acting (tenant, address, group_name) VALUES (?, ?, ?)",
                    tenant.name(),
                    addresses.write(recorded.address()),
                    group);
        }
    }

    void goes(Recorded recorded) throws SQLException {
        if (letsAct(recorded.address().kind())) {
            session.update(
                    "DELETE FROM acting WHERE tenant = ? AND address = ?",
                    tenant.name(),
                    addresses.write(recorded.address()));
        }
    }

    private static boolean letsAct(Kind kind) {
        return switch (kind) {
            case TENANT_SPACE, ACCESS_BINDING -> true;
            case NETWORK,
                    FIREWALL,
                    PUBLIC_ADDRESS,
                    VOLUME,
                    SERVER,
                    NAMESPACE,
                    NAMESPACE_QUOTA,
                    NETWORK_POLICY,
                    DEPLOYER ->
                    false;
        };
    }

    /** The tenants in which each group may act. */
    static SequencedMap<String, SortedSet<TenantId>> all(Session session) throws SQLException {
        var all = new TreeMap<String, SortedSet<TenantId>>();
        session.list(
                "SELECT DISTINCT group_name, tenant FROM acting",
                row ->
                        all.computeIfAbsent(row.getString(1), _ -> new TreeSet<>())
                                .add(new TenantId(row.getString(2))));
        return Collections.unmodifiableSequencedMap(all);
    }

    /** Writes it of what stands in a store that was made before this was kept. */
    static void fill(Session session) throws SQLException {
        var standing =
                session.list(
                        ROWS,
                        row -> {
                            var tenant = new TenantId(row.getString(3));
                            try {
                                return Optional.of(new RecordedRow(tenant).read(row));
                            } catch (StateException _) {
                                // told whenever the tenant is read
                                return Optional.<Recorded>empty();
                            }
                        });
        for (var recorded : standing.stream().flatMap(Optional::stream).toList()) {
            new Rights(session, recorded.address().tenant()).comes(recorded);
        }
    }
}
