package dk.samsky.state.jdbc;

import dk.samsky.model.content.Content;
import dk.samsky.model.json.FieldsReader;
import dk.samsky.model.resource.UserData;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes the texts that servers start with out of a store that was written before there were
 * digests: see decision 0131.
 */
final class StartTexts {
    /** A row's key, the same for both tables, and what the resource consists of. */
    private record Row(String tenant, String address, long serial, String content) {}

    private StartTexts() {}

    /** Writes the digest in place of the text, for what stands and what stood. */
    static void forget(Session session) throws SQLException {
        for (var table : List.of("resource", "resource_past")) {
            var rows =
                    session.list(
                            "SELECT tenant, address, from_serial, content FROM "
                                    + table
                                    + " WHERE content LIKE '%\"cloudInit\"%'",
                            row ->
                                    new Row(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getLong(3),
                                            row.getString(4)));
            for (var row : rows) {
                forget(session, table, row);
            }
        }
    }

    private static void forget(Session session, String table, Row row) throws SQLException {
        try {
            var written = FieldsReader.read(row.content().getBytes(StandardCharsets.UTF_8));
            var content = Content.of(UserData.withoutText(written));
            session.update(
                    "UPDATE "
                            + table
                            + " SET content = ?, digest = ? WHERE tenant = ? AND address = ? AND"
                            + " from_serial = ?",
                    content.fields().canonical(),
                    content.digest().hex(),
                    row.tenant(),
                    row.address(),
                    row.serial());
        } catch (IllegalArgumentException _) {
            // told whenever the tenant is read
        }
    }
}
