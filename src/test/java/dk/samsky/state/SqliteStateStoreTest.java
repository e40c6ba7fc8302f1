package dk.samsky.state;

import static dk.samsky.state.Estate.AARHUS;
import static dk.samsky.state.Estate.START;
import static dk.samsky.state.Estate.fill;
import static dk.samsky.state.Estate.lease;
import static dk.samsky.state.Estate.put;
import static dk.samsky.state.Estate.recorded;
import static dk.samsky.state.Estate.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStateStoreTest implements SharedStateStoreContract {
    @TempDir Path workspace;

    private final SetClock clock = new SetClock(START);
    private final List<StateStore> opened = new ArrayList<>();

    @Override
    public SetClock clock() {
        return clock;
    }

    @Override
    public StateStore open() {
        return open("");
    }

    private StateStore open(String location) {
        var store = Stores.sqlite(workspace, location, clock);
        synchronized (opened) {
            opened.add(store);
        }
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(StateStore::close);
    }

    private Path directory() {
        return workspace.resolve(".samsky");
    }

    private Path file() {
        return directory().resolve("state.db");
    }

    @Test
    void keepsTheStateFromOthersEyes() throws Exception {
        open();
        assertThat(permissions(directory())).isEqualTo("rwx------");
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(directory().resolve("state.db-wal"))).isEqualTo("rw-------");
    }

    @Test
    void opensAtALocationWithOddCharacters() throws Exception {
        var store = open("år 1/what?mode=memory&x#%41.db");
        assertThat(workspace.resolve("år 1/what?mode=memory&x#%41.db")).exists();
        fill(store, lease(store, AARHUS), 3);
        assertThat(open("år 1/what?mode=memory&x#%41.db").read(AARHUS).resources()).hasSize(3);
    }

    @Test
    void leavesOneFileWhenClosed() throws Exception {
        var store = open();
        fill(store, lease(store, AARHUS), 3);
        store.close();
        try (var files = Files.list(directory())) {
            assertThat(files).containsExactly(file());
        }
    }

    /**
     * DESIGN.md: writing costs what changed. Issue 4: a run that changes one resource writes at
     * most 64 KiB.
     */
    @Test
    void writesLittleForAChangeOfOneResource() throws Exception {
        var first = open();
        fill(first, lease(first, AARHUS), 600);
        first.release(first.findLease(AARHUS).orElseThrow());
        first.close();
        var before = Files.size(file());

        var store = open();
        store.begin(Estate.RUN);
        var lease =
                store.acquire(AARHUS, Estate.RUN.id(), Holder.named("anna on laptop"), Estate.TTL);
        put(store, lease, "op-1", recorded(server(AARHUS, 300), 9_999), START.plusSeconds(1));
        store.release(lease);

        var written = Files.size(directory().resolve("state.db-wal"));
        store.close();
        assertThat(written + Files.size(file()) - before).isBetween(1L, 64L * 1024);
    }

    @Test
    void takesLittleRoomForAResource() throws Exception {
        var store = open();
        fill(store, lease(store, AARHUS), 2_000);
        store.close();
        assertThat(Files.size(file()) / 2_000).isLessThanOrEqualTo(1_536);
    }

    /**
     * After each number of writes: what was written is there, and the next run knows what is not
     * resolved.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void survivesTheDeathOfTheProcess(int writes) throws Exception {
        var killed =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledRun.class.getName(),
                                workspace.toString(),
                                Integer.toString(writes))
                        .inheritIO()
                        .start();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).isEqualTo(KilledRun.KILLED);

        var store = open();
        assertThat(store.read(AARHUS).serial()).isEqualTo(writes / 2);
        assertThat(store.read(AARHUS).resources()).hasSize(writes / 2);
        assertThat(store.unresolved(AARHUS)).hasSize(writes % 2);
        assertThat(store.findLease(AARHUS)).isPresent();
    }

    /** A power cut leaves any part of the last writes: whatever is left is a state that was. */
    @Test
    void opensWithAnyPartOfTheLastWrites() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var written = new ArrayList<Shard>(List.of(store.read(AARHUS)));
        for (var step = 0; step < 10; step++) {
            put(store, lease, "op-" + step, recorded(server(AARHUS, step % 3), step), START);
            written.add(store.read(AARHUS));
        }
        var wal = Files.readAllBytes(directory().resolve("state.db-wal"));
        var random = new Random(3);
        var seen = new ArrayList<Long>();
        for (var cut = 0; cut < 25; cut++) {
            var copy = Files.createDirectories(workspace.resolve("copy-" + cut));
            Files.copy(file(), copy.resolve("state.db"));
            var part = Arrays.copyOf(wal, wal.length / 3 + random.nextInt(wal.length * 2 / 3));
            Files.write(copy.resolve("state.db-wal"), part);
            var shard = open("copy-" + cut + "/state.db").read(AARHUS);
            assertThat(shard)
                    .as("%d bytes", part.length)
                    .isEqualTo(written.get((int) shard.serial()));
            seen.add(shard.serial());
        }
        assertThat(seen).anyMatch(serial -> serial > 0);
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Files.createDirectories(directory());
        Files.writeString(file(), "This is a text of some length. ".repeat(100));
        assertRefused("is no state store");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        Files.createDirectories(directory());
        change("CREATE TABLE bookmarks (url TEXT)");
        assertRefused("belongs to another program");
    }

    @Test
    void refusesATruncatedFile() throws Exception {
        var store = open();
        fill(store, lease(store, AARHUS), 600);
        store.close();
        for (var rest : List.of(0.5, 0.1)) {
            try (var whole = new RandomAccessFile(file().toFile(), "rw")) {
                whole.setLength((long) (whole.length() * rest));
            }
            assertRefused("is damaged");
        }
    }

    @Test
    void saysWhichTenantIsDamagedWhenFieldsCannotBeRead() throws Exception {
        var store = open();
        fill(store, lease(store, AARHUS), 1);
        store.close();
        change("UPDATE resource SET content = '{\"image\":'");
        var recorded = open().read(AARHUS).resources().firstEntry().getValue();
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> recorded.content().fields())
                .withMessageContaining("aarhus");
    }

    @Test
    void addsUpWhatStandsInAStateOfTheFirstVersion() throws Exception {
        var store = open();
        var lease = lease(store, AARHUS);
        var random = new Random(11);
        for (var step = 0; step < 40; step++) {
            put(store, lease, "op-" + step, OccupancyContract.some(AARHUS, random), START);
        }
        var shard = store.read(AARHUS);
        var occupancy = store.occupancy();
        var acting = store.acting();
        store.close();
        change("DROP TABLE acting");
        change("DROP TABLE remark");
        change("DROP TABLE occupancy");
        change("ALTER TABLE lease DROP COLUMN process");
        change("UPDATE meta SET schema_version = 1");

        for (var time = 0; time < 2; time++) {
            var newer = open();
            assertThat(newer.occupancy()).isNotEmpty().isEqualTo(occupancy);
            assertThat(newer.acting()).isNotEmpty().isEqualTo(acting);
            assertThat(newer.read(AARHUS)).isEqualTo(shard);
            newer.close();
        }
    }

    @Test
    void refusesAStateOfANewerSamsky() throws Exception {
        open().close();
        change("UPDATE meta SET schema_version = 99");
        assertRefused("newer version of Samsky");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws Exception {
        Files.writeString(workspace.resolve(".samsky"), "", StandardCharsets.UTF_8);
        assertRefused("cannot be made");
    }

    @Test
    void refusesALocationThatIsADirectory() throws Exception {
        Files.createDirectories(file());
        assertRefused("cannot be opened");
    }

    private void assertRefused(String what) {
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> open().read(AARHUS))
                .withMessageContaining(what)
                .satisfies(refused -> {
                    assertThat(refused.getMessage())
                            .endsWith(".")
                            .doesNotContainIgnoringCase("sql", "exception");
                    assertThat(refused.remedy())
                            .endsWith(".")
                            .doesNotContainIgnoringCase("exception");
                });
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
