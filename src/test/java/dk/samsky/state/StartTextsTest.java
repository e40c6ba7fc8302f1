package dk.samsky.state;

import static dk.samsky.state.Estate.AARHUS;
import static dk.samsky.state.Estate.START;
import static dk.samsky.state.Estate.lease;
import static dk.samsky.state.Estate.put;
import static dk.samsky.state.Estate.remove;
import static dk.samsky.state.Estate.server;
import static org.assertj.core.api.Assertions.assertThat;

import dk.samsky.model.Recorded;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Fields;
import dk.samsky.model.content.Value;
import dk.samsky.model.resource.UserData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state of the version that wrote out what servers start with. */
class StartTextsTest {
    private static final String SECRET = "correct-horse-battery";

    @TempDir Path workspace;

    private final SetClock clock = new SetClock(START);

    private StateStore open() {
        return Stores.sqlite(workspace, "state.db", clock);
    }

    private static String text(int version) {
        return "#cloud-config\npassword: " + SECRET + version + "\n" + "#".repeat(900);
    }

    private static Recorded starting(int number, String cloudInit) {
        var fields =
                Fields.builder().text("image", "debian-12").text("cloudInit", cloudInit).build();
        var plain = Estate.recorded(server(AARHUS, number), 1);
        return new Recorded(
                plain.address(),
                plain.location(),
                plain.driver(),
                plain.remoteId(),
                Content.of(fields),
                plain.references(),
                plain.protect());
    }

    /** What stands, what stood, and what is gone; and one whose fields are damaged. */
    private void makeOldState() throws Exception {
        try (var store = open()) {
            var lease = lease(store, AARHUS);
            for (var number = 0; number < 40; number++) {
                for (var version = 0; version < 3; version++) {
                    put(
                            store,
                            lease,
                            "op-" + number + "-" + version,
                            starting(number, text(version)),
                            at(version));
                }
            }
            for (var number = 20; number < 40; number++) {
                remove(store, lease, "gone-" + number, server(AARHUS, number), at(3));
            }
            put(store, lease, "bare", Estate.recorded(server(AARHUS, 50), 9), at(3));
        }
        change("DROP TABLE acting");
        change("UPDATE meta SET schema_version = 4");
    }

    private static Instant at(int version) {
        return START.plusSeconds(version);
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path file() {
        return workspace.resolve("state.db");
    }

    /** The file and those beside it, to the last byte. */
    private String bytes() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(workspace)) {
            for (var file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static List<String> written(StateStore store, long serial) {
        var texts = new ArrayList<String>();
        store.readAt(AARHUS, serial)
                .orElseThrow()
                .resources()
                .values()
                .forEach(recorded -> {
                    var content = recorded.content();
                    assertThat(content).isEqualTo(Content.of(content.fields()));
                    if (content.fields().find("cloudInit").orElse(null)
                            instanceof Value.Text(var text)) {
                        texts.add(text);
                    }
                });
        return texts;
    }

    @Test
    void theTextIsADigestInWhatStandsAndStoodAndIsInNoFileAnyMore() throws Exception {
        makeOldState();
        assertThat(bytes()).contains(SECRET);
        for (var time = 0; time < 2; time++) {
            try (var store = open()) {
                var shard = store.read(AARHUS);
                assertThat(shard.resources()).hasSize(21);
                assertThat(shard.resources().get(server(AARHUS, 50)))
                        .isEqualTo(Estate.recorded(server(AARHUS, 50), 9));
                assertThat(written(store, shard.serial()))
                        .hasSize(20)
                        .containsOnly(UserData.of(text(2)).written());
                assertThat(written(store, 120))
                        .hasSize(40)
                        .containsOnly(UserData.of(text(2)).written());
                assertThat(written(store, 2)).containsExactly(UserData.of(text(1)).written());
                assertThat(bytes()).doesNotContain(SECRET);
            }
            assertThat(bytes()).doesNotContain(SECRET);
        }
    }

    @Test
    void whoOnlyLooksSeesTheDigest() throws Exception {
        makeOldState();
        try (var store = Stores.look(workspace, "state.db", clock)) {
            assertThat(written(store, 2)).containsExactly(UserData.of(text(1)).written());
        }
        assertThat(bytes()).contains(SECRET);
    }

    @Test
    void aDamagedRowStaysAsItIsAndStopsNoOther() throws Exception {
        makeOldState();
        change(
                "UPDATE resource SET content = '{\"cloudInit\":' WHERE address LIKE '%"
                        + server(AARHUS, 0).name()
                        + "'");
        try (var store = open()) {
            assertThat(written(store, 2)).containsExactly(UserData.of(text(1)).written());
        }
    }
}
