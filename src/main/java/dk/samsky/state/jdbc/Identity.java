package dk.samsky.state.jdbc;

import dk.samsky.model.DeploymentId;
import dk.samsky.state.StateException;
import java.sql.SQLException;
import java.time.Instant;

/** Whose state it is. */
final class Identity {
    private Identity() {}

    static DeploymentId read(Session session) throws SQLException {
        return new DeploymentId(
                session.find("SELECT deployment FROM meta", row -> row.getString(1)).orElse(""));
    }

    static void write(Session session, DeploymentId deployment) throws SQLException {
        session.update("UPDATE meta SET deployment = ?", deployment.value());
    }

    /** Refuses if it is no longer this one's. */
    static void require(Session session, DeploymentId deployment) throws SQLException {
        if (!read(session).equals(deployment)) {
            throw new StateException(
                    "The state was given another identity since this command began.",
                    "Run the command again: it then plans for the deployment that the state is of"
                            + " now.");
        }
    }

    /**
     * Whether nothing is or was remembered, and nobody is about to. Whoever intends something has a
     * shard from then on.
     */
    static boolean isUnused(Session session, Instant now) throws SQLException {
        return session.find(
                        """
                        SELECT tenant FROM shard UNION ALL SELECT tenant FROM address_range
                        UNION ALL SELECT tenant FROM lease WHERE expires_at > ?\
                        """,
                        row -> row.getString(1),
                        Moments.nanos(now))
                .isEmpty();
    }
}
