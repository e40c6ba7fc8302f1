package dk.samsky.state.jdbc;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.TenantId;
import dk.samsky.state.Outcome;
import dk.samsky.state.ShardHead;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes one shard from one serial to the next, within one transaction. */
final class ShardChange {
    /** A row as it stands. */
    private record Standing(Recorded recorded, long serial, Instant since) {}

    private final Session session;
    private final TenantId tenant;
    private final Addresses addresses;
    private final Occupied occupied;
    private final Rights rights;
    private final ShardHead before;
    private int resources;
    private Instant changedAt;
    private boolean isChanged;

    ShardChange(Session session, TenantId tenant) throws SQLException {
        this.session = session;
        this.tenant = tenant;
        this.addresses = new Addresses(tenant);
        this.occupied = new Occupied(tenant);
        this.rights = new Rights(session, tenant);
        this.before =
                Shards.head(session, tenant)
                        .orElseGet(() -> new ShardHead(tenant, 0, 0, Instant.EPOCH));
        this.resources = before.resources();
        this.changedAt = before.changedAt();
    }

    /** Makes the shard known, so that a tenant whose first run was killed is not forgotten. */
    static void open(Session session, TenantId tenant, Instant at) throws SQLException {
        session.update(
                """
                INSERT INTO shard (tenant, serial, resources, changed_at) VALUES (?, 0, 0, ?)
                ON CONFLICT (tenant) DO NOTHING\
                """,
                tenant.name(),
                Moments.nanos(at));
    }

    /** Makes what was planned of the shard stale, without a change to what is in it. */
    static void raise(Session session, TenantId tenant, Instant at) throws SQLException {
        open(session, tenant, at);
        session.update("UPDATE shard SET serial = serial + 1 WHERE tenant = ?", tenant.name());
    }

    void apply(Outcome outcome) throws SQLException {
        for (var address : outcome.removed()) {
            remove(address, outcome.at());
        }
        for (var recorded : outcome.put()) {
            put(recorded, outcome.at());
            for (var former : outcome.removed()) {
                if (former.kind() == recorded.address().kind()) {
                    rename(former, recorded.address());
                }
            }
        }
    }

    /**
     * What refers to something that is called otherwise now still refers to it: it must go first,
     * even if the run breaks off here. What the row consists of is as the cloud shows it.
     */
    private void rename(Address former, Address now) throws SQLException {
        var referring =
                session.list(
                        "SELECT address, depends_on FROM resource WHERE tenant = ? AND ' ' ||"
                                + " depends_on || ' ' LIKE ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        tenant.name(),
                        "% " + addresses.write(former) + " %");
        for (var row : referring) {
            var references = new ArrayList<>(addresses.readAll(row.getLast()));
            references.replaceAll(one -> one.equals(former) ? now : one);
            session.update(
                    "UPDATE resource SET depends_on = ? WHERE tenant = ? AND address = ?",
                    addresses.writeAll(references),
                    tenant.name(),
                    row.getFirst());
        }
    }

    /** What is remembered at this address. */
    Optional<Recorded> find(Address address) throws SQLException {
        return standing(address).map(Standing::recorded);
    }

    void remove(Address address, Instant at) throws SQLException {
        var standing = standing(address);
        if (standing.isEmpty()) {
            return;
        }
        end(standing.get(), address, at);
        session.update(
                "DELETE FROM resource WHERE tenant = ? AND address = ?",
                tenant.name(),
                addresses.write(address));
        resources--;
        occupied.goes(standing.get().recorded());
        rights.goes(standing.get().recorded());
        note(at);
    }

    private void put(Recorded recorded, Instant at) throws SQLException {
        var standing = standing(recorded.address());
        if (standing.filter(row -> row.recorded().equals(recorded)).isPresent()) {
            return;
        }
        if (standing.isPresent()) {
            end(standing.get(), recorded.address(), at);
            occupied.goes(standing.get().recorded());
            rights.goes(standing.get().recorded());
        } else {
            resources++;
        }
        // What stood from later on (a clock was set back) cannot have been followed by this one
        // earlier.
        var since = standing.map(Standing::since).filter(at::isBefore).orElse(at);
        session.update(
                """
                INSERT INTO resource (tenant, address, from_serial, from_at, provider, region, driver, remote_id,
                    protect, digest, depends_on, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant, address) DO UPDATE SET
                    from_serial = excluded.from_serial, from_at = excluded.from_at, provider = excluded.provider,
                    region = excluded.region, driver = excluded.driver, remote_id = excluded.remote_id,
                    protect = excluded.protect, digest = excluded.digest, depends_on = excluded.depends_on,
                    content = excluded.content\
                """,
                tenant.name(),
                addresses.write(recorded.address()),
                serial(),
                Moments.nanos(since),
                recorded.location().provider(),
                recorded.location().region(),
                recorded.driver(),
                recorded.remoteId().value(),
                recorded.protect() ? 1 : 0,
                recorded.content().digest().hex(),
                addresses.writeAll(recorded.references()),
                recorded.content().fields().canonical());
        occupied.comes(recorded);
        rights.comes(recorded);
        note(at);
    }

    /**
     * Moves a row to those that stood. One of this same serial never stood between two serials, and
     * is not kept.
     */
    private void end(Standing standing, Address address, Instant at) throws SQLException {
        if (standing.serial() == serial()) {
            return;
        }
        session.update(
                """
                INSERT INTO resource_past (tenant, address, from_serial, from_at, provider, region, driver, remote_id,
                    protect, digest, depends_on, content, to_serial, to_at)
                SELECT tenant, address, from_serial, from_at, provider, region, driver, remote_id,
                    protect, digest, depends_on, content, ?, ?
                FROM resource WHERE tenant = ? AND address = ?\
                """,
                serial(),
                Moments.nanos(at.isBefore(standing.since()) ? standing.since() : at),
                tenant.name(),
                addresses.write(address));
    }

    private Optional<Standing> standing(Address address) throws SQLException {
        var row = new RecordedRow(tenant);
        return session.find(
                "SELECT "
                        + RecordedRow.COLUMNS
                        + ", from_serial, from_at FROM resource WHERE tenant = ? AND address = ?",
                result ->
                        new Standing(
                                row.read(result), result.getLong(3), Moments.of(result.getLong(4))),
                tenant.name(),
                addresses.write(address));
    }

    private void note(Instant at) {
        isChanged = true;
        changedAt = at.isAfter(changedAt) ? at : changedAt;
    }

    /** The serial that what is written here gets. */
    private long serial() {
        return before.serial() + 1;
    }

    /** Writes the shard's new head, if anything changed; the serial it has then. */
    long end() throws SQLException {
        if (!isChanged) {
            return before.serial();
        }
        session.update(
                """
                INSERT INTO shard (tenant, serial, resources, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant) DO UPDATE SET
                    serial = excluded.serial, resources = excluded.resources, changed_at = excluded.changed_at\
                """,
                tenant.name(),
                serial(),
                resources,
                Moments.nanos(changedAt));
        occupied.write(session);
        return serial();
    }
}
