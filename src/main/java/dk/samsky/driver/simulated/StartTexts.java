package dk.samsky.driver.simulated;

import dk.samsky.model.content.Content;
import dk.samsky.model.json.FieldsReader;
import dk.samsky.model.resource.UserData;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.TreeMap;

/**
 * Takes the texts that servers start with out of the file of a cloud that kept them, as decision
 * 0131 says of the state.
 */
final class StartTexts {
    private StartTexts() {}

    /**
     * Writes the digest in place of the text, and leaves nothing of the text in the file. May be
     * done twice.
     *
     * @param session in no transaction
     */
    static void forget(Session session) throws SQLException {
        session.execute("BEGIN IMMEDIATE");
        var objects = new TreeMap<String, String>();
        try (var rows =
                session.prepare(
                                "SELECT remote_id, canonical FROM object WHERE canonical LIKE"
                                        + " '%\"cloudInit\"%'")
                        .executeQuery()) {
            while (rows.next()) {
                objects.put(rows.getString(1), rows.getString(2));
            }
        }
        var change =
                session.prepare("UPDATE object SET canonical = ?, digest = ? WHERE remote_id = ?");
        for (var object : objects.entrySet()) {
            var written = FieldsReader.read(object.getValue().getBytes(StandardCharsets.UTF_8));
            var content = Content.of(UserData.withoutText(written));
            change.setString(1, content.fields().canonical());
            change.setString(2, content.digest().hex());
            change.setString(3, object.getKey());
            change.executeUpdate();
        }
        session.execute("COMMIT");
        session.execute("VACUUM");
        session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
