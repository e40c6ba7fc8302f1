package dk.samsky.state.jdbc;

import dk.samsky.model.Location;
import dk.samsky.model.Recorded;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantId;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.json.FieldsReader;
import dk.samsky.state.StateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the rows of one shard. What most rows share, they share in memory too; what a resource
 * consists of stays as bytes until somebody asks. For one thread.
 */
final class RecordedRow {
    /**
     * All short texts as one, a line each: fetching a column costs as much as reading it. The last
     * may hold any character, the others hold no line break.
     */
    static final String COLUMNS =
            """
            concat_ws('
            ', address, provider, region, driver, protect, digest, depends_on, remote_id), content\
            """;

    private final TenantId tenant;
    private final Addresses addresses;
    private final Map<String, String> drivers = new HashMap<>();
    private final Map<Location, Location> locations = new HashMap<>();

    RecordedRow(TenantId tenant) {
        this.tenant = tenant;
        this.addresses = new Addresses(tenant);
    }

    /** Of {@link #COLUMNS}, which come first. */
    Recorded read(ResultSet row) throws SQLException {
        return Damage.ofShard(tenant, () -> readAsIs(row));
    }

    private Recorded readAsIs(ResultSet row) throws SQLException {
        var lines = new Lines(row.getString(1));
        var address = addresses.read(lines.next());
        var location = new Location(lines.next(), lines.next());
        var driver = lines.next();
        var isProtected = lines.next().equals("1");
        var digest = Digest.parse(lines.next());
        var references = addresses.readAll(lines.next());
        return new Recorded(
                address,
                locations.computeIfAbsent(location, same -> same),
                drivers.computeIfAbsent(driver, same -> same),
                new RemoteId(lines.rest()),
                content(tenant, digest, row.getBytes(2)),
                references,
                isProtected);
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

        String rest() {
            return text.substring(start);
        }
    }

    private static Content content(TenantId tenant, Digest digest, byte[] text) {
        return new Content(digest, () -> fields(tenant, text));
    }

    private static Fields fields(TenantId tenant, byte[] text) {
        try {
            return FieldsReader.read(text);
        } catch (IllegalArgumentException damaged) {
            throw StateException.damaged(tenant, damaged);
        }
    }
}
