package dk.samsky.driver.simulated;

import dk.samsky.driver.DriverException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The tables of the cloud's file. A file of another program is refused, not overwritten. */
final class CloudSchema {
    private static final int APPLICATION = 0x534d534b;
    private static final int VERSION = 3;

    /** Has the tables of today, and writes out what servers start with. */
    private static final int WITH_TEXTS = 2;

    private static final String[] TABLES = {
        // A tenant's objects of one kind lie side by side, in the order that pages are read in.
        """
        CREATE TABLE object (
            location TEXT NOT NULL, deployment TEXT NOT NULL, tenant TEXT NOT NULL, kind TEXT NOT NULL,
            remote_id TEXT NOT NULL, address TEXT, operation TEXT, digest TEXT NOT NULL, canonical TEXT NOT NULL,
            ready_at INTEGER NOT NULL, gone_at INTEGER, failure TEXT,
            vcpus INTEGER NOT NULL, memory INTEGER NOT NULL, storage INTEGER NOT NULL, servers INTEGER NOT NULL,
            namespaces INTEGER NOT NULL, public_addresses INTEGER NOT NULL,
            range_start INTEGER, -- a network's first address
            PRIMARY KEY (location, deployment, tenant, kind, remote_id)
        ) WITHOUT ROWID\
        """,
        "CREATE UNIQUE INDEX object_by_id ON object (remote_id)",
        "CREATE INDEX object_by_mark ON object (location, deployment, tenant, address)",
        "CREATE INDEX object_by_operation ON object (location, deployment, tenant, operation)",
        "CREATE INDEX object_by_range ON object (location, deployment, tenant, range_start)"
                + " WHERE range_start IS NOT NULL",
        "CREATE INDEX object_leaving ON object (gone_at) WHERE gone_at IS NOT NULL",
        """
        CREATE TABLE reference (
            source TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, target)
        ) WITHOUT ROWID\
        """,
        "CREATE INDEX reference_by_target ON reference (target)",
        // Kept by triggers, so that a quota costs one row and not a sum over all that stands.
        """
        CREATE TABLE taken (
            location TEXT NOT NULL, deployment TEXT NOT NULL, tenant TEXT NOT NULL,
            vcpus INTEGER NOT NULL DEFAULT 0, memory INTEGER NOT NULL DEFAULT 0, storage INTEGER NOT NULL DEFAULT 0,
            servers INTEGER NOT NULL DEFAULT 0, namespaces INTEGER NOT NULL DEFAULT 0,
            public_addresses INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (location, deployment, tenant)
        ) WITHOUT ROWID\
        """,
        "CREATE TRIGGER object_comes AFTER INSERT ON object BEGIN "
                + "INSERT OR IGNORE INTO taken (location, deployment, tenant)"
                + " VALUES (NEW.location, NEW.deployment, NEW.tenant);"
                + sum("NEW", "+")
                + " END",
        "CREATE TRIGGER object_goes AFTER DELETE ON object BEGIN "
                + sum("OLD", "-")
                + " DELETE FROM reference WHERE source = OLD.remote_id; END",
        "CREATE TRIGGER object_changes AFTER UPDATE ON object BEGIN "
                + sum("OLD", "-")
                + sum("NEW", "+")
                + " END",
        """
        CREATE TABLE fault (
            id INTEGER PRIMARY KEY, origin TEXT UNIQUE, rule TEXT NOT NULL, passing INTEGER NOT NULL,
            remaining INTEGER NOT NULL
        )\
        """,
        "CREATE TABLE call (operation TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID"
    };

    private CloudSchema() {}

    private static String sum(String row, String sign) {
        var set = new StringBuilder();
        for (var column :
                new String[] {
                    "vcpus", "memory", "storage", "servers", "namespaces", "public_addresses"
                }) {
            set.append(set.isEmpty() ? "" : ", ")
                    .append(column + " = " + column + " " + sign + " " + row + "." + column);
        }
        return " UPDATE taken SET "
                + set
                + " WHERE location = "
                + row
                + ".location AND deployment = "
                + row
                + ".deployment AND tenant = "
                + row
                + ".tenant;";
    }

    static void prepare(Session session, Path path) throws SQLException, DriverException {
        if (pragma(session, "user_version") == VERSION
                && pragma(session, "application_id") == APPLICATION) {
            return;
        }
        // Outside a transaction, where SQLite wants it; it is remembered in the file.
        session.execute("PRAGMA journal_mode = WAL");
        session.execute("BEGIN IMMEDIATE");
        var version = pragma(session, "user_version");
        if (version == 0 && pragma(session, "application_id") == 0 && count(session) == 0) {
            for (var statement : TABLES) {
                session.execute(statement);
            }
            session.execute("PRAGMA application_id = " + APPLICATION);
            session.execute("PRAGMA user_version = " + VERSION);
            version = VERSION;
        }
        session.execute("COMMIT");
        if (version == WITH_TEXTS && pragma(session, "application_id") == APPLICATION) {
            StartTexts.forget(session);
            session.execute("PRAGMA user_version = " + VERSION);
            version = VERSION;
        }
        if (pragma(session, "application_id") != APPLICATION) {
            throw Settings.invalid(
                    "The file "
                            + path
                            + " is not an embedded cloud but another program's database.",
                    "Name another file under 'file' in the provider's document.");
        }
        if (version != VERSION) {
            throw Settings.invalid(
                    "The file " + path + " was made by another version of Samsky.",
                    "Use that version, or name another file under 'file' in the provider's"
                            + " document.");
        }
    }

    private static int count(Session session) throws SQLException {
        return number(session, "SELECT count(*) FROM sqlite_schema");
    }

    private static int pragma(Session session, String name) throws SQLException {
        return number(session, "PRAGMA " + name);
    }

    private static int number(Session session, String sql) throws SQLException {
        try (var rows = session.prepare(sql).executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
