package dk.samsky.state.jdbc;

import dk.samsky.state.StateException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The tables, and how a store of an older Samsky gets them. */
final class Schema {
    /**
     * What one version added.
     *
     * @param tables empty if there are no new ones
     * @param filling what fills them from the older ones
     * @param erases whether what was there before may be found nowhere in the store afterwards,
     *     also by who reads past the tables; then it may be filled twice
     */
    record Version(String tables, Filling filling, boolean erases) {
        static Version of(String tables) {
            return new Version(tables, _ -> {}, false);
        }
    }

    /** Fills new tables. */
    @FunctionalInterface
    interface Filling {
        void fill(Session session) throws SQLException;
    }

    /**
     * One for each version. What was released is never changed: what comes is added. Moments are
     * nanoseconds since 1970, UTC: {@code BIGINT} until 2262.
     */
    static final List<Version> VERSIONS =
            List.of(
                    Version.of(
                            """
                            CREATE TABLE shard (
                                tenant TEXT NOT NULL PRIMARY KEY,
                                serial BIGINT NOT NULL,
                                resources INTEGER NOT NULL,
                                changed_at BIGINT NOT NULL
                            )<clustered>;
                            CREATE TABLE resource (
                                tenant TEXT NOT NULL,
                                address TEXT NOT NULL,
                                from_serial BIGINT NOT NULL,
                                from_at BIGINT NOT NULL,
                                provider TEXT NOT NULL,
                                region TEXT NOT NULL,
                                driver TEXT NOT NULL,
                                remote_id TEXT NOT NULL,
                                protect INTEGER NOT NULL,
                                digest TEXT NOT NULL,
                                depends_on TEXT NOT NULL,
                                content TEXT NOT NULL,
                                PRIMARY KEY (tenant, address)
                            )<clustered>;
                            CREATE TABLE resource_past (
                                tenant TEXT NOT NULL,
                                address TEXT NOT NULL,
                                from_serial BIGINT NOT NULL,
                                from_at BIGINT NOT NULL,
                                provider TEXT NOT NULL,
                                region TEXT NOT NULL,
                                driver TEXT NOT NULL,
                                remote_id TEXT NOT NULL,
                                protect INTEGER NOT NULL,
                                digest TEXT NOT NULL,
                                depends_on TEXT NOT NULL,
                                content TEXT NOT NULL,
                                to_serial BIGINT NOT NULL,
                                to_at BIGINT NOT NULL,
                                PRIMARY KEY (tenant, address, from_serial)
                            )<clustered>;
                            CREATE TABLE run (
                                id TEXT NOT NULL PRIMARY KEY,
                                command TEXT NOT NULL,
                                actor TEXT NOT NULL,
                                git_commit TEXT,
                                reason TEXT,
                                started_at BIGINT NOT NULL
                            )<clustered>;
                            CREATE TABLE journal (
                                tenant TEXT NOT NULL,
                                number BIGINT NOT NULL,
                                operation TEXT NOT NULL,
                                run TEXT NOT NULL,
                                address TEXT NOT NULL,
                                action TEXT NOT NULL,
                                provider TEXT NOT NULL,
                                region TEXT NOT NULL,
                                driver TEXT NOT NULL,
                                protect INTEGER NOT NULL,
                                intended_at BIGINT NOT NULL,
                                result TEXT,
                                detail TEXT,
                                ended_at BIGINT,
                                serial BIGINT NOT NULL,
                                PRIMARY KEY (tenant, number)
                            )<clustered>;
                            CREATE UNIQUE INDEX journal_open ON journal (tenant, operation) WHERE result IS NULL;
                            CREATE TABLE lease (
                                tenant TEXT NOT NULL PRIMARY KEY,
                                token BIGINT NOT NULL,
                                run TEXT NOT NULL,
                                holder TEXT NOT NULL,
                                acquired_at BIGINT NOT NULL,
                                renewed_at BIGINT NOT NULL,
                                expires_at BIGINT
                            )<clustered>;
                            CREATE TABLE address_range (
                                tenant TEXT NOT NULL PRIMARY KEY,
                                first_address BIGINT NOT NULL,
                                last_address BIGINT NOT NULL,
                                prefix INTEGER NOT NULL
                            )<clustered>
                            """),
                    new Version(
                            """
                            CREATE TABLE occupancy (
                                tenant TEXT NOT NULL,
                                provider TEXT NOT NULL,
                                region TEXT NOT NULL,
                                vcpus BIGINT NOT NULL,
                                memory BIGINT NOT NULL,
                                storage BIGINT NOT NULL,
                                servers BIGINT NOT NULL,
                                namespaces BIGINT NOT NULL,
                                public_addresses BIGINT NOT NULL,
                                PRIMARY KEY (tenant, provider, region)
                            )<clustered>
                            """,
                            Occupied::fill,
                            false),
                    Version.of("ALTER TABLE lease ADD COLUMN process TEXT"),
                    // A remark of no tenant, '', is about all of them.
                    Version.of(
                            """
                            CREATE TABLE remark (
                                tenant TEXT NOT NULL,
                                number BIGINT NOT NULL,
                                run TEXT NOT NULL,
                                made_at BIGINT NOT NULL,
                                what TEXT NOT NULL,
                                PRIMARY KEY (tenant, number)
                            )<clustered>
                            """),
                    new Version("", StartTexts::forget, true),
                    new Version(
                            """
                            CREATE TABLE acting (
                                tenant TEXT NOT NULL,
                                address TEXT NOT NULL,
                                group_name TEXT NOT NULL,
                                PRIMARY KEY (tenant, address, group_name)
                            )<clustered>
                            """,
                            Rights::fill,
                            false));

    private final List<Version> versions;

    /** The one of this Samsky. */
    static Schema newest() {
        return new Schema(VERSIONS);
    }

    Schema(List<Version> versions) {
        this.versions = versions;
    }

    /**
     * Brings the store to the newest version; makes it if nothing is there. Whoever dies on the way
     * leaves a store of an older version, from which the next one goes on.
     */
    void migrate(Dialect dialect) throws SQLException {
        var reached = advance(dialect, 0);
        while (reached < versions.size()) {
            dialect.erase();
            reached = advance(dialect, reached + 1);
        }
    }

    /**
     * Takes version after version, up to one after which something is to be erased first.
     *
     * @param erased up to which version that is done
     * @return the version that the store has now
     */
    private int advance(Dialect dialect, int erased) throws SQLException {
        try (var session = dialect.openForWriting()) {
            session.begin();
            var reached = advance(session, dialect, erased);
            if (known(session) < reached) {
                session.update("UPDATE meta SET schema_version = ?", reached);
            }
            session.commit();
            return reached;
        }
    }

    private int advance(Session session, Dialect dialect, int erased) throws SQLException {
        if (session.tables().isEmpty()) {
            session.execute(
                    "CREATE TABLE meta (deployment TEXT NOT NULL, schema_version INTEGER NOT"
                            + " NULL)");
            session.update(
                    "INSERT INTO meta (deployment, schema_version) VALUES (?, 0)",
                    UUID.randomUUID().toString());
        }
        var version = known(session);
        for (var next = version; next < versions.size(); next++) {
            take(versions.get(next), session, dialect);
            // A store that was just made has nothing to erase.
            if (versions.get(next).erases() && version > 0 && next >= erased) {
                return next;
            }
        }
        return versions.size();
    }

    private static void take(Version version, Session session, Dialect dialect)
            throws SQLException {
        if (!version.tables().isEmpty()) {
            for (var statement : version.tables().split(";", -1)) {
                session.execute(statement.replace("<clustered>", dialect.clustered()));
            }
        }
        version.filling().fill(session);
    }

    /** Whether the store is to be brought up to date before it is used. */
    boolean isOld(Session session) throws SQLException {
        return session.tables().isEmpty() || known(session) < versions.size();
    }

    private int known(Session session) throws SQLException {
        var version = version(session);
        if (version > versions.size()) {
            throw new StateException(
                    "The state was written by a newer version of Samsky.",
                    "Run the command with the newest version of Samsky that has been used on this"
                            + " state.");
        }
        return version;
    }

    private static int version(Session session) throws SQLException {
        if (!session.tables().contains("meta")) {
            throw new StateException(
                    "What is kept where the state should be belongs to another program.",
                    "Name another file or database as the location of the state.");
        }
        return session.find("SELECT schema_version FROM meta", row -> row.getInt(1))
                .orElseThrow(() ->
                        new StateException(
                                "The state has lost its identity: it is damaged.",
                                "Restore the state from a backup."));
    }
}
